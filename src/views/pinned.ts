import { type AnswerPast, pastOfAnswer, pathsOfAnswer, turnsOfAnswer } from '../domain/answer-past.ts';
import { answersAt, catalogueOf, type Entry } from '../domain/catalogue.ts';
import type { FaqMeta } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { Instant } from '../domain/time.ts';
import { formatInstant } from '../i18n/dates.ts';
import { faqWords } from '../i18n/faq.ts';
import { startSentence } from '../i18n/panel-phrases.ts';
import { pinnedWords } from '../i18n/pinned.ts';
import { effectivePanels } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { forPanelsText } from './questions.ts';
import { useNames } from './terms.ts';
import { textChanges, visibleText, type WordChanges } from './word-changes.ts';
import { partWords } from './words.ts';

/** So many versions of each answer are published; what is older is asked of backstage. */
export const PUBLISHED_VERSIONS = 10;

/** What is said of an answer to whoever comes by a link to how it read. */
export interface PinnedView {
  readonly locale: Locale;
  readonly kind: 'same' | 'changed' | 'removed' | 'absent' | 'unknown';
  readonly text: string;
  /** What is different today; `null`: nothing, or nobody knows any more. */
  readonly changes: WordChanges | null;
}

/** A version of an answer as readers saw it, until the next one. */
export interface AnswerVersion {
  /** The first revision at which it was shown. */
  readonly from: Revision;
  readonly view: PinnedView;
}

/** The last versions of an answer, the newest first, and what is said of revisions that are none of theirs. */
export interface AnswerVersions {
  readonly versions: readonly AnswerVersion[];
  /** There are older ones. */
  readonly hasOlder: boolean;
  readonly absent: PinnedView;
  readonly unknown: PinnedView;
}

/** What readers saw from a revision on. */
interface Shown {
  readonly from: Revision;
  readonly at: Instant;
  /** `null`: it was taken out of the log; empty: there was no such answer. */
  readonly text: string | null;
  /** When it was taken out. */
  readonly removedAt: Instant | null;
}

/** The last versions of an answer; they are those of a state, and nothing that only the clock changes is one. */
export function answerVersions(context: ViewContext, slug: string): AnswerVersions {
  const shown = shownVersions(context, slug, PUBLISHED_VERSIONS + 1);
  const kept = shown.slice(0, PUBLISHED_VERSIONS);
  const today = todayOf(context, slug);
  return {
    versions: kept.map((one, index) => ({
      from: one.from,
      view: viewOfVersion(context, one, kept[index - 1] ?? null, today),
    })),
    hasOlder: shown.length > PUBLISHED_VERSIONS,
    absent: plainView(context, 'absent'),
    unknown: plainView(context, 'unknown'),
  };
}

/** Since which revision an answer has read as it does; a link to that one says that it has not changed. */
export function shownSince(context: ViewContext, slug: string): Revision {
  return shownVersions(context, slug, 1)[0]?.from ?? 0;
}

/**
 * What is said of an answer to whoever asks for a revision.
 *
 * @param asked as it stands in the address; `null`: nobody asked
 */
export function pinnedView(context: ViewContext, slug: string, asked: string | null): PinnedView | null {
  if (asked === null) return null;
  const { state } = context;
  if (!/^[1-9]\d{0,14}$/.test(asked) || Number(asked) > state.revision) return plainView(context, 'unknown');
  const revision = Number(asked);
  const all = shownVersions(context, slug, Number.POSITIVE_INFINITY, revision);
  const version = all.at(-1);
  if (!version || version.from > revision) return plainView(context, 'absent');
  return viewOfVersion(context, version, all.at(-2) ?? null, todayOf(context, slug));
}

/** @param next the version that came after it; `null`: it is the newest */
function viewOfVersion(context: ViewContext, shown: Shown, next: Shown | null, today: Today): PinnedView {
  const { locale } = context;
  const words = pinnedWords[locale];
  const on = (at: Instant) => formatInstant(at, context);
  if (shown.text === '') return plainView(context, 'absent');
  if (shown.text === null) {
    return { locale, kind: 'removed', text: words.removed(on(shown.removedAt ?? shown.at)), changes: null };
  }
  const changes = textChanges(shown.text, today.text);
  if (changes === null) return { locale, kind: 'same', text: words.same(on(shown.at)), changes: null };
  const text = words.changed(on(next?.at ?? context.now));
  return { locale, kind: 'changed', text, changes: { ...changes, lang: today.lang } };
}

function plainView({ locale }: ViewContext, kind: 'absent' | 'unknown'): PinnedView {
  return { locale, kind, text: pinnedWords[locale][kind], changes: null };
}

/**
 * What readers saw under an address, the newest first: one after which nothing else is seen is no version of its own.
 *
 * @param most how many at most
 * @param down the revision at which to stop, once its version is there
 */
function shownVersions(context: ViewContext, slug: string, most: number, down = 0): Shown[] {
  const { state } = context;
  const paths = pathsOfAnswer(state, slug);
  const versions: Shown[] = [];
  for (const revision of turnsOfAnswer(state, paths)) {
    const shown = shownAt(context, pastOfAnswer(state, paths, revision), revision);
    const newer = versions.at(-1);
    if (newer && newer.text === shown.text && newer.removedAt === shown.removedAt) {
      versions[versions.length - 1] = shown;
    } else if (versions.length === most || (newer && newer.from <= down)) {
      break;
    } else {
      versions.push(shown);
    }
  }
  return versions;
}

function shownAt(context: ViewContext, past: AnswerPast, from: Revision): Shown {
  const at = context.state.changes[from - 1]?.at ?? context.now;
  if (past.kind === 'removed') return { from, at, text: null, removedAt: past.at };
  if (past.kind === 'absent') return { from, at, text: '', removedAt: null };
  const { state, at: now } = past;
  // It knows of no other question, whatever its address was.
  const text = textOf({ ...context, state, now }, catalogueOf(state).faq);
  return { from, at, text, removedAt: null };
}

/** What readers see now. */
interface Today {
  readonly text: string;
  /** Of the words, where it is not the page's. */
  readonly lang: Locale | null;
}

function todayOf(context: ViewContext, slug: string): Today {
  const entries = answersAt(context.state, slug);
  const [first] = entries;
  return { text: textOf(context, entries), lang: first ? partWords(context, first).lang : null };
}

/** What readers see of an answer, line by line: to whom which question is answered how, or that it is not. */
function textOf(context: ViewContext, entries: readonly Entry<FaqMeta>[]): string {
  const answers = entries.flatMap((entry) => {
    const panels = effectivePanels(context, entry.meta);
    if (panels.length === 0) return [];
    const { title, html } = partWords(context, entry);
    const uses = useNames(context, entry.meta.uses);
    const words = faqWords[context.locale];
    const whom = [
      startSentence(forPanelsText(context, panels)),
      ...(uses.length === 0 ? [] : [words.using(uses.join(', '))]),
    ].join(', ');
    return [[plainSpace(title), plainSpace(whom), visibleText(html)].join('\n')];
  });
  return answers.length === 0 ? faqWords[context.locale].silent : answers.join('\n');
}

function plainSpace(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
