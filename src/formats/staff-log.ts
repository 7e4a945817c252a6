import type { RecordedCell } from '../domain/availability.ts';
import { estimateCode } from '../domain/estimate.ts';
import type { Change, State } from '../domain/state.ts';
import { whyOf } from '../domain/why.ts';
import { formatCsv } from './csv.ts';
import { formatChange } from './events.ts';

type NameOf = (actor: string) => string;
type Row = Record<string, string | number | boolean | null>;

const COLUMNS = [
  'revision',
  'effective_at',
  'recorded_at',
  'type',
  'actor',
  'name',
  'panel',
  'feature',
  'document',
  'state_before',
  'estimate_before',
  'note_pl_before',
  'note_en_before',
  'state_after',
  'estimate_after',
  'note_pl_after',
  'note_en_after',
  'since',
  'next_update_by',
  'undoes',
  'redacts',
  'redacted',
  'reason',
  'forced',
] as const;

/** The log for machines of staff: the public shape of each event, with who and why. */
export function formatLogJson(state: State, changes: readonly Change[], nameOf: NameOf): string {
  return JSON.stringify(
    changes.map((change) => ({
      ...formatChange(state, change),
      actor: change.actor,
      name: nameOf(change.actor),
      ...whyOf(change),
    })),
    null,
    2,
  );
}

/** The log for spreadsheets: a row for each thing that a publication changed, and one for what changed nothing. */
export function formatLogCsv(changes: readonly Change[], nameOf: NameOf): string {
  return formatCsv(
    changes.flatMap((change) => {
      const common = commonColumns(change, nameOf);
      const rows = rowsOf(change);
      return rows.length === 0 ? [common] : rows.map((row) => ({ ...common, ...row }));
    }),
    COLUMNS,
  );
}

function commonColumns(change: Change, nameOf: NameOf): Row {
  return {
    revision: change.revision,
    effective_at: change.at,
    recorded_at: change.recordedAt,
    type: change.type,
    actor: change.actor,
    name: nameOf(change.actor),
    since: change.since,
    next_update_by: change.nextUpdateBy,
    undoes: change.undoes,
    redacts: change.redaction?.revision ?? null,
    redacted: change.isRedacted === true,
    ...whyOf(change),
  };
}

function rowsOf({ restoration, availability, documents }: Change): Row[] {
  return [
    ...restoration.map(({ panel, before, after }) => ({
      panel,
      state_before: before.restoration,
      state_after: after,
    })),
    ...availability.map(({ feature, panel, before, after }) => ({
      panel,
      feature,
      ...cellColumns(before, 'before'),
      ...cellColumns(after, 'after'),
      since: after.since,
    })),
    ...documents.map(({ path, before, after }) => ({
      document: path,
      state_before: before?.sha256 ?? null,
      state_after: after?.sha256 ?? null,
    })),
  ];
}

function cellColumns({ state, estimate, note }: RecordedCell, when: 'before' | 'after'): Row {
  return {
    [`state_${when}`]: state,
    [`estimate_${when}`]: estimateCode(estimate),
    [`note_pl_${when}`]: note?.pl ?? null,
    [`note_en_${when}`]: note?.en ?? null,
  };
}
