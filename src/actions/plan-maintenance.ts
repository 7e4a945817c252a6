import type { DraftEvent } from '../domain/events.ts';
import type { Scope } from '../domain/incident.ts';
import type { PlannedMaintenance } from '../domain/maintenance.ts';
import { standingMaintenances } from '../domain/maintenances.ts';
import type { Operation } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkExpected, explain } from './expected.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import type { PlanMaintenance } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { tidyText } from './update-words.ts';

/** Announces work ahead: what it has features do, from when until when. */
export function planMaintenance(
  context: ActionContext,
  plan: PlanMaintenance,
): Promise<AppendResult | Refusal> {
  return act(context, maintenanceOperation(plan), (present) =>
    decideMaintenance(present, context.actor, plan),
  );
}

/** What announcing it appends, or why it is refused. */
export function decideMaintenance(
  { state, now }: Present,
  actor: string,
  { expected, foreseen, force, reason = null, ...plan }: PlanMaintenance,
): readonly DraftEvent[] | Refusal {
  const planned = { ...plan, title: tidyText(plan.title), body: tidyText(plan.body) };
  const based = { expected, ...(foreseen && { foreseen }), ...(force && { force }) };
  const refusal = checkKnown(state, planned) ?? checkExpected(state, based, []) ?? checkTimes(planned, now);
  if (refusal) return refusal;
  const twin = standingMaintenances(state).find((one) => saysOf(one) === saysOf(planned));
  if (twin) return refuse('nothing.changed', `This maintenance is announced already: ${twin.id}.`);
  const id = `m${state.revision + 1}`;
  return [
    { type: 'maintenance.planned', payload: { ...planned, id, ...explain({ reason }) }, since: null, actor },
  ];
}

/** The maintenance that an event announced, or that was announced already in the same words; `null`: there is none. */
export function findPlanned(state: State, plan: Omit<PlannedMaintenance, 'id'>): string | null {
  const planned = { ...plan, title: tidyText(plan.title), body: tidyText(plan.body) };
  return standingMaintenances(state).findLast((one) => saysOf(one) === saysOf(planned))?.id ?? null;
}

/** Refuses an end that is not behind the beginning, and one that is over before anybody could read of it. */
export function checkTimes(
  { from, until }: { readonly from: Instant; readonly until: Instant },
  now: Instant,
): Refusal | null {
  if (until <= from) {
    return refuse(
      'maintenance.order',
      `A maintenance ends after it begins: it cannot end at ${warsawTime(until)} and begin at ${warsawTime(from)}.`,
    );
  }
  if (until > now) return null;
  return refuse(
    'maintenance.past',
    `A maintenance cannot be announced to end at ${warsawTime(until)}: on the site's clock it is ${warsawTime(now)} already.`,
  );
}

/** Speaking of planned work, as far as it decides who may: panel by panel, and feature by feature. */
export function maintenanceOperation({ panels, features }: Scope): Operation {
  if (panels.length === 0) return { verb: 'update', reach: 'site' };
  const reach = panels.flatMap((panel) =>
    features.length === 0 ? [{ panel }] : features.map((feature) => ({ panel, feature })),
  );
  return { verb: 'update', reach };
}

function saysOf({
  title,
  body,
  panels,
  features,
  state,
  from,
  until,
}: Omit<PlannedMaintenance, 'id'>): string {
  return JSON.stringify([
    [title.pl, title.en, body.pl, body.en],
    panels.toSorted(),
    features.toSorted(),
    [state, from, until],
  ]);
}
