import { expect, test } from 'vitest';
import {
  type MaintenanceCourse,
  type MaintenancePhase,
  maintenancePhase,
} from '../../../src/domain/maintenance.ts';

const [BEFORE, FROM, DURING, UNTIL, AFTER] = [
  '2021-03-17T17:59:59.999Z',
  '2021-03-17T18:00:00.000Z',
  '2021-03-17T19:00:00.000Z',
  '2021-03-17T20:00:00.000Z',
  '2021-03-17T21:00:00.000Z',
];
const PLAN: MaintenanceCourse = { from: FROM, until: UNTIL, endedAt: null, cancelledAt: null };

test.for<[now: string, course: Partial<MaintenanceCourse>, phase: MaintenancePhase]>([
  [BEFORE, {}, 'planned'],
  [FROM, {}, 'active'],
  [DURING, {}, 'active'],
  [UNTIL, {}, 'unconfirmed'],
  [AFTER, {}, 'unconfirmed'],
  [DURING, { endedAt: DURING }, 'done'],
  [DURING, { endedAt: AFTER }, 'active'],
  [AFTER, { endedAt: AFTER }, 'done'],
  [BEFORE, { cancelledAt: BEFORE }, 'cancelled'],
  [DURING, { cancelledAt: BEFORE }, 'cancelled'],
])('at %s with %o it is %s', ([now, course, phase]) => {
  expect(maintenancePhase({ ...PLAN, ...course }, now)).toBe(phase);
});
