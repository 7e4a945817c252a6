import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { type ToldAbout, tellChange } from '../../../src/views/told-change.ts';
import { documentWith, faqDocument, inBothLanguages, panelDocument, plain } from '../../support/documents.ts';
import { planned } from '../../support/maintenances.ts';
import {
  availability,
  by,
  cell,
  confirmation,
  contextOf,
  published,
  redaction,
  restoration,
  undoing,
} from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const XML = documentWith(
  'xml',
  { collection: 'features', area: 'orders', order: 0, uses: [] },
  { title: 'Plik XML dla Ceneo' },
);
const SITE = by('seed', published(panelDocument('a'), panelDocument('b'), XML));
const EVERYTHING: ToldAbout = { panel: null, feature: null };

/** What is told of the last of these events. */
function told(drafts: readonly DraftEvent[], about = EVERYTHING, locale: 'pl' | 'en' = 'pl') {
  const context = contextOf([SITE, ...drafts], { locale });
  const change = context.state.changes[drafts.length];
  return change ? tellChange(context, change, about) : null;
}

function titleOf(...drafts: readonly DraftEvent[]): string | null {
  return plain(told(drafts)?.title);
}

describe('a change is told in one line', () => {
  test.for<[string, DraftEvent]>([
    [
      'Plik XML dla Ceneo, A: nie działa, termin: ok. 23 marca 2021',
      availability([cell('xml', 'a', 'unavailable', '2021-03-23~')]),
    ],
    [
      'Plik XML dla Ceneo, A, B: działa',
      availability([cell('xml', 'a', 'available'), cell('xml', 'b', 'available')]),
    ],
    ['Panel B nie działa', restoration({ b: 'offline' })],
    ['Panel A przywrócony; i jeszcze 1', restoration({ a: 'restored', b: 'offline' })],
    ['Sprawdzone, bez zmian', confirmation()],
    ['Otwarto zdarzenie: awaria', opened('awaria')],
    ['Zapowiedziano prace: Prace m1', planned('m1')],
  ])('%s', ([title, draft]) => {
    expect(titleOf(draft)).toBe(title);
  });

  test('an update is told with its stage', () => {
    expect(titleOf(opened('awaria'), posted('awaria', 'u1', { status: 'monitoring' }))).toBe(
      'Aktualizacja zdarzenia: awaria (obserwujemy)',
    );
  });

  test('an undo says what it took back, and what stands there again', () => {
    const down = availability([cell('xml', 'a', 'unavailable')]);
    const { estimate, ...rest } = cell('xml', 'a', 'available');
    const undone = undoing(2, { availability: [{ ...rest, estimate, since: null }] });
    expect(titleOf(down, undone)).toBe(
      'Cofnięto zmianę z 17 marca 2021, 12:01. Plik XML dla Ceneo, A: działa',
    );
  });

  test('in English as well', () => {
    const draft = availability([cell('xml', 'a', 'unavailable', '2021-03-23~')]);
    expect(plain(told([draft], EVERYTHING, 'en')?.title)).toContain('expected: about 23 March 2021');
  });
});

describe('nothing is told', () => {
  test.for<[string, DraftEvent]>([
    ['of the seed', by('seed', restoration({ b: 'offline' }))],
    ['of the clock', { type: 'clock.set', payload: { mode: 'live' }, since: null, actor: 'anna' }],
    ['of words that come and go', published(faqDocument('one'))],
    ['of a panel that there is not', restoration({ x: 'offline' })],
  ])('%s', ([, draft]) => {
    expect(told([draft])).toBeNull();
  });

  test('of a wording that was put right: the entry that had it has it right', () => {
    const corrected: DraftEvent = {
      type: 'update.corrected',
      payload: { incident: 'awaria', update: 'u1', body: { pl: 'Jest **lepiej**.', en: null }, lags: false },
      since: null,
      actor: 'anna',
    };
    const drafts = [opened('awaria'), posted('awaria', 'u1', { body: { pl: 'Jest leepiej.', en: null } })];
    expect(told([...drafts, corrected])).toBeNull();
    const context = contextOf([SITE, ...drafts, corrected]);
    const [, , post] = context.state.changes;
    expect(post && tellChange(context, post, EVERYTHING)?.html).toContain('lepiej');
  });

  test('of what another site had told of the past; of what it says of now, as of anything', () => {
    const imported = (cells: readonly ReturnType<typeof cell>[]): DraftEvent => ({
      type: 'past.imported',
      payload: {
        service: 'statuspage',
        incidents: [
          {
            id: 'dawna',
            title: { pl: 'Dawna awaria', en: null },
            startedAt: '2020-01-01T00:00:00.000Z',
            at: '2020-01-01T00:00:00.000Z',
            panels: [],
            features: [],
            impact: 'major',
            former: [],
          },
        ],
        updates: [],
        maintenances: [],
        names: { components: [], groups: [], incidents: [], updates: [], maintenances: [] },
        cells,
      },
      since: null,
      actor: 'anna',
    });
    expect(told([imported([])])).toBeNull();
    expect(titleOf(imported([cell('xml', 'a', 'limited')]))).toBe('Plik XML dla Ceneo, A: z ograniczeniem');
  });

  test('to who follows something else', () => {
    const draft = availability([cell('xml', 'a', 'unavailable')]);
    expect(told([draft], { ...EVERYTHING, panel: 'b' })).toBeNull();
    expect(told([draft], { ...EVERYTHING, feature: 'api' })).toBeNull();
    expect(told([draft], { ...EVERYTHING, panel: 'a' })).not.toBeNull();
    expect(told([draft], { ...EVERYTHING, feature: 'xml' })).not.toBeNull();
  });

  test('of a check, to who follows one thing', () => {
    expect(told([confirmation()], { ...EVERYTHING, panel: 'a' })).toBeNull();
  });
});

describe('what was taken out of the log', () => {
  const drafts = [SITE, restoration({ b: 'offline' }), redaction(2)];
  const gone = contextOf(drafts, { isRead: true });
  const [, change, taking] = gone.state.changes;

  test('reads “removed on …”, and says nothing else', () => {
    const entry = change && tellChange(gone, change, EVERYTHING);
    expect(entry?.title).toBe('Usunięto treść wpisu');
    expect(plain(entry?.html)).toBe('<p>Treść tego wpisu usunięto 17 marca 2021, 12:02.</p>');
  });

  test('is no news of its own', () => {
    expect(taking && tellChange(gone, taking, EVERYTHING)).toBeNull();
  });
});

test('what is told of a change does not change with the clock', () => {
  const draft = availability([cell('xml', 'a', 'unavailable', '2021-03-20')]);
  const context = contextOf([SITE, draft]);
  const change = context.state.changes[1];
  const tell = (now: string) => change && tellChange({ ...context, now }, change, EVERYTHING);
  expect(tell('2022-01-01T12:00:00.000Z')).toEqual(tell(context.now));
});

test('links of an update lead to the site, whoever shows it', () => {
  const body = { pl: 'Zobacz [stronę](/faq/x/).', en: null };
  const draft = posted('awaria', 'u1', { body });
  const context = contextOf([SITE, opened('awaria'), draft]);
  const change = context.state.changes[2];
  const words = { ...context.words, html: () => '<p>Zobacz <a href="/faq/x/">stronę</a>.</p>' };
  const tell = (siteUrl: string | null) =>
    change && tellChange({ ...context, words, siteUrl }, change, EVERYTHING)?.html;
  expect(tell('https://status.example.com')).toContain('href="https://status.example.com/faq/x/"');
  expect(tell(null)).toContain('href="/faq/x/"');
});

test('a name that looks like markup is text', () => {
  const named = documentWith(
    'evil',
    { collection: 'features', area: 'orders', order: 0, uses: [] },
    { title: '<b>&' },
  );
  const draft = availability([cell('evil', 'a', 'unavailable')]);
  const context = contextOf([published(...inBothLanguages(named), panelDocument('a')), draft]);
  const change = context.state.changes[1];
  expect(change && tellChange(context, change, EVERYTHING)?.html).toContain('&lt;b&gt;&amp;, A');
});
