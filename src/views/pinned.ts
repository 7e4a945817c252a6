import type { Revision } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { Instant } from '../domain/time.ts';
import { formatInstant } from '../i18n/dates.ts';
import { faqWords } from '../i18n/faq.ts';
import { pinnedWords } from '../i18n/pinned.ts';
import type { ViewContext } from './context.ts';
import { type Shown, shownAround, shownVersions, type Today, todayOf } from './shown-answer.ts';
import { textChanges, type WordChanges } from './word-changes.ts';

/** So many versions of each answer are published; what is older is asked of backstage. */
const PUBLISHED_VERSIONS = 10;

/** What is said of an answer to whoever comes by a link to how it read. */
export interface PinnedView {
  readonly locale: Locale;
  readonly kind: 'same' | 'changed' | 'removed' | 'absent' | 'unknown';
  readonly text: string;
  /** What is different today; `null`: nothing, or nobody knows any more. */
  readonly changes: WordChanges | null;
}

/** A version of an answer as readers saw it, until the next one. */
interface AnswerVersion {
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

/** The last versions of an answer; they are those of a state, and nothing that only the clock changes is one. */
export function answerVersions(context: ViewContext, slug: string): AnswerVersions {
  const { versions, hasOlder } = shownVersions(context, slug, PUBLISHED_VERSIONS);
  const today = todayOf(context, slug);
  return {
    versions: versions.map((one, index) => ({
      from: one.from,
      view: viewOfVersion(context, one, versions[index - 1]?.at ?? null, today),
    })),
    hasOlder,
    absent: plainView(context, 'absent'),
    unknown: plainView(context, 'unknown'),
  };
}

/** Since which revision an answer has read as it does; a link to that one says that it has not changed. */
export function shownSince(context: ViewContext, slug: string): Revision {
  return shownVersions(context, slug, PUBLISHED_VERSIONS).versions[0]?.from ?? 0;
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
  const found = shownAround(context, slug, Number(asked));
  return found
    ? viewOfVersion(context, found.shown, found.nextAt, todayOf(context, slug))
    : plainView(context, 'absent');
}

/** @param nextAt when another version came after it; `null`: it is the newest */
function viewOfVersion(context: ViewContext, shown: Shown, nextAt: Instant | null, today: Today): PinnedView {
  const { locale } = context;
  const words = pinnedWords[locale];
  const on = (at: Instant) => formatInstant(at, context);
  if (shown.text === '') return plainView(context, 'absent');
  if (shown.text === null) {
    return { locale, kind: 'removed', text: words.removed(on(shown.removedAt ?? shown.at)), changes: null };
  }
  const changes = changesSince(context, shown, shown.text, today.text);
  if (changes === null) return { locale, kind: 'same', text: words.same, changes: null };
  // What planned work alone makes another answer has no moment in the log.
  const text = nextAt === null ? words.changedNow : words.changed(on(nextAt));
  return { locale, kind: 'changed', text, changes: { ...changes, lang: today.lang } };
}

/** What was compared last: versions stay the same objects while nothing turns. */
const compared = new WeakMap<
  Shown,
  { readonly today: string; readonly changes: ReturnType<typeof textChanges> }
>();

function changesSince({ locale }: ViewContext, shown: Shown, was: string, today: string) {
  const known = compared.get(shown);
  if (known?.today === today) return known.changes;
  const { silent } = faqWords[locale];
  const changes = textChanges(was, today, was === silent || today === silent);
  compared.set(shown, { today, changes });
  return changes;
}

function plainView({ locale }: ViewContext, kind: 'absent' | 'unknown'): PinnedView {
  return { locale, kind, text: pinnedWords[locale][kind], changes: null };
}
