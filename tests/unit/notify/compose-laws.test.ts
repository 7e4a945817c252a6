import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AVAILABILITIES } from '../../../src/domain/availability.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { effectiveCell } from '../../../src/domain/facts.ts';
import type { State } from '../../../src/domain/state.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { commonWords } from '../../../src/i18n/common.ts';
import { MONTHS } from '../../../src/i18n/months.ts';
import type { Message } from '../../../src/notify/message.ts';
import { anyLater } from '../../support/arbitrary.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { by, contextOf, published } from '../../support/state.ts';
import { happenedIn, tellOf } from '../../support/told.ts';

const SITE = by(
  'seed',
  published(
    ...['a', 'b', 'c'].map((panel) => panelDocument(panel)),
    featureDocument('api'),
    featureDocument('orders'),
  ),
);

/** A log, and what somebody who asked for everything is told of all of it so many hours later. */
const anyTelling = fc.record({
  drafts: fc.array(anyLater, { minLength: 1, maxLength: 8 }).map((later) => [SITE, ...later]),
  hours: fc.integer({ min: 0, max: 40 * 24 }),
  pace: fc.constantFrom('at-once' as const, 'digest' as const),
});

function sent({
  drafts,
  hours,
  pace,
}: {
  drafts: readonly DraftEvent[];
  hours: number;
  pace: 'at-once' | 'digest';
}) {
  const { state } = contextOf(drafts, { isRead: true });
  const now = instantFromMs(msFromInstant(state.lastEffectiveAt ?? '') + hours * 3_600_000);
  const message = tellOf('pl', drafts, happenedIn(drafts), { now, pace, isRead: true });
  return { state, now, message };
}

const words = commonWords.pl.availability;
const small = (text: string | undefined) => (plain(text ?? '') ?? '').toLowerCase();

/** What a section of a feature says of which panels, read as its reader does. */
function claimsOf({ sections }: Message) {
  return sections.flatMap(({ href, heading, lines: [first] }) => {
    const feature = /\/features\/(\w+)\/$/.exec(href ?? '')?.[1];
    const panels =
      /, panele? (.+)$/
        .exec(plain(heading) ?? '')?.[1]
        ?.toLowerCase()
        .split(/, | i /) ?? [];
    return feature === undefined ? [] : panels.map((panel) => ({ feature, panel, first: small(first) }));
  });
}

function lieOf(message: Message, state: State, now: Instant): string | null {
  for (const { feature, panel, first } of claimsOf(message)) {
    const told = effectiveCell(state, feature, panel, now);
    if (!first.startsWith(small(words[told.state])))
      return `${feature} ${panel}: ${first}, and is ${told.state}`;
  }
  for (const { href, heading, lines } of message.sections) {
    if (!/\/panel\//.test(href ?? '') || !/^Panel\s\w$/.test(heading)) continue;
    const panel = small(heading).replace('panel ', '');
    const lists = lines.slice(2).map(small);
    for (const one of AVAILABILITIES) {
      const list = lists.find((line) => line.startsWith(`${small(words[one])}: `)) ?? '';
      for (const feature of ['api', 'orders']) {
        const isListed = new RegExp(`[ ,]${feature}[ ,.]`).test(list);
        if (isListed && effectiveCell(state, feature, panel, now).state !== one) return `${panel} ${list}`;
      }
    }
  }
  return null;
}

/** A day that is promised and has passed, as it stands in the text; what is said to have been before is no promise. */
function passedPromise({ subject, sections }: Message, today: string): string | null {
  const texts = [subject, ...sections.flatMap(({ lines }) => lines)].map((text) => plain(text) ?? '');
  for (const text of texts) {
    const clauses = text.replace(/\(wcześniej: .*\)/, '').split(';');
    for (const clause of clauses) {
      const [, date = '', month = '', year = '', rest = ''] =
        /termin: (?:ok\. )?(\d+) (\S+) (\d{4})(.*)$/.exec(clause) ?? [];
      if (date === '') continue;
      const index = String(MONTHS.pl.indexOf(month) + 1).padStart(2, '0');
      const day = `${year}-${index}-${date.padStart(2, '0')}`;
      if (day < today && !rest.includes('już po terminie')) return clause;
    }
  }
  return null;
}

describe('whatever happened, and whenever it is told', () => {
  test('each state that a message tells is the one that holds when it is sent', () => {
    let told = 0;
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const { state, now, message } = sent(telling);
        if (message === null) return;
        told += claimsOf(message).length;
        expect(lieOf(message, state, now)).toBeNull();
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(100);
  });

  test('no day that has passed is promised', () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const { now, message } = sent(telling);
        if (message !== null) expect(passedPromise(message, dayAt(now))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
