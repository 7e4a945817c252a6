import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

/**
 * Follows what a page loads from now on.
 *
 * @returns asks for what was loaded so far: its size in gzip (bytes) by its address, so that what the service worker
 * keeps meanwhile counts once
 */
export function followLoads(
  page: Page,
  isMeant: (response: Response) => boolean,
): () => Promise<ReadonlyMap<string, number>> {
  const loads = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!isMeant(response) || loads.has(response.url())) return;
    const size = response.body().then((body) => gzipSync(body).length);
    // What is still on its way when the test is over, nobody asks for.
    size.catch(() => undefined);
    loads.set(response.url(), size);
  });
  return async () =>
    new Map(await Promise.all([...loads].map(async ([url, size]) => [url, await size] as const)));
}

export const isScript = (response: Response): boolean => response.request().resourceType() === 'script';

export function sum(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((total, one) => total + one, 0);
}
