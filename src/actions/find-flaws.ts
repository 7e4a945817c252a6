import type { RecordedCell } from '../domain/availability.ts';
import { currentCell } from '../domain/current-cell.ts';
import type { Day } from '../domain/day.ts';
import { type Estimate, estimateCode } from '../domain/estimate.ts';
import type { AvailabilityCell, Beside, DraftEvent, Revision, WithdrawnWords } from '../domain/events.ts';
import type { Fault, Flaw, FlawField } from '../domain/flaw.ts';
import type { LocalText, TranslatedText } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant, warsawTime } from '../domain/time.ts';
import {
  findDayFault,
  findGapFault,
  findInstantFault,
  findLineFault,
  findLinkFault,
  findProseFault,
} from './find-fault.ts';
import { findPastFlaws } from './find-past-flaws.ts';
import { LIMITS } from './limits.ts';
import type { Inspect, Present } from './ports.ts';

/** What is known beside the drafts. */
export interface Circumstances {
  /** Looks at Markdown; `null`: nobody can. */
  readonly inspect: Inspect | null;
  /** The publication whose earlier values come back: those were said before, and are nothing new. */
  readonly restores?: Revision | undefined;
}

/**
 * What of that which is about to be appended readers could not be shown. Only what is new is looked at: what stands
 * there already, and what an undo brings back, was taken in by whatever rules there were.
 */
export function findFlaws(
  { state, now, wall }: Present,
  drafts: readonly DraftEvent[],
  { inspect, restores }: Circumstances,
): Flaw[] {
  return drafts.flatMap((draft): Flaw[] => {
    const reason = 'why' in draft.payload ? (draft.payload.why?.reason ?? null) : null;
    const why = reason === null ? [] : at('reason', findLineFault(reason, LIMITS.reason));
    switch (draft.type) {
      case 'availability.set': {
        const { payload, since } = draft;
        const cells = payload.cells.map((cell) => ({ cell, known: knownCells(state, cell, restores) }));
        const isNew = cells.some(({ known }) => known.every((one) => one.since !== since));
        return unique([
          ...cells.flatMap(({ cell, known }) => cellFlaws(state, cell, known)),
          ...(isNew ? sinceFlaws(since, now) : []),
          ...why,
        ]);
      }
      case 'restoration.set': {
        const { payload, since } = draft;
        const isNew = payload.cells.some(({ panel }) => !knownSince(state, panel, restores).includes(since));
        return [...(isNew ? sinceFlaws(since, now) : []), ...why];
      }
      case 'status.confirmed':
        return [...instantFlaws('nextUpdateBy', draft.payload.nextUpdateBy), ...why];
      case 'incident.opened': {
        const { payload, since } = draft;
        return [
          ...titleFlaws(payload.title, null),
          ...instantFlaws('startedAt', payload.startedAt),
          ...knownFlaws(payload.knownSince ?? null, wall),
          ...(payload.update ? bodyFlaws(state, payload.update.body, null, inspect) : []),
          ...instantFlaws('nextUpdateBy', payload.update?.nextUpdateBy ?? null),
          ...besideFlaws({ state, now }, payload, since),
          ...why,
        ];
      }
      case 'incident.corrected':
        return [
          ...titleFlaws(draft.payload.title, state.incidents[draft.payload.incident]?.title ?? null),
          ...knownFlaws(draft.payload.knownSince ?? null, wall),
          ...why,
        ];
      case 'update.posted':
        return [
          ...bodyFlaws(state, draft.payload.body, null, inspect),
          ...instantFlaws('nextUpdateBy', draft.payload.nextUpdateBy),
          ...instantFlaws('about', draft.payload.at ?? null),
          ...besideFlaws({ state, now }, draft.payload, draft.since),
          ...why,
        ];
      case 'update.corrected': {
        const { incident, update, body } = draft.payload;
        const before = state.updates[incident]?.find(({ id }) => id === update)?.body ?? null;
        return [...bodyFlaws(state, body, before, inspect), ...why];
      }
      case 'clock.set':
        return draft.payload.mode === 'replay' ? instantFlaws('clock', draft.payload.instant) : [];
      case 'event.redacted':
        return at('reason', findLineFault(draft.payload.reason, LIMITS.reason));
      case 'change.undone':
        return why;
      case 'maintenance.planned': {
        const { title, body, from, until } = draft.payload;
        // Its title and its times may say it all.
        const isSilent = body.pl === '' && body.en === null;
        return [
          ...titleFlaws(title, null),
          ...(isSilent ? [] : bodyFlaws(state, body, null, inspect)),
          ...instantFlaws('from', from),
          ...instantFlaws('until', until),
          ...why,
        ];
      }
      case 'maintenance.changed':
        return [
          ...instantFlaws('from', draft.payload.from),
          ...instantFlaws('until', draft.payload.until),
          ...why,
        ];
      case 'past.imported':
        return [
          ...findPastFlaws(state, draft.payload, inspect).map(({ flaw }) => flaw),
          ...besideFlaws({ state, now }, draft.payload, draft.since),
          ...why,
        ];
      case 'words.withdrawn':
        return [...draft.payload.withdrawn.flatMap((one) => lastWordsFlaws(state, one, inspect)), ...why];
      case 'words.published':
        return why;
      case 'content.published':
      case 'content.withdrawn':
      case 'content.seen':
        // Words of files are looked at where they are read (`find-document-flaws.ts`): there their lines are known.
        return [];
      default:
        return draft satisfies never;
    }
  });
}

/** What is said together with words of an incident, by the rules of what is said alone. */
function besideFlaws(
  { state, now }: Present,
  { cells = [], restorations = [] }: Beside,
  since: Day | null,
): Flaw[] {
  const known = cells.map((cell) => ({ cell, known: knownCells(state, cell) }));
  const isNew =
    known.some((one) => one.known.every((cell) => cell.since !== since)) ||
    restorations.some(({ panel }) => !knownSince(state, panel).includes(since));
  return unique([
    ...known.flatMap((one) => cellFlaws(state, one.cell, one.known)),
    ...(isNew ? sinceFlaws(since, now) : []),
  ]);
}

function cellFlaws(state: State, cell: AvailabilityCell, known: readonly RecordedCell[]): Flaw[] {
  const { estimate, note } = cell;
  const stood = known.filter((one) => estimateCode(one.estimate) === estimateCode(estimate));
  const promiser = promiserOf(estimate);
  return [
    ...(cell.state !== 'available' ||
    estimate.kind === 'none' ||
    stood.some((one) => one.state === cell.state)
      ? []
      : at('estimate', { code: 'estimate.available' })),
    ...(stood.length > 0 || !('day' in estimate) ? [] : at('estimate', findDayFault(estimate.day))),
    ...(promiser === null || known.some((one) => promiserOf(one.estimate) === promiser)
      ? []
      : at('promisedBy', findLineFault(promiser, LIMITS.promiser))),
    ...(note === null ? [] : noteFlaws(state, note, known)),
  ];
}

function promiserOf(estimate: Estimate): string | null {
  return 'promisedBy' in estimate ? estimate.promisedBy : null;
}

/** Without a translation the Polish stands in its place: it is looked at once. */
function noteFlaws(state: State, { pl, en }: LocalText, known: readonly RecordedCell[]): Flaw[] {
  return [
    ...(known.some(({ note }) => note?.pl === pl)
      ? []
      : at('note.pl', findLineFault(pl, LIMITS.note) ?? findLinkFault(pl, 'pl', state))),
    ...(en === pl || known.some(({ note }) => note?.en === en)
      ? []
      : at('note.en', findLineFault(en, LIMITS.note) ?? findLinkFault(en, 'en', state))),
  ];
}

function titleFlaws({ pl, en }: TranslatedText, before: TranslatedText | null): Flaw[] {
  return [
    ...(pl === before?.pl ? [] : at('title.pl', findLineFault(pl, LIMITS.title))),
    ...(en === null || en === before?.en ? [] : at('title.en', findLineFault(en, LIMITS.title))),
  ];
}

function bodyFlaws(
  state: State,
  { pl, en }: TranslatedText,
  before: TranslatedText | null,
  inspect: Inspect | null,
): Flaw[] {
  return [
    ...(pl === before?.pl
      ? []
      : at(
          'body.pl',
          findProseFault(pl, LIMITS.body, inspect) ??
            findLinkFault(pl, 'pl', state) ??
            findGapFault(pl, state),
        )),
    ...(en === null || en === before?.en
      ? []
      : at(
          'body.en',
          findProseFault(en, LIMITS.body, inspect) ??
            findLinkFault(en, 'en', state) ??
            findGapFault(en, state),
        )),
  ];
}

function lastWordsFlaws(state: State, { path, lastWords }: WithdrawnWords, inspect: Inspect | null): Flaw[] {
  if (lastWords === null) return [];
  const locale = path.startsWith('en/') ? 'en' : 'pl';
  return at(
    `lastWords.${locale}`,
    findProseFault(lastWords, LIMITS.body, inspect) ?? findLinkFault(lastWords, locale, state),
  );
}

/** A day that is not there yet says nothing of what is so: what is to come is scheduled. */
function sinceFlaws(since: Day | null, now: Instant): Flaw[] {
  if (since === null) return [];
  const today = dayAt(now);
  return at(
    'since',
    findDayFault(since) ?? (since > today ? { code: 'since.future', found: since, limit: today } : null),
  );
}

function instantFlaws(field: FlawField, instant: Instant | null): Flaw[] {
  return instant === null ? [] : at(field, findInstantFault(instant));
}

/** What a cell says, and what it said before the publication that is taken back. */
function knownCells(state: State, { feature, panel }: AvailabilityCell, restores?: Revision): RecordedCell[] {
  const restored = changeAt(state, restores)?.availability.filter(
    (one) => one.feature === feature && one.panel === panel,
  );
  return [currentCell(state, feature, panel), ...(restored ?? []).map(({ before }) => before)];
}

/** Nobody has known of something since a moment that has not come by the clock by which deadlines count. */
function knownFlaws(since: Instant | null, wall: Instant | undefined): Flaw[] {
  if (since === null || wall === undefined || since <= wall) return instantFlaws('knownSince', since);
  return [{ field: 'knownSince', code: 'known.future', found: warsawTime(since) }];
}

function knownSince(state: State, panel: string, restores?: Revision): (Day | null)[] {
  const restored = changeAt(state, restores)?.restoration.filter((one) => one.panel === panel);
  return [state.restoration[panel]?.since ?? null, ...(restored ?? []).map(({ before }) => before.since)];
}

function changeAt({ changes }: State, revision: Revision | undefined) {
  return revision === undefined ? undefined : changes.find((one) => one.revision === revision);
}

function at(field: FlawField, fault: Fault | null): Flaw[] {
  return fault === null ? [] : [{ field, ...fault }];
}

/** What is said of several cells at once is wrong once. */
function unique(flaws: readonly Flaw[]): Flaw[] {
  return [...new Map(flaws.map((flaw) => [JSON.stringify(flaw), flaw])).values()];
}
