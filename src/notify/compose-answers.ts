import { answersAt } from '../domain/catalogue.ts';
import type { ContentDocument, FaqMeta } from '../domain/documents.ts';
import { localePath } from '../domain/locale.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Change } from '../domain/state.ts';
import { faqWords } from '../i18n/faq.ts';
import { messageWords } from '../i18n/messages.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { changedWords } from '../i18n/word-changes.ts';
import { effectivePanels } from '../views/addressees.ts';
import type { ViewContext } from '../views/context.ts';
import { panelIds, panelNames } from '../views/panels.ts';
import { wordChanges } from '../views/word-changes.ts';
import { namedPart } from '../views/words.ts';
import { asSentence, type ComposedPart, eventOf } from './compose-part.ts';
import { documentLines, foreignWords, type TypedLines, together } from './typed-lines.ts';

/** A document of an answer before and after. */
type ChangedDocument = Change['documents'][number];

/** What is told of an answer whose words are others: what of them, and all that it says now. `null`: nothing is left to say. */
export function answerPart(
  context: ViewContext,
  slug: string,
  panels: readonly PanelId[],
  occurrences: readonly Occurrence[],
): ComposedPart | null {
  const { state, locale, siteUrl } = context;
  const words = messageWords[locale];
  const changed = netDocuments(context, slug, occurrences);
  const last = occurrences.at(-1);
  const entries = answersAt(state, slug).filter(
    ({ meta }) =>
      panels.length === 0 || meta.panels.length === 0 || meta.panels.some((id) => panels.includes(id)),
  );
  const [first] = entries;
  const gone = changed?.find(({ before }) => before !== null)?.before;
  const question = first
    ? namedPart(context, first)
    : gone && { title: gone.words.title, lang: gone.locale === locale ? null : gone.locale };
  if (changed?.length === 0 || !last || !question) return null;
  const { title, lang } = question;
  const isNew = changed?.every(({ before }) => before === null) ?? false;
  const name = first ? (isNew ? words.answerNew : words.answerChanged) : words.answerGone;
  const path = `/faq/${slug}/`;
  const said = together(entries.map((entry) => saidLines(context, entry, entries.length > 1)));
  return {
    of: 'answer',
    section: {
      heading: title,
      href: `${siteUrl ?? ''}${localePath(locale, path)}`,
      lines: first
        ? [
            ...(isNew ? [] : (changed ?? []).flatMap((one) => differences(context, one))),
            ...(isNew || said.lines.length === 0 ? [] : [words.answerNow]),
            ...(said.lines.length === 0 ? [faqWords[locale].silent] : said.lines),
          ]
        : [asSentence(words.answerGone(title))],
      foreign: { ...foreignWords([title], lang), ...said.foreign },
      at: last.at,
      tone: 'plain',
    },
    subject: { before: name(''), name: title, after: '' },
    path,
    panels,
    feature: null,
    state: null,
    count: 1,
    thread: `answer/${slug}`,
  };
}

/** From what each document of the answer said before all of it to what it says now; in the reader's language, if there is one; `null`: none of them changed. */
function netDocuments(
  { state, locale }: ViewContext,
  slug: string,
  occurrences: readonly Occurrence[],
): ChangedDocument[] | null {
  const all = occurrences
    .flatMap((one) => eventOf(state, one) ?? [])
    .flatMap(({ documents }) => documents)
    .filter(({ before, after }) => isOf(before, slug, state) || isOf(after, slug, state));
  // It reads otherwise because a state is another.
  if (all.length === 0) return null;
  const inTheirs = all.some((one) => localeOf(one) === locale)
    ? all.filter((one) => localeOf(one) === locale)
    : all;
  return [...Map.groupBy(inTheirs, ({ path }) => path).values()].flatMap(([first]) => {
    if (!first) return [];
    const after = state.documents[first.path]?.document ?? null;
    const isSame = JSON.stringify(first.before?.words) === JSON.stringify(after?.words);
    return isSame ? [] : [{ ...first, after }];
  });
}

function localeOf({ before, after }: ChangedDocument): string | undefined {
  return (after ?? before)?.locale;
}

/** A translation has no slug of its own: it lies beside the source. */
function isOf(document: ContentDocument | null, slug: string, state: ViewContext['state']): boolean {
  if (document === null || document.collection !== 'faq') return false;
  if (document.locale === 'pl') return document.meta.collection === 'faq' && document.meta.slug === slug;
  return answersAt(state, slug).some(({ source }) => document.path.endsWith(source.path.slice('pl'.length)));
}

function differences(context: ViewContext, changed: ChangedDocument): string[] {
  const { removed, added, cut } = changedWords[context.locale];
  const { quoted } = messageWords[context.locale];
  const changes = wordChanges(context, changed);
  if (changes === null) return [];
  const lines = changes.lines.flatMap((runs) =>
    runs.flatMap(({ kind, text }) => {
      if (kind === 'same' || text.trim() === '') return [];
      return [startSentence(quoted(kind === 'added' ? added : removed, text.trim()))];
    }),
  );
  return changes.isCut ? [...lines, cut] : lines;
}

function saidLines(
  context: ViewContext,
  entry: ReturnType<typeof answersAt>[number] & { readonly meta: FaqMeta },
  isOneOfSeveral: boolean,
): TypedLines {
  const { state, locale } = context;
  const panels = effectivePanels(context, entry.meta);
  if (panels.length === 0) return { lines: [], foreign: {} };
  const where =
    isOneOfSeveral && panels.length < panelIds(state).length
      ? [`${startSentence(panelPhrases[locale].on(panelNames(context, panels)))}:`]
      : [];
  const { lines, foreign } = documentLines(context, entry);
  return { lines: [...where, ...lines], foreign };
}
