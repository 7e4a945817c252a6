/**
 * What somebody elsewhere answers, as long as that is no more than they have to say.
 *
 * @param longest in bytes; no more than that, and one part, is ever held
 * @throws when it is longer
 */
export async function readWithin(response: Response, longest: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > longest) throw new Error(`it answers more than ${longest} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
