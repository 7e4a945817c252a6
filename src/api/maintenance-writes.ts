import { changeMaintenance } from '../actions/change-maintenance.ts';
import { findPlanned, planMaintenance } from '../actions/plan-maintenance.ts';
import type { MaintenanceId, PlannedMaintenance } from '../domain/maintenance.ts';
import { parseInstant } from '../domain/time.ts';
import { readTranslated, WORDS_LIMIT } from './incident-bodies.ts';
import {
  type MaintenanceBody,
  type MaintenanceChange,
  maintenanceBody,
  maintenanceChange,
} from './maintenance-bodies.ts';
import { isConfirmed, lacksBasis, readBasis, type Write } from './writes.ts';

/** `POST /api/v1/maintenances` */
export function maintenanceWrite(): Write<MaintenanceBody> {
  return {
    method: 'POST',
    subject: {},
    operation: 'update',
    body: maintenanceBody,
    limit: WORDS_LIMIT,
    pointers: {
      'body.pl': '#/text/pl',
      'body.en': '#/text/en',
      from: '#/from',
      until: '#/until',
    },
    lacksBasis,
    isConfirmed,
    perform: (context, body) =>
      planMaintenance(context, {
        ...plannedBy(body),
        ...(body.notify === false && { notify: body.notify }),
        ...readBasis(body),
      }),
    made: (body, state) => ({ maintenance: findPlanned(state, plannedBy(body)) ?? '' }),
  };
}

/** `PATCH /api/v1/maintenances/{id}` */
export function maintenanceChangeWrite(maintenance: MaintenanceId): Write<MaintenanceChange> {
  return {
    method: 'PATCH',
    subject: {},
    operation: 'update',
    body: maintenanceChange,
    pointers: {
      from: '#/from',
      until: '#/until',
    },
    lacksBasis,
    isConfirmed,
    perform: (context, { from, until, ended, cancelled, notify, ...based }) =>
      changeMaintenance(context, {
        maintenance,
        ...(from !== undefined && { from: readInstant(from) }),
        ...(until !== undefined && { until: readInstant(until) }),
        ...(ended && { ended }),
        ...(cancelled && { cancelled }),
        ...(notify === false && { notify }),
        ...readBasis(based),
      }),
  };
}

function plannedBy({
  title,
  text,
  from,
  until,
  panels,
  features,
  state,
}: MaintenanceBody): Omit<PlannedMaintenance, 'id'> {
  return {
    title: readTranslated(title),
    body: text === undefined ? { pl: '', en: null } : readTranslated(text),
    ...{ panels, features, state },
    from: readInstant(from),
    until: readInstant(until),
  };
}

/** The body was read by its schema. */
function readInstant(text: string): string {
  return parseInstant(text) ?? text;
}
