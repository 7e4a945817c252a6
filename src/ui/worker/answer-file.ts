import { FILES, findKept, keepFile } from './keep.ts';

/** A fingerprinted file never changes: kept ones are as good as new. Without a cache it comes from the network. */
export async function answerFile(request: Request): Promise<Response> {
  const kept = await findKept(FILES, request.url).catch(() => null);
  if (kept) return kept;
  const response = await fetch(request);
  await keepFile(request.url, response).catch(() => undefined);
  return response;
}
