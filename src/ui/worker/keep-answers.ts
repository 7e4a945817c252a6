import { LOCALES, type Locale, localePath, splitLocale } from '../../domain/locale.ts';
import { findKept, PAGES, revisionOfResponse } from './keep.ts';
import { fetchPage } from './keep-most.ts';

/** What is worth having beside what is kept at once. */
const WORTH = /^\/(?:faq\/[\w-]+|incidents\/[\w-]+|history)\/$/;

/** So many are kept at most; readers' own pages have room beside them. */
const MOST = 90;

/** With less room than this nothing is fetched ahead (bytes). */
const ROOM = 20 * 1024 * 1024;

let isKeeping = false;

/**
 * The answers, the history and the incidents in one language, one after another; what is kept as of the revision that the
 * site is at is not fetched again. When the site goes on meanwhile it begins anew, so that all of them are of one revision.
 *
 * @param asked the reader's language
 */
export async function keepAnswers(asked: unknown): Promise<void> {
  const locale = LOCALES.find((one) => one === asked);
  if (!locale || isKeeping || !(await hasRoom())) return;
  isKeeping = true;
  try {
    // Once more is enough: the next page that is opened goes on.
    if (!(await keepAll(locale))) await keepAll(locale);
  } finally {
    isKeeping = false;
  }
}

/** @returns whether all that is kept is of one revision */
async function keepAll(locale: Locale): Promise<boolean> {
  const found = new Set<string>([localePath(locale, '/history/')]);
  let revision: string | null = null;
  for (const path of ['/', '/faq/']) {
    const page = await fetchPage(localePath(locale, path));
    revision = page.revision;
    for (const [, address = ''] of page.html.matchAll(/href="(\/[\w/-]+\/)"/g)) {
      const split = splitLocale(address);
      if (split.locale === locale && WORTH.test(split.path)) found.add(address);
    }
  }
  for (const address of [...found].slice(0, MOST)) {
    const kept = await findKept(PAGES, location.origin + address);
    if (kept && revisionOfResponse(kept) === revision) continue;
    const page = await fetchPage(address);
    if (page.revision !== revision) return false;
  }
  return true;
}

async function hasRoom(): Promise<boolean> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === 0 || quota - usage > ROOM;
}
