import { htmlOfText } from '../domain/html-of-text.ts';
import { pinnedWords } from '../i18n/pinned.ts';
import { changedWords } from '../i18n/word-changes.ts';
import type { AnswerVersions, PinnedView } from '../views/pinned.ts';

/**
 * The last versions of an answer, as `/faq/<slug>/versions.json` has them: from which revision each was shown, and what is said
 * to whoever comes by a link to it. A revision between two is the version before it; HTML is what the page shows.
 */
export function formatVersions({ versions, hasOlder, absent, unknown }: AnswerVersions) {
  return {
    versions: versions.map(({ from, view }) => ({
      from,
      changed: view.kind !== 'same',
      html: formatPinned(view),
    })),
    older: hasOlder,
    absent: formatPinned(absent),
    unknown: formatPinned(unknown),
  };
}

/** What is said above an answer, as HTML: the same from backstage, from the front alone, and put in by the browser. */
export function formatPinned({ locale, text, changes }: PinnedView): string {
  const said = `<p>${htmlOfText(text)}</p>`;
  if (changes === null) return said;
  const words = changedWords[locale];
  const lang = changes.lang === null ? '' : ` lang="${changes.lang}"`;
  const label = (word: string) =>
    `<span class="visually-hidden"${changes.lang === null ? '' : ` lang="${locale}"`}>${htmlOfText(word)} </span>`;
  const lines = changes.lines.map((line) => {
    const runs = line.map(({ kind, text: run }) => {
      if (kind === 'same') return htmlOfText(run);
      return kind === 'removed'
        ? `<del>${label(words.removed)}${htmlOfText(run)}</del>`
        : `<ins>${label(words.added)}${htmlOfText(run)}</ins>`;
    });
    return `<p class="as-said"${lang}>${runs.join('')}</p>`;
  });
  const more = changes.isCut ? `<p class="soft small">${htmlOfText(words.cut)}</p>` : '';
  const title = htmlOfText(pinnedWords[locale].differences);
  return `${said}<details open><summary>${title}</summary>${lines.join('')}${more}</details>`;
}
