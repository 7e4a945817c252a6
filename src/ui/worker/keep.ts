/** Their names change with what is kept in them: what a former worker kept is dropped, not understood. */
export const PAGES = 'pages-2';
export const FILES = 'files-2';

/** How many are kept of each; the oldest go first. */
const MOST = { [PAGES]: 150, [FILES]: 100 } as const;

/** A page as the site sends it, that may be shown again. What the site says shall not be kept is not. */
function isPage(response: Response): boolean {
  return (
    response.status === 200 &&
    response.type === 'basic' &&
    !response.redirected &&
    /text\/html/.test(response.headers.get('Content-Type') ?? '') &&
    !/no-store/.test(response.headers.get('Cache-Control') ?? '')
  );
}

/** A whole file of ours; whoever answers for the site in between (the page of a hotspot) answers with a page. */
function isFile(response: Response): boolean {
  return (
    response.status === 200 &&
    response.type === 'basic' &&
    !/text\/html/.test(response.headers.get('Content-Type') ?? '')
  );
}

/**
 * Keeps a page, or forgets it when it is gone for good. The response itself stays unread.
 *
 * @param address without a query
 * @throws when there is no room, or no cache
 */
export async function keepPage(address: string, response: Response): Promise<void> {
  if (isPage(response)) await put(PAGES, address, response.clone());
  else if (response.status === 404 || response.status === 410)
    await (await caches.open(PAGES)).delete(address);
}

/** The same for a fingerprinted file, which never changes. */
export async function keepFile(address: string, response: Response): Promise<void> {
  if (isFile(response)) await put(FILES, address, response.clone());
}

export async function findKept(name: typeof PAGES | typeof FILES, address: string): Promise<Response | null> {
  return (await (await caches.open(name)).match(address)) ?? null;
}

/** The revision up to which an answer is current; `null`: a server of files does not say. */
export function revisionOfResponse({ headers }: Response): string | null {
  return headers.get('Latarnia-Revision');
}

/** Whether another page is kept that is current up to a later revision. */
export async function isBehind(kept: Response): Promise<boolean> {
  const own = Number(revisionOfResponse(kept));
  const all = await (await caches.open(PAGES)).matchAll();
  return all.some((one) => Number(revisionOfResponse(one)) > own);
}

/** The kept pages by how they are called in the window, without the site's name; the oldest first. */
export async function keptTitles(origin: string): Promise<{ path: string; title: string }[]> {
  const cache = await caches.open(PAGES);
  const found: { path: string; title: string }[] = [];
  for (const { url } of await cache.keys()) {
    const html = await (await cache.match(url))?.text();
    const title = /<title>([^<]*?)(?: · [^<·]*)?<\/title>/.exec(html ?? '')?.[1];
    if (title && url.startsWith(origin)) found.push({ path: url.slice(origin.length), title });
  }
  return found;
}

async function put(name: typeof PAGES | typeof FILES, address: string, response: Response): Promise<void> {
  const cache = await caches.open(name);
  await cache.put(address, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST[name]))) await cache.delete(old);
}
