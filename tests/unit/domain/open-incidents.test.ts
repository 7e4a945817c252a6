import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { incidentsOf } from '../../../src/domain/incidents.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import {
  endedLately,
  gravestImpactOn,
  incidentChangeOn,
  openIncidents,
  openIncidentsOn,
} from '../../../src/domain/open-incidents.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import type { State } from '../../../src/domain/state.ts';
import { formatStatus } from '../../../src/formats/status.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { incidentDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { published, redaction, undoing } from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const PANELS = published(panelDocument('eu-west'), panelDocument('us', '2019-01-01'));
const stateOf = (...drafts: DraftEvent[]) => project(eventsOf([PANELS, ...drafts]));
const changeOn = (state: State, panel: string) => incidentChangeOn(state, panel)?.revision ?? 0;
const impacts = (...drafts: DraftEvent[]) =>
  ['eu-west', 'us'].map((panel) => gravestImpactOn(stateOf(...drafts), panel));

describe('an incident is open', () => {
  const isOpen = (...drafts: DraftEvent[]) => openIncidents(stateOf(...drafts)).map(({ id }) => id);
  const fire = opened('fire');
  const end = posted('fire', 'u9', { status: 'resolved' });
  const document = published(incidentDocument('fire'));

  test.for<[string, readonly DraftEvent[], boolean]>([
    ['once it is opened, without a word', [fire], true],
    ['while an update says that it goes on', [fire, posted('fire', 'u3')], true],
    ['not once one says that it is over', [fire, end], false],
    ['not once it is summed up', [fire, posted('fire', 'u3', { status: 'postmortem' })], false],
    ['again when that is taken back', [fire, end, takenBack(3, 'fire', 'u9')], true],
    ['again when an update says so', [fire, end, posted('fire', 'u10')], true],
    [
      'not when its opening is undone',
      [fire, undoing(2, { incidents: [{ id: 'fire', stands: false }] })],
      false,
    ],
    ['not when it is known from a document alone', [document], false],
    ['when staff say that what a document tells of goes on', [document, posted('fire', 'u3')], true],
    [
      'not when its document states the end',
      [fire, published(incidentDocument('fire', { resolvedAt: NOON }))],
      false,
    ],
  ])('%s', ([, drafts, open]) => {
    expect(isOpen(...drafts)).toEqual(open ? ['fire'] : []);
  });

  test('not when what opened it was redacted', () => {
    const events = eventsOf([PANELS, fire, posted('fire', 'u3'), redaction(2)]);
    const replayed = events.map((event) => (event.sequence === 2 ? { ...event, payload: null } : event));
    expect(openIncidents(project(replayed))).toEqual([]);
  });
});

describe('how bad it is on a panel', () => {
  test('is what was said last that concerns it; nobody named are all', () => {
    expect(impacts(opened('fire', { impact: 'major' }))).toEqual(['major', 'major']);
    expect(impacts(opened('fire', { impact: 'critical', panels: ['us'] }))).toEqual([null, 'critical']);
    const both = opened('fire', { impact: 'critical', panels: ['eu-west', 'us'] });
    const better = posted('fire', 'u3', { impact: 'minor', panels: ['us'] });
    expect(impacts(both, better)).toEqual(['critical', 'minor']);
    expect(impacts(both, better, posted('fire', 'u4', { impact: 'none' }))).toEqual(['none', 'none']);
  });

  test('opened for nobody in particular, it concerns those that are named since', () => {
    const said = [opened('fire', { impact: 'major' }), posted('fire', 'u3', { impact: 'major' })];
    expect(impacts(...said)).toEqual(['major', 'major']);
    expect(impacts(...said, posted('fire', 'u4', { impact: 'critical', panels: ['us'] }))).toEqual([
      null,
      'critical',
    ]);
  });

  test('opened again, it concerns those that are named since', () => {
    const over = [
      opened('fire', { impact: 'critical', panels: ['eu-west'] }),
      posted('fire', 'u3', { status: 'resolved', impact: 'critical', panels: ['eu-west'] }),
    ];
    expect(impacts(...over)).toEqual([null, null]);
    expect(impacts(...over, posted('fire', 'u4', { impact: 'major', panels: ['us'] }))).toEqual([
      null,
      'major',
    ]);
    expect(impacts(...over, posted('fire', 'u4', { impact: 'major' }))).toEqual(['major', null]);
  });

  test('told of by a document, it concerns those that updates name; if they name none, those of the document', () => {
    const document = published(incidentDocument('fire', { panels: ['eu-west', 'us'] }));
    expect(impacts(document, posted('fire', 'u3', { impact: 'critical', panels: ['us'] }))).toEqual([
      null,
      'critical',
    ]);
    expect(impacts(document, posted('fire', 'u3', { impact: 'critical' }))).toEqual(['critical', 'critical']);
  });

  test('is that of the gravest of several', () => {
    const state = stateOf(
      opened('slow', { impact: 'minor', panels: ['us'] }),
      opened('down', { impact: 'critical', panels: ['us'] }),
      opened('odd', { impact: 'none' }),
    );
    expect(openIncidentsOn(state, 'us').map(({ course, impact }) => [course.id, impact])).toEqual([
      ['down', 'critical'],
      ['slow', 'minor'],
      ['odd', 'none'],
    ]);
    expect(gravestImpactOn(state, 'eu-west')).toBe('none');
  });
});

describe('an end', () => {
  const events = eventsOf([
    PANELS,
    opened('fire'),
    posted('fire', 'u3', { status: 'resolved' }),
    posted('fire', 'u4', { status: 'postmortem' }),
  ]);
  const state = project(events);

  test.for([
    ['2021-03-17T11:02:00.000Z', true],
    ['2021-03-18T11:01:59.999Z', true],
    ['2021-03-18T11:02:00.000Z', false],
  ] as const)('is told of for 24 hours of the site clock: at %s %s', ([now, isTold]) => {
    expect(endedLately(state, now).map(({ id }) => id)).toEqual(isTold ? ['fire'] : []);
  });

  test('changes the pages again when that is over', () => {
    expect(nextChangeAfter(state, NOON)).toBe('2021-03-18T11:02:00.000Z');
  });
});

describe('of any events', () => {
  test('going on from a state gives what replaying all of them gives, and what has not moved is the same object', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 12 }), (drafts) => {
        const events = eventsOf([PANELS, ...drafts]);
        let state = project([]);
        for (const event of events) {
          const next = extend(state, [event]);
          const moved = Object.values(next.courses).filter(({ revision }) => revision === event.sequence);
          if (moved.length === 0) expect(next.courses).toBe(state.courses);
          state = next;
        }
        expect(state.courses).toEqual(project(events).courses);
      }),
    );
  });

  test('status.json agrees with itself: what is open is named on the panels it concerns, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 12 }), (drafts) => {
        const state = project(eventsOf([PANELS, published(panelDocument('a')), ...drafts]));
        const { incidents, panels } = formatStatus(state, NOON);
        for (const panel of panels) {
          const concerning = incidents.filter(
            (one) => one.open && (one.panels.length === 0 || one.panels.includes(panel.id)),
          );
          expect(panel.incidents.map(({ slug }) => slug).sort()).toEqual(
            concerning.map(({ slug }) => slug).sort(),
          );
        }
        for (const { open, resolved_at, status } of incidents) {
          if (open)
            expect([resolved_at, ['resolved', 'postmortem'].includes(status ?? '')]).toEqual([null, false]);
        }
        expect(incidentsOf(state).filter(({ course }) => course?.isOpen)).toHaveLength(
          openIncidents(state).length,
        );
      }),
    );
  });

  test('a panel is changed by what concerns it, or did', () => {
    const drafts = [
      opened('fire', { panels: ['us'] }),
      posted('fire', 'u3', { panels: ['us'], impact: 'major' }),
    ];
    expect(['eu-west', 'us'].map((panel) => changeOn(stateOf(...drafts), panel))).toEqual([0, 3]);
    const again = [
      posted('fire', 'u4', { status: 'resolved' }),
      posted('fire', 'u5', { panels: ['eu-west'] }),
    ];
    expect(['eu-west', 'us'].map((panel) => changeOn(stateOf(...drafts, ...again), panel))).toEqual([5, 5]);
  });
});
