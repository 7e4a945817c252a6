import { type Locale, splitLocale } from '../domain/locale.ts';
import type { SnapshotEntry } from '../publish/snapshot.ts';
import type { FrontAnswer } from './answers.ts';
import { escapeHtml, shorten } from './fill.ts';
import type { Generation } from './generation.ts';
import { madeAnswer } from './made-answer.ts';
import { sayOutdated } from './outdated.ts';
import { plainAnswer } from './plain.ts';
import type { FrontQuestion } from './question.ts';

interface Words {
  readonly unanswered: (typed: string) => string;
  readonly again: string;
  /** Where asking again would be of no use: a mirror has nobody who could answer. */
  readonly unanswerable: (typed: string) => string;
}

/** HTML; `typed` is escaped, and has a direction of its own. */
const WORDS: Readonly<Record<Locale, Words>> = {
  pl: {
    unanswered: (typed) =>
      `Nie możemy teraz odpowiedzieć na zapytanie „${typed}”. Poniżej jest cała strona, taka jak bez niego.`,
    again: 'Spróbuj ponownie',
    unanswerable: (typed) =>
      `Na tej kopii strony nie da się odpowiedzieć na zapytanie „${typed}”. Poniżej jest cała strona, taka jak bez niego.`,
  },
  en: {
    unanswered: (typed) =>
      `We cannot answer your request for “${typed}” right now. Below is the whole page, as it is without it.`,
    again: 'Try again',
    unanswerable: (typed) =>
      `This copy of the site cannot answer your request for “${typed}”. Below is the whole page, as it is without it.`,
  },
};

/**
 * What an address answers whose query only backstage could have answered: a page without its query, which says so with what
 * was typed; for machines a refusal, since they would take the whole for what they asked for. Nobody keeps either.
 *
 * @param asked its query as the address knows it, and whether nobody stands behind this front who could ever answer
 */
export function unaskedAnswer(
  question: FrontQuestion,
  generation: Generation,
  entry: SnapshotEntry,
  { path, query, isAlone }: { readonly path: string; readonly query: string; readonly isAlone: boolean },
): FrontAnswer {
  const ready = generation.answer(entry, ['identity']);
  const isPage = entry.headers.some(
    ([name, value]) => name === 'Content-Type' && value.startsWith('text/html'),
  );
  if (!isPage || !ready?.body) {
    const typed = shorten(new URLSearchParams(query).toString());
    return plainAnswer(503, {
      path,
      headers: { 'Latarnia-Degraded': 'query-refused' },
      words: [
        `Na „${typed}” nie możemy teraz odpowiedzieć. Cały dokument jest pod tym adresem bez zapytania.`,
        `"${typed}" cannot be answered right now. The whole document is at this address without a query.`,
      ],
    });
  }
  const note = noteOf(splitLocale(path).locale, query, isAlone);
  return madeAnswer(question, ready, {
    status: entry.status,
    headers: { 'Latarnia-Degraded': 'query-ignored', 'Referrer-Policy': 'no-referrer' },
    body: sayOutdated(ready.body.toString('utf8'), generation).replace(/<main\b/, () => `${note}<main`),
    counted: 'query',
  });
}

/** Stands where a page that was kept for want of a connection says so, and looks like that. */
function noteOf(locale: Locale, query: string, isAlone: boolean): string {
  const { unanswered, again, unanswerable } = WORDS[locale];
  const typed = [...new URLSearchParams(query).values()].filter((value) => value.trim() !== '').join(', ');
  const shown = `<bdi>${escapeHtml(shorten(typed))}</bdi>`;
  const said = isAlone
    ? unanswerable(shown)
    : `${unanswered(shown)} <a href="?${escapeHtml(query)}">${again}</a>`;
  return `<p class="offline frame" role="status">${said}</p>`;
}
