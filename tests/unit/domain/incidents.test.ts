import { describe, expect, test } from 'vitest';
import { concernsPanel, incidentHeads, incidentsOf } from '../../../src/domain/incidents.ts';
import { project } from '../../../src/domain/projection.ts';
import { incidentDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { published } from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const at = (...drafts: Parameters<typeof eventsOf>[0]) => incidentsOf(project(eventsOf(drafts)));

describe('how far an incident has come', () => {
  test('nobody has said, as long as nobody has', () => {
    expect(at(opened('fire'))[0]).toMatchObject({ status: null, resolvedAt: null, updates: [] });
  });

  test('is what the last update says that stands', () => {
    const drafts = [opened('fire'), posted('fire', 'u2'), posted('fire', 'u3', { status: 'monitoring' })];
    expect(at(...drafts)[0]?.status).toBe('monitoring');
    expect(at(...drafts, takenBack(3, 'fire', 'u3'))[0]?.status).toBe('investigating');
  });

  test('it ends with the update that resolves it, whatever summary follows; a later one opens it again', () => {
    const resolved = [opened('fire'), posted('fire', 'u2', { status: 'resolved' })];
    const summed = [...resolved, posted('fire', 'u3', { status: 'postmortem' })];
    expect(at(...summed)[0]?.resolvedAt).toBe('2021-03-17T11:01:00.000Z');
    expect(at(...summed, posted('fire', 'u4'))[0]?.resolvedAt).toBeNull();
  });

  test('an end that a document states counts until an update says later that it goes on', () => {
    const stated = published(incidentDocument('fire', { resolvedAt: '2021-03-16T11:00:00.000Z' }));
    expect(at(stated)[0]).toMatchObject({ status: 'resolved', resolvedAt: '2021-03-16T11:00:00.000Z' });
    expect(at(stated, posted('fire', 'u2'))[0]?.resolvedAt).toBeNull();
  });
});

describe('which incidents there are', () => {
  test('is put together once, until an incident or a document is another', () => {
    const begun = eventsOf([published(incidentDocument('flood')), opened('fire')]);
    const state = project(begun);
    const later = project(eventsOf([published(incidentDocument('flood')), opened('fire'), opened('storm')]));
    expect(incidentHeads({ ...state })).toBe(incidentHeads(state));
    expect(incidentHeads({ ...state, incidents: later.incidents }).map(({ id }) => id)).toContain('storm');
    expect(incidentHeads({ ...state, documents: {} }).map(({ id }) => id)).toEqual(['fire']);
  });

  test('those of documents and those that staff opened, each once, the one that began last first', () => {
    const state = project(
      eventsOf([
        opened('fire', { startedAt: '2021-03-12T00:00:00.000Z' }),
        opened('flood'),
        published(incidentDocument('flood', { startedAt: '2021-03-11T00:00:00.000Z' }, { title: 'Powódź' })),
      ]),
    );
    expect(incidentHeads(state).map(({ id, title }) => [id, title.pl])).toEqual([
      ['fire', 'fire'],
      ['flood', 'Powódź'],
    ]);
  });
});

test.for([
  [['a'], [], 'a', true],
  [['a'], [], 'b', false],
  [[], [], 'b', true],
  [['a'], ['b'], 'b', true],
  [['a'], ['b'], 'a', false],
] as const)(
  'an incident of %j and an update of %j concern panel %s: %s',
  ([panels, said, panel, concerned]) => {
    expect(concernsPanel({ panels }, { panels: said }, panel)).toBe(concerned);
  },
);
