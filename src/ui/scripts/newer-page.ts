import { pageRevision } from './mine-store.ts';

/** Of the answer that was last read. */
let etag: string | null = null;

/**
 * Asks whether the page has changed since it was opened; who has the bytes already is not sent them again.
 *
 * @returns the page as it is now; `null`: it says what it said
 * @throws when nobody answers, or not with a page of ours
 */
export async function askNewerPage(): Promise<Document | null> {
  const { pathname, search } = location;
  // What somebody typed is not sent again.
  const address = new URLSearchParams(search).has('q') ? pathname : pathname + search;
  // The first time the browser knows what it has.
  const asked: RequestInit =
    etag === null ? { cache: 'no-cache' } : { headers: { 'If-None-Match': etag }, cache: 'no-store' };
  const response = await fetch(address, asked);
  if (response.status === 304) return null;
  const now = new DOMParser().parseFromString(await response.text(), 'text/html');
  const revision = Number(now.documentElement.dataset.revision);
  if (!(revision >= 0)) throw new Error(`${pathname}: ${response.status}`);
  const isNewer = revision > pageRevision() || (isCopy(document) && !isCopy(now));
  // What is newer goes on being so.
  etag = isNewer ? null : response.headers.get('ETag');
  return isNewer ? now : null;
}

/** It stood in for a page that could not be had. */
function isCopy(page: Document): boolean {
  return page.querySelector('.offline') !== null;
}
