import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { statuspageDocuments } from '../../../../src/formats/statuspage/documents.ts';
import { siteStatusOf } from '../../../../src/formats/statuspage/site-status.ts';
import { featureDocument, panelDocument } from '../../../support/documents.ts';
import { maintenanceChanged, planned } from '../../../support/maintenances.ts';
import { availability, cell, contextOf, published, redaction, undoing } from '../../../support/state.ts';
import { opened, posted, takenBack } from '../../../support/updates.ts';

const SITE = published(panelDocument('a'), featureDocument('orders'), featureDocument('api'));
const FIRE = [SITE, opened('fire'), posted('fire', 'u1'), posted('fire', 'u2', { status: 'monitoring' })];

/** As the log is read once what was redacted is gone; an event a minute from 12:00 in Warsaw on. */
const told = (...drafts: readonly DraftEvent[]) => siteStatusOf(contextOf(drafts, { isRead: true }));
const minute = (number: number) => `2021-03-17T11:0${number}:00.000Z`;

const COURSE = {
  from: '2021-03-17T18:00:00.000Z',
  until: '2021-03-17T20:00:00.000Z',
  endedAt: null,
  cancelledAt: null,
};

function atom(...drafts: readonly DraftEvent[]) {
  const found = [...statuspageDocuments()].find(({ path }) => path === '/history.atom');
  return parseAtomFeed(found?.make(contextOf(drafts, { isRead: true })).text ?? '');
}

describe('what was taken back or out is news, although nothing of it is left', () => {
  test.for([
    ['an update taken back', takenBack(4, 'fire', 'u2')],
    ['an update taken out of the log', redaction(4)],
  ] as const)('of an incident: %s', ([, gone]) => {
    const { incidents, page } = told(...FIRE, gone);
    expect(incidents[0]?.incident_updates.map(({ status }) => status)).toEqual(['investigating']);
    expect(incidents[0]?.updated_at).toBe(minute(4));
    expect(page.updated_at).toBe(minute(4));
    const { updated, entries } = atom(...FIRE, gone);
    expect([updated, entries?.[0]?.updated]).toEqual([minute(4), minute(4)]);
  });

  test('of an incident that began after what was taken out nothing is new', () => {
    const { incidents } = told(
      ...FIRE,
      opened('flood', { startedAt: '2021-03-11T00:00:00.000Z' }),
      redaction(4),
    );
    expect(incidents.map(({ name, updated_at }) => [name, updated_at])).toEqual([
      ['flood', minute(4)],
      ['fire', minute(5)],
    ]);
  });

  test('of an incident whose states alone were taken out nothing is new', () => {
    const { incidents } = told(
      SITE,
      opened('fire'),
      availability([cell('orders', 'a', 'limited')]),
      redaction(3),
    );
    expect(incidents[0]?.updated_at).toBe(minute(1));
  });

  test.for([
    ['taken back', undoing(3, { incidents: [{ id: 'fire', stands: false }] })],
    ['taken out of the log', redaction(3)],
  ] as const)('a feed from which an incident was %s is no older than it was', ([, gone]) => {
    const both = [SITE, opened('flood'), opened('fire')];
    const { updated, entries } = atom(...both, gone);
    expect([updated, entries?.length]).toEqual([minute(3), 1]);
    expect(told(...both, gone).page.updated_at).toBe(minute(3));
  });

  test.for([
    ['a course taken back', undoing(3, { maintenances: [{ id: 'm1', course: COURSE }] })],
    ['a course taken out of the log', redaction(3)],
  ] as const)('of planned work: %s', ([, gone]) => {
    const work = [SITE, planned('m1'), maintenanceChanged('m1', { ...COURSE, cancelledAt: minute(2) })];
    expect(told(...work, gone).maintenances[0]?.updated_at).toBe(minute(3));
  });

  test('of a component and its group: a state taken out of the log', () => {
    const { components } = told(
      SITE,
      availability([cell('orders', 'a', 'available')]),
      availability([cell('orders', 'a', 'limited')]),
      redaction(3),
    );
    expect(components.map(({ status, updated_at }) => [status, updated_at])).toEqual([
      ['operational', minute(3)],
      ['operational', minute(3)],
    ]);
  });

  test('of a component: only where it is the part that was taken out', () => {
    const both = availability([cell('orders', 'a', 'available'), cell('api', 'a', 'available')]);
    const { components } = siteStatusOf(contextOf([SITE, both, redaction(2, ['api@a'])]));
    const own = components.filter(({ group }) => !group);
    expect(own.map(({ name, updated_at }) => [name, updated_at])).toEqual([
      ['api', minute(2)],
      ['orders', minute(1)],
    ]);
  });
});
