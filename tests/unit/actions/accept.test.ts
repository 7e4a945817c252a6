import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { confirm } from '../../../src/actions/confirm.ts';
import { correctIncident } from '../../../src/actions/correct-incident.ts';
import { correctUpdate } from '../../../src/actions/correct-update.ts';
import { hold } from '../../../src/actions/hold.ts';
import { LIMITS } from '../../../src/actions/limits.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { postUpdate } from '../../../src/actions/post-update.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import { redact } from '../../../src/actions/redact.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { setClock } from '../../../src/actions/set-clock.ts';
import { undo } from '../../../src/actions/undo.ts';
import { AVAILABILITIES } from '../../../src/domain/availability.ts';
import { parseDay } from '../../../src/domain/day.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import type { AvailabilityCell } from '../../../src/domain/events.ts';
import { dayOf } from '../../support/day.ts';
import { openLogWith } from '../../support/log.ts';
import { cell } from '../../support/state.ts';
import { tried } from '../../support/tried.ts';
import { BAD_DAYS, BAD_INSTANTS, BAD_LINES, BAD_PROSE } from '../../support/unacceptable.ts';

function cells(parts: Partial<AvailabilityCell> = {}, more: object = {}): Proposal {
  return {
    verb: 'availability',
    cells: [{ ...cell('x', 'a', 'limited'), ...parts }],
    since: null,
    expected: 99,
    force: false,
    ...more,
  };
}

const BODY = {
  incident: 'fire',
  status: 'identified',
  panels: [],
  features: [],
  impact: 'minor',
  nextUpdateBy: null,
} as const;
const OPENING = { ...BODY, id: 'flood', startedAt: '2021-03-10T00:00:00.000Z' } as const;

/** A log with an incident and an update, and how each text is said to it. */
async function site() {
  const test = await openLogWith(['x']);
  const me = { ...test.as('anna'), confirmed: 'everything' as const };
  const { incident: _, status: __, nextUpdateBy: ___, ...opening } = OPENING;
  await openIncident(me, { ...opening, id: 'fire', title: { pl: 'Pożar', en: 'Fire' } });
  await postUpdate(me, { ...BODY, body: { pl: 'Wiemy.', en: null }, expected: 2 });
  const { revision } = await test.log.current();
  const based = { expected: revision };
  const said = (proposal: Proposal) => applyProposal(me, { ...proposal, ...based });
  const note = (pl: string, en: string) => said(cells({ note: { pl, en } }));
  const title = (pl: string, en: string | null) => openIncident(me, { ...opening, title: { pl, en } });
  const body = (pl: string, en: string | null) => postUpdate(me, { ...BODY, ...based, body: { pl, en } });
  const LINES = {
    'note.pl': [LIMITS.note, (text: string) => note(text, 'ok')],
    'note.en': [LIMITS.note, (text: string) => note('ok', text)],
    promisedBy: [
      LIMITS.promiser,
      (text: string) => said(cells({ estimate: { kind: 'soon', promisedBy: text } })),
    ],
    reason: [LIMITS.reason, (text: string) => said(cells({}, { reason: text }))],
    'reason of an undo': [LIMITS.reason, (text: string) => undo(me, { revision: 3, ...based, reason: text })],
    'reason of a confirmation': [
      LIMITS.reason,
      (text: string) => confirm(me, { nextUpdateBy: null, reason: text }),
    ],
    'reason of a redaction': [LIMITS.reason, (text: string) => redact(me, { revision: 3, reason: text })],
    'reason of what is held': [
      LIMITS.reason,
      (text: string) => hold(me, { ...cells({}, { reason: text }), ...based }, { minutes: 2 }),
    ],
    'title.pl': [LIMITS.title, (text: string) => title(text, null)],
    'title.en': [LIMITS.title, (text: string) => title('ok', text)],
    'title, corrected': [
      LIMITS.title,
      (text: string) =>
        correctIncident(me, {
          incident: 'fire',
          title: { pl: 'ok', en: text },
          translationStands: true,
          ...based,
        }),
    ],
  } as const;
  const PROSE = {
    'body.pl': [LIMITS.body, (text: string) => body(text, null)],
    'body.en': [LIMITS.body, (text: string) => body('ok', text)],
    'body, corrected': [
      LIMITS.body,
      (text: string) =>
        correctUpdate(me, { update: 'u3', body: { pl: text, en: null }, translationStands: true, ...based }),
    ],
  } as const;
  return { ...test, me, said, LINES, PROSE };
}

/** The code of a refusal, or `done`. */
async function codeOf(outcome: Promise<object>): Promise<unknown> {
  const found = await outcome;
  return 'code' in found ? found.code : 'done';
}

describe('what cannot be shown is not accepted', () => {
  test('in any one-line field', async () => {
    const { LINES, log } = await site();
    const before = (await log.current()).revision;
    for (const [field, [longest, say]] of Object.entries(LINES)) {
      for (const [what, value, code] of BAD_LINES) {
        const text = value(longest);
        // Line feeds of one kind are made of all others where several lines may be typed.
        expect([field, what, await codeOf(say(text))]).toEqual([field, what, code]);
      }
    }
    expect((await log.current()).revision).toBe(before);
  });

  test('in any Markdown', async () => {
    const { PROSE, log } = await site();
    const before = (await log.current()).revision;
    for (const [field, [longest, say]] of Object.entries(PROSE)) {
      for (const [what, value, code] of BAD_PROSE) {
        expect([field, what, await codeOf(say(value(longest)))]).toEqual([field, what, code]);
      }
    }
    expect((await log.current()).revision).toBe(before);
  });

  test('in any day or instant, whatever the clock shows', async () => {
    const { me, said, clock } = await site();
    for (const now of ['2021-03-17T11:00:00.000Z', '2098-03-17T11:00:00.000Z']) {
      clock.now = now;
      for (const text of BAD_DAYS) {
        const day = parseDay(text);
        if (!day) throw new Error(text);
        const past = text < now ? ['day.range', 'estimate.past'] : ['day.range'];
        expect(past).toContain(
          await codeOf(said(cells({ estimate: { kind: 'day', day, promisedBy: null } }))),
        );
        expect(await codeOf(said(cells({}, { since: day })))).toBe('day.range');
        expect(
          await codeOf(
            said({
              verb: 'restoration',
              cells: [{ panel: 'a', restoration: 'offline' }],
              since: day,
              expected: 0,
            }),
          ),
        ).toBe('day.range');
      }
      for (const instant of BAD_INSTANTS) {
        const isLate = instant > now;
        const code = isLate ? 'day.range' : 'instant.past';
        expect(await codeOf(confirm(me, { nextUpdateBy: instant }))).toBe(code);
        expect(await codeOf(schedule(me, { ...cells(), expected: 3 } as Proposal, { at: instant }))).toBe(
          code,
        );
        const { incident: _, status: __, nextUpdateBy: ___, ...opening } = OPENING;
        const opened = openIncident(me, { ...opening, title: { pl: 'a', en: null }, startedAt: instant });
        expect(await codeOf(opened)).toBe(isLate ? 'instant.future' : 'day.range');
        if (isLate) expect(await codeOf(setClock(me, { to: instant, wall: now }))).toBe('day.range');
      }
    }
  });

  test('nor a day from which it holds that is still to come when it takes effect', async () => {
    const { me, said } = await site();
    const since = parseDay('2021-03-20');
    expect(await codeOf(said(cells({}, { since })))).toBe('since.future');
    expect(await codeOf(said(cells({}, { since: parseDay('2021-03-17') })))).toBe('done');
    const proposal = { ...cells({ panel: 'b' }, { since }), expected: 4 } as Proposal;
    expect(await codeOf(schedule(me, proposal, { at: '2021-03-19T22:30:00.000Z' }))).toBe('since.future');
    expect(await codeOf(schedule(me, proposal, { at: '2021-03-19T23:30:00.000Z' }))).toBe('done');
  });

  test('an estimate is refused only of what is available', async () => {
    for (const state of AVAILABILITIES) {
      const { said } = await site();
      const outcome = await codeOf(said(cells({ state, estimate: { kind: 'soon', promisedBy: null } })));
      expect([state, outcome]).toEqual([state, state === 'available' ? 'estimate.available' : 'done']);
    }
  });

  test('every flaw of a change is named at once', async () => {
    const { said } = await site();
    const note = { pl: 'a\nb', en: 'a'.repeat(501) };
    const outcome = await said(cells({ note }, { reason: '\u202e', since: parseDay('9999-12-31') }));
    expect(outcome.ok ? [] : outcome.flaws?.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'note.pl words.lines',
      'note.en words.long',
      'since day.range',
      'reason words.direction',
    ]);
  });

  test('words as people write them are accepted: other scripts, emoji, marks of direction, brackets', async () => {
    for (const line of [
      'Zażółć gęślą jaźń – „tak”',
      'שלום \u200fעולם',
      '👩‍👩‍👧 🇵🇱',
      'C++ & <b>',
      '…',
      'a'.repeat(500),
    ]) {
      const { LINES } = await site();
      expect([line, await codeOf(LINES['note.pl'][1](line))]).toEqual([line, 'done']);
    }
  });

  test.for([
    ['twenty quotations', `${'>'.repeat(20)} a`],
    ['many lines, with tabs', '- a\n\t- b\n\n1. c'],
    ['eight thousand characters', 'a '.repeat(4000).trim()],
    ['a comment, which is shown as it was typed', '<!-- a -->'],
    ['entities', 'a &amp; b &#8222;c&#8221;'],
  ])('so is Markdown of %s', async ([, text = '']) => {
    const { PROSE } = await site();
    expect(await codeOf(PROSE['body.pl'][1](text))).toBe('done');
  });
});

describe('what stands in the log already', () => {
  /** A log in which an earlier Latarnia, or a later hand, has put what would not be accepted now. */
  async function spoilt() {
    const test = await openLogWith(['x']);
    const day = dayOf('9999-12-31');
    const bad: AvailabilityCell = {
      ...cell('x', 'a', 'limited'),
      estimate: { kind: 'day', day, promisedBy: 'a\nb' },
      note: { pl: 'a\u202eb', en: 'x'.repeat(30_000) },
    };
    await test.log.append(() => [
      { type: 'availability.set', payload: { cells: [bad] }, since: day, actor: 'old' },
    ]);
    return { ...test, me: { ...test.as('anna'), confirmed: 'everything' as const }, bad, day };
  }

  const stands = ({ log }: Awaited<ReturnType<typeof spoilt>>) => log.known.cells.x?.a;

  test('can be taken back, and that can be taken back again', async () => {
    const test = await spoilt();
    expect(await codeOf(undo(test.me, { revision: 2, expected: 2 }))).toBe('done');
    expect(stands(test)?.note).toBeNull();
    expect(await codeOf(undo(test.me, { revision: 3, expected: 3 }))).toBe('done');
    expect(stands(test)?.note).toEqual(test.bad.note);
  });

  test('can be gone back to in part, by the publication that is taken back, and by no other way', async () => {
    const test = await spoilt();
    await applyProposal(test.me, cells({ note: { pl: 'ok', en: 'ok' } }, { expected: 2 }));
    const again = { verb: 'availability', cells: [test.bad], since: test.day, expected: 3 } as const;
    expect(await codeOf(applyProposal(test.me, again))).toMatch(/^(words|day)\./);
    expect(await codeOf(applyProposal(test.me, { ...again, restores: 1 }))).toMatch(/^(words|day)\./);
    expect(await codeOf(applyProposal(test.me, { ...again, restores: 3 }))).toBe('done');
    expect(stands(test)).toMatchObject({ since: test.day, note: test.bad.note });
  });

  test('may be left as it is by who changes something else, part by part', async () => {
    const test = await spoilt();
    const { note, estimate } = test.bad;
    const change = (parts: Partial<AvailabilityCell>) =>
      codeOf(applyProposal(test.me, cells(parts, { since: test.day, expected: test.log.known.revision })));
    expect(await change({ note, estimate: { kind: 'soon', promisedBy: null } })).toBe('done');
    expect(await change({ note: { pl: 'ok', en: 'ok' }, estimate })).toBe('day.range');
    expect(await change({ note: { pl: 'ok', en: 'ok' } })).toBe('done');
    expect(await change({ note })).toBe('words.direction');
  });
});

describe('whatever is said', () => {
  const anyText = fc.oneof(
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(...BAD_LINES.map(([, value]) => value(500))) },
    { weight: 4, arbitrary: fc.constantFrom('ok', 'Działa.', 'Od rana\u200f, „wolniej”') },
  );
  const juneOf = (year: number) => parseDay(`${String(year).padStart(4, '0')}-06-15`);
  const anyDay = fc
    .oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1990, max: 2110 }))
    .map(juneOf)
    .filter((day) => day !== null);
  const anyEstimate = fc.oneof(
    fc.record({ kind: fc.constantFrom('day', 'about'), day: anyDay, promisedBy: fc.option(anyText) }),
    fc.record({ kind: fc.constantFrom('days', 'soon', 'condition'), promisedBy: fc.option(anyText) }),
    fc.constant(NO_ESTIMATE),
  );
  const anyCell = fc.record({
    state: fc.constantFrom(...AVAILABILITIES),
    estimate: anyEstimate,
    note: fc.option(fc.record({ pl: anyText, en: anyText })),
  });

  test('all that got into the log can be shown', async () => {
    const { me, log } = await site();
    await fc.assert(
      fc.asyncProperty(
        anyCell,
        fc.option(anyDay, { freq: 1 }),
        fc.option(anyText),
        async (parts, since, reason) => {
          const outcome = await applyProposal(me, cells(parts, { since, reason, force: true, expected: 1 }));
          if (!outcome.ok) return;
          const said = [
            parts.note?.pl,
            parts.note?.en,
            reason,
            'promisedBy' in parts.estimate && parts.estimate.promisedBy,
          ];
          for (const text of said.filter((one) => typeof one === 'string')) {
            expect(text.length).toBeLessThanOrEqual(500);
            expect(text.isWellFormed()).toBe(true);
            expect(text).toMatch(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]+$/u);
            expect(text.replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '')).not.toBe('');
          }
          for (const day of [since, 'day' in parts.estimate ? parts.estimate.day : null]) {
            if (day !== null) expect(day >= '2000-01-01' && day <= '2099-12-31').toBe(true);
          }
          expect(since === null || since <= '2021-03-17').toBe(true);
          expect(parts.state === 'available' && parts.estimate.kind !== 'none').toBe(false);
        },
      ),
      { numRuns: tried(60) },
    );
    expect((await log.current()).revision).toBeGreaterThan(3);
  });
});
