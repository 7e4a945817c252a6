import type { Availability, RecordedCell } from '../domain/availability.ts';
import { isOverdue } from '../domain/estimate.ts';
import type { MaintenanceCourse } from '../domain/maintenance.ts';
import type { RecordedPanel } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay } from '../i18n/dates.ts';
import { promiseLanguageOf } from '../i18n/promise-phrases.ts';
import { severalRestorations } from '../i18n/restorations.ts';
import { tellGivenBeside, tellPromise } from '../i18n/tell-promise.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import { courseText } from './maintenance.ts';
import { type NoteView, noteView } from './note.ts';
import { type EffectiveRestoration, restorationWord } from './panels.ts';

/** What was recorded of a cell or a panel, in words: also what readers are not told now. */
export interface RecordedView {
  readonly state: Availability | EffectiveRestoration;
  readonly word: string;
  /** The promise as it was given, without whether it was kept: `termin: 22 marca, według zapewnień OVH`. */
  readonly estimate: string | null;
  readonly note: NoteView | null;
  /** `od 15 marca`; `null`: not stated, or nothing that holds from a day. */
  readonly since: string | null;
}

/** The same of whatever staff say. */
export interface SaidView extends Omit<RecordedView, 'state'> {
  /** `null`: it has no sign. */
  readonly state: RecordedView['state'] | null;
  /** The day that was promised has passed, and the promise says so. */
  readonly isOverdue?: boolean;
}

export function recordedCell(context: ViewContext, cell: RecordedCell): RecordedView {
  return orPlain(
    context,
    () => readableCell(context, cell),
    () => plainCell(context, cell),
  );
}

/** The same of what stands now: a day that has passed is said to have, as readers see it. */
export function standingCell(context: ViewContext, cell: RecordedCell): SaidView {
  const said = recordedCell(context, cell);
  const { estimate } = cell;
  const today = dayAt(context.now);
  if (said.estimate === null || estimate.kind === 'none' || !isOverdue(estimate, today)) return said;
  const { beside } = tellPromise(promiseLanguageOf(context), estimate, today);
  return { ...said, estimate: beside, isOverdue: true };
}

/** What cannot be read of a cell is its note, as it stands in the log. */
function plainCell({ locale }: ViewContext, cell: RecordedCell): RecordedView {
  return {
    state: 'unknown',
    word: commonWords[locale].availability.unknown,
    estimate: null,
    note: { text: JSON.stringify(cell), lang: null },
    since: null,
  };
}

function readableCell(context: ViewContext, { state, estimate, note, since }: RecordedCell): RecordedView {
  const { locale, now } = context;
  return {
    state,
    word: commonWords[locale].availability[state],
    // What works is promised no more.
    estimate:
      state === 'available' || estimate.kind === 'none'
        ? null
        : tellGivenBeside(promiseLanguageOf(context), estimate, dayAt(now)),
    note: noteView(note, locale),
    since: sinceText(context, since),
  };
}

/** @param count of how many panels it is said */
export function recordedPanel(
  context: ViewContext,
  { restoration, since }: Pick<RecordedPanel, 'restoration' | 'since'>,
  count = 1,
): RecordedView {
  const { locale } = context;
  const standing = restoration ?? 'unknown';
  return {
    state: standing,
    word: count === 1 ? restorationWord(locale, standing) : severalRestorations[locale][standing],
    estimate: null,
    note: null,
    since: sinceText(context, since),
  };
}

/** How planned work goes: its times, or how it ended. `null`: it was taken back. */
export function recordedCourse(context: ViewContext, course: MaintenanceCourse | null): SaidView {
  return { state: null, word: courseText(context, course), estimate: null, note: null, since: null };
}

function sinceText(context: ViewContext, since: RecordedCell['since']): string | null {
  return since && commonWords[context.locale].since(formatDay(since, context));
}
