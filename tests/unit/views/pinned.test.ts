import { describe, expect, test } from 'vitest';
import type { DraftEvent, LogEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { answerVersions, pinnedView, shownSince } from '../../../src/views/pinned.ts';
import {
  faqDocument,
  featureDocument,
  panelDocument,
  plain,
  siteDocument,
  translationOf,
} from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { planned } from '../../support/maintenances.ts';
import {
  availability,
  cell,
  confirmation,
  contextOf,
  published,
  RENDERED,
  redaction,
  restoration,
  withdrawn,
} from '../../support/state.ts';

const question = (body: string, id = 'archive') =>
  faqDocument(id, {}, { title: 'Kiedy wróci archiwum?', body });
const site = published(
  siteDocument({ orders: 'Zamówienia' }),
  panelDocument('a'),
  panelDocument('b', '2019-11-18'),
  featureDocument('export'),
  question('Nie wiemy.'),
);
const reworded = published(question('W marcu.'));

function context(drafts: readonly DraftEvent[], locale: 'pl' | 'en' = 'pl') {
  return { ...contextOf(drafts, { locale }), words: RENDERED };
}

function pinned(drafts: readonly DraftEvent[], asked: string, slug = 'archive', locale: 'pl' | 'en' = 'pl') {
  const view = pinnedView(context(drafts, locale), slug, asked);
  if (!view) throw new Error('nothing is said');
  const lines = view.changes?.lines.map((line) =>
    line
      .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
      .join(''),
  );
  return { kind: view.kind, text: plain(view.text), lines: lines ?? null };
}

describe('an answer that was asked for as it read at a revision', () => {
  test('is not compared while nobody asks', () => {
    expect(pinnedView(context([site]), 'archive', null)).toBeNull();
  });

  test('is said to read as it did, also at a revision that said something else', () => {
    const drafts = [site, confirmation(), reworded, confirmation()];
    expect(pinned(drafts, '3')).toEqual({
      kind: 'same',
      text: 'Ta odpowiedź brzmi tak samo jak wtedy, gdy powstał ten link.',
      lines: null,
    });
    expect(pinned(drafts, '4').kind).toBe('same');
  });

  test('is compared word by word, with when it changed', () => {
    const drafts = [site, confirmation(), reworded];
    expect(pinned(drafts, '1')).toEqual({
      kind: 'changed',
      text: 'Ta odpowiedź brzmi inaczej niż wtedy, gdy powstał ten link. Zmieniła się 17 marca, 12:02.',
      lines: ['[-Nie wiemy-][+W marcu+].'],
    });
    expect(pinned(drafts, '2')).toEqual(pinned(drafts, '1'));
  });

  test('that reads again as it did is the same', () => {
    expect(pinned([site, reworded, published(question('Nie wiemy.'))], '1').kind).toBe('same');
  });

  test.each(['0', '-1', 'abc', '', '1.5', '1e3', '99', '00000000000000000000'])(
    'at “%s”, which is no revision of this site, is today’s with a sentence',
    (asked) => {
      expect(pinned([site], asked)).toEqual({
        kind: 'unknown',
        text: 'Nie znamy wydania, do którego prowadzi ten link. Poniżej jest odpowiedź z dzisiaj.',
        lines: null,
      });
    },
  );

  test('at a revision before it was there is today’s with a sentence', () => {
    expect(pinned([confirmation(), site], '1').kind).toBe('absent');
  });

  test('is compared in English with what was shown in English', () => {
    const drafts = [
      published(
        panelDocument('a'),
        question('Nie wiemy.'),
        translationOf(question(''), { title: 'When?', body: 'We do not know.' }),
      ),
      published(translationOf(question(''), { title: 'When?', body: 'In March.' })),
    ];
    expect(pinned(drafts, '1', 'archive', 'en')).toMatchObject({
      kind: 'changed',
      text: 'This answer reads differently now than when this link was made. It changed on 17 March, 12:01.',
      lines: ['[-We do not know-][+In March+].'],
    });
    expect(pinned(drafts, '1', 'archive', 'pl').kind).toBe('same');
  });

  test('keeps its past under another name', () => {
    const renamed = published({
      ...faqDocument(
        'old',
        { slug: 'new', former: ['archive'] },
        { title: 'Kiedy wróci archiwum?', body: 'W marcu.' },
      ),
      path: 'pl/faq/new.md',
    });
    const drafts = [site, withdrawn('pl/faq/archive.md'), renamed];
    expect(pinned(drafts, '1', 'new')).toMatchObject({
      kind: 'changed',
      lines: ['[-Nie wiemy-][+W marcu+].'],
    });
  });

  test('of which the words were taken out of the log says when they were removed', () => {
    const events = eventsOf([site, published(question('Jan Kowalski wie.')), reworded, redaction(2)]);
    const redacted = events.map(
      (event): LogEvent => (event.sequence === 2 ? { ...event, payload: null } : event),
    );
    const ground = { ...context([]), state: project(redacted) };
    expect(plain(pinnedView(ground, 'archive', '2')?.text)).toBe(
      'Odpowiedź, którą pokazywał ten link, usunięto 17 marca, 12:03. Poniżej jest odpowiedź z dzisiaj.',
    );
    expect(JSON.stringify(answerVersions(ground, 'archive'))).not.toContain('Kowalski');
    expect(pinnedView(ground, 'archive', '1')?.kind).toBe('changed');
    expect(pinnedView(ground, 'archive', '3')?.kind).toBe('same');
  });

  test('of which one document alone was taken out says so, and no other answer does', () => {
    const both = published(question('Jan Kowalski wie.'), question('Też nie wiemy.', 'other'));
    const kept = published(question('Też nie wiemy.', 'other'));
    const taken = redaction(2, ['pl/faq/archive.md']);
    const events = eventsOf([site, both, reworded, published(question('Już wiemy.', 'other')), taken]);
    const [, rest] = eventsOf([site, kept]);
    const redacted = events.map((event) => (event.sequence === 2 && rest ? rest : event));
    const ground = { ...context([]), state: project(redacted) };
    expect(pinnedView(ground, 'archive', '2')?.kind).toBe('removed');
    expect(pinnedView(ground, 'other', '2')?.kind).toBe('changed');
  });

  test('of which nothing was taken out is not said to have been removed with the words of others', () => {
    const events = eventsOf([
      site,
      published(question('Jan Kowalski wie.', 'other')),
      redaction(2),
      confirmation(),
    ]);
    const redacted = events.map(
      (event): LogEvent => (event.sequence === 2 ? { ...event, payload: null } : event),
    );
    expect(pinnedView({ ...context([]), state: project(redacted) }, 'archive', '2')?.kind).toBe('same');
  });
});

describe('an answer that depends on a state', () => {
  const when = (is: 'available' | 'unavailable') => [{ feature: 'export', on: null, is: [is] }];
  const variants = published(
    siteDocument({ orders: 'Zamówienia' }),
    panelDocument('a'),
    featureDocument('export'),
    faqDocument('export.yes', { when: when('available') }, { title: 'Eksport?', body: 'Tak.' }),
    faqDocument('export.no', { when: when('unavailable') }, { title: 'Eksport?', body: 'Nie.' }),
  );
  const down = availability([cell('export', 'a', 'unavailable')]);
  const works = availability([cell('export', 'a', 'available')]);

  test('is compared with the variant that was shown', () => {
    const drafts = [variants, down, works];
    expect(pinned(drafts, '2', 'export')).toMatchObject({
      kind: 'changed',
      text: 'Ta odpowiedź brzmi inaczej niż wtedy, gdy powstał ten link. Zmieniła się 17 marca, 12:02.',
      lines: ['[-Nie-][+Tak+].'],
    });
    expect(pinned([variants, works, down, works], '2', 'export').kind).toBe('same');
  });

  test('is compared with silence where no variant held', () => {
    expect(pinned([variants, down], '1', 'export').lines?.join(' ')).toContain('[-Nie mamy teraz odpowiedzi');
  });

  test('is no other by a note or a date of the same state', () => {
    const dated = availability([cell('export', 'a', 'unavailable', '2021-03-22')]);
    expect(
      answerVersions(context([variants, down, dated]), 'export').versions.map(({ from }) => from),
    ).toEqual([2, 1]);
  });

  test('says that it reads otherwise while planned work goes on, which no moment of the log began', () => {
    const drafts = [variants, works, planned('m1', { features: ['export'] })];
    const during = { ...context(drafts), now: '2021-03-17T19:00:00.000Z' };
    const after = { ...context(drafts), now: '2021-03-17T20:30:00.000Z' };
    expect(pinnedView(during, 'export', '3')).toMatchObject({
      kind: 'changed',
      text: 'Ta odpowiedź brzmi teraz inaczej niż wtedy, gdy powstał ten link.',
    });
    expect(pinnedView(after, 'export', '3')?.kind).toBe('same');
  });

  test('goes by the panel that is down, too', () => {
    const drafts = [variants, works, restoration({ a: 'offline' })];
    expect(pinned(drafts, '2', 'export')).toMatchObject({ kind: 'changed', lines: ['[-Tak-][+Nie+].'] });
  });
});

describe('what is published of the past', () => {
  const often = [
    site,
    ...Array.from({ length: 12 }, (_, number) => published(question(`Za ${number} dni.`))),
  ];

  test('are the last ten versions; what is older backstage knows', () => {
    const { versions, hasOlder } = answerVersions(context(often), 'archive');
    expect(versions.map(({ from }) => from)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
    expect(hasOlder).toBe(true);
    expect(pinned(often, '2')).toMatchObject({ kind: 'changed', lines: ['Za [-0-][+11+] dni.'] });
  });

  test('are as many as there are', () => {
    expect(answerVersions(context([site, reworded]), 'archive')).toMatchObject({
      versions: [{ from: 2 }, { from: 1 }],
      hasOlder: false,
    });
  });

  test('a version says what it says to whoever asks for any revision of its time', () => {
    const { versions } = answerVersions(context([site, confirmation(), reworded]), 'archive');
    for (const { from, view } of versions)
      expect(pinnedView(context([site, confirmation(), reworded]), 'archive', String(from))).toEqual(view);
  });

  test('a link made now is of the version that is shown now', () => {
    expect(shownSince(context([site, reworded, confirmation()]), 'archive')).toBe(2);
  });
});
