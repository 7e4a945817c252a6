import type { intents } from '../../db/schema.ts';
import type { Intent } from '../actions/intents.ts';

type Row = typeof intents.$inferSelect;

/**
 * A row of the table as the intent it is.
 * @throws when it lacks what its status needs: nothing of ours writes such a row
 */
export function toIntent(row: Row): Intent {
  const { id, kind, basis, applyAt, actor, createdAt, status } = row;
  const asked = { id, kind, basis, applyAt, actor, createdAt, authority: JSON.parse(row.authority) };
  if (status === 'applied') {
    const { settledAt, revision } = row;
    return { ...asked, status, settledAt: need(row, settledAt), revision: need(row, revision) };
  }
  const kept = { ...asked, proposal: JSON.parse(need(row, row.proposal)) };
  switch (status) {
    case 'waiting':
      return { ...kept, status };
    case 'cancelled':
      return {
        ...kept,
        status,
        settledAt: need(row, row.settledAt),
        cancelledBy: need(row, row.settledBy),
      };
    case 'refused':
      return {
        ...kept,
        status,
        settledAt: need(row, row.settledAt),
        refusal: JSON.parse(need(row, row.refusal)),
        dismissedBy: row.settledBy,
      };
    default:
      return status satisfies never;
  }
}

function need<T>({ id, status }: Row, value: T | null): T {
  if (value === null) throw new Error(`Intent ${id} is ${status}, and lacks what belongs to that.`);
  return value;
}
