import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { LOCALES, type Locale } from '../../../src/domain/locale.ts';
import type { Change } from '../../../src/domain/state.ts';
import { dayAt } from '../../../src/domain/time.ts';
import { formatEvents } from '../../../src/formats/events.ts';
import { formatWords } from '../../../src/formats/words.ts';
import { fillPhrase } from '../../../src/i18n/fill-phrase.ts';
import { newsOf } from '../../../src/ui/scripts/news.ts';
import { type ChangeLine, changeLines } from '../../../src/views/change-lines.ts';
import { lastChanges } from '../../../src/views/changes.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { featureHistory } from '../../../src/views/feature-history.ts';
import { undoingsOf } from '../../../src/views/history-entry.ts';
import { linesOf } from '../../../src/views/history-lines.ts';
import { logEntry } from '../../../src/views/staff/log.ts';
import { publishedView } from '../../../src/views/staff/published.ts';
import { anyDraft } from '../../support/arbitrary.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { staffContextOf } from '../../support/staff.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const PANELS = ['a', 'b', 'c'];
const FEATURES = ['api', 'orders'];
const WORDS = published(
  panelDocument('a', '2010-01-01'),
  panelDocument('b', '2011-01-01'),
  panelDocument('c', '2012-01-01'),
  ...FEATURES.map((id) => featureDocument(id)),
);
const EVERYTHING = { panel: null, feature: null, kind: null, before: null } as const;

/** The lines of a change of what there is, each of one panel; `null` where one thing is named twice. */
function linesByThing(context: ViewContext, change: Change): Map<string, ChangeLine> | null {
  const lines = changeLines(context, change).filter(
    ({ panels: [panel = ''], feature }) =>
      PANELS.includes(panel) && (feature === null || FEATURES.includes(feature)),
  );
  const byThing = new Map(lines.map((line) => [keyOf(line.feature, line.panels[0] ?? ''), line]));
  return byThing.size === lines.length ? byThing : null;
}

function keyOf(feature: string | null, panel: string): string {
  return `${feature ?? ''}@${panel}`;
}

/** The things that a joined line is of. */
function thingsOf({
  of,
  href,
  letters,
  title,
}: Pick<ChangeLine, 'of' | 'href' | 'letters' | 'title'>): string[] {
  const feature = of === 'feature' ? (/\/features\/([^/]+)\//.exec(href)?.[1] ?? null) : null;
  const named = letters ?? title;
  return PANELS.filter((panel) => new RegExp(`\\b${panel.toUpperCase()}\\b`).test(named)).map((panel) =>
    keyOf(feature, panel),
  );
}

/** Which panels were down before or after a change: there a feature reads as what follows from it. */
function downAround(changes: readonly Change[], revision: number): Set<string> {
  const down = new Set<string>();
  const around = new Set<string>();
  for (const change of changes) {
    if (change.revision > revision) break;
    if (change.revision === revision) for (const panel of down) around.add(panel);
    for (const { panel, after } of change.restoration) {
      if (after === 'offline') down.add(panel);
      else down.delete(panel);
    }
  }
  return around.union(down);
}

const anyLog = fc.array(anyDraft, { minLength: 1, maxLength: 8 });

function forAnyLog(check: (context: ViewContext, change: Change, lines: Map<string, ChangeLine>) => void) {
  fc.assert(
    fc.property(anyLog, fc.constantFrom(...LOCALES), (drafts: readonly DraftEvent[], locale: Locale) => {
      const context = contextOf([WORDS, ...drafts], { locale });
      for (const change of context.state.changes) {
        const lines = linesByThing(context, change);
        if (lines) check(context, change, lines);
      }
    }),
  );
}

describe('the same change is told in the same lines', () => {
  test('by the history and by the staff’s log', () => {
    forAnyLog((context, change, lines) => {
      const told = linesOf(context, change, EVERYTHING);
      expect(told.flatMap(thingsOf).sort()).toEqual([...lines.keys()].sort());
      for (const line of told) {
        for (const thing of thingsOf(line)) {
          const own = lines.get(thing);
          if (line.of === 'feature') expect(line.after).toEqual(own?.after);
          else expect(line.after.state).toBe(own?.after.state);
          expect(line.before?.state ?? null).toBe(own?.differs ? own.before.state : null);
        }
      }
      const entry = logEntry(staffContextOf(context), change, undoingsOf(context.state.changes));
      // What a folder was compared with is said to nobody.
      if (change.type === 'content.seen') expect(entry).toBe(null);
      else expect(entry?.lines).toEqual(told);
    });
  });

  test('by what staff see of it once it is applied', () => {
    forAnyLog((context, change) => {
      const shown = publishedView(staffContextOf(context), change.revision)?.lines;
      const own = changeLines(context, change);
      expect(shown?.map(({ before, after }) => ({ before, after }))).toEqual(
        own.map(({ before, after }) => ({ before, after })),
      );
      for (const [index, line] of own.entries()) expect(shown?.[index]?.subject).toContain(line.title);
    });
  });

  test('by home', () => {
    forAnyLog((context, change, lines) => {
      for (const item of lastChanges(context, 1000).filter(({ revision }) => revision === change.revision)) {
        const feature = /\/features\/([^/]+)\//.exec(item.href)?.[1] ?? null;
        const own = [...lines.values()].filter((line) =>
          feature === null
            ? line.of === 'panel' && item.text.includes(line.panels[0]?.toUpperCase() ?? '')
            : line.feature === feature && item.panels.includes(line.letters ?? ''),
        );
        for (const line of own) {
          if (item.word === null) expect(item.state).toBe(line.after.state);
          else expect(item.word).toBe(line.news === 'estimate' ? line.told : line.after.word);
          if (feature === null && own.length === 1) expect(item.text).toBe(line.text);
          if (line.news === 'state' && feature !== null) expect(item.note?.text).toBe(line.after.note?.text);
        }
      }
    });
  });

  test('by the history of a feature, except where the whole panel is down', () => {
    forAnyLog((context, change, lines) => {
      const down = downAround(context.state.changes, change.revision);
      for (const feature of FEATURES) {
        for (const entry of featureHistory(context, feature)) {
          if (entry.revision !== change.revision) continue;
          for (const panel of entry.panels.filter((one) => !down.has(one))) {
            const own = lines.get(keyOf(feature, panel));
            expect(entry.after).toEqual(own?.after);
            expect(entry.before).toEqual(own?.before);
            expect(entry.told).toBe(own?.told);
          }
        }
      }
    });
  });

  test('by the browser, out of the events and the words as JSON', () => {
    forAnyLog((context, change, lines) => {
      const { state, locale, now } = context;
      const { events } = JSON.parse(JSON.stringify(formatEvents({ ...state, changes: [change] }, 0)));
      const words = JSON.parse(JSON.stringify(formatWords(state, locale)));
      for (const panel of PANELS) {
        const news = newsOf(events, { panel, uses: [] }, { words, own: '', today: dayAt(now) });
        const own = [...lines.values()].filter((line) => line.panels[0] === panel && line.told !== null);
        expect(news.map(({ text }) => text).sort()).toEqual(
          own
            .map(({ feature, title, told, letters }) =>
              feature === null
                ? fillPhrase(words.panelIs, { panel: panel.toUpperCase(), state: told ?? '' })
                : fillPhrase(words.cellIs, { feature: title, state: told ?? '', letters: letters ?? '' }),
            )
            .sort(),
        );
      }
    });
  });
});

describe('a line in plain text', () => {
  const textsOf = (drafts: readonly DraftEvent[], locale: Locale = 'pl') => {
    const context = contextOf([WORDS, ...drafts], { locale });
    const change = context.state.changes.at(-1);
    return change ? changeLines(context, change).map(({ text }) => plain(text)) : [];
  };

  test('says what became of it, and when it is expected', () => {
    expect(textsOf([availability([cell('api', 'a', 'unavailable', '2021-03-23~')])])).toEqual([
      'api, A: nie działa, termin: ok. 23 marca',
    ]);
    expect(textsOf([restoration({ b: 'restored' })], 'en')).toEqual(['Panel B restored']);
  });

  test('says a new date and whose promise it is, also once it has passed', () => {
    const before = availability([cell('api', 'a', 'unavailable')]);
    const promised = (day: string) => availability([cell('api', 'a', 'unavailable', day, 'OVH')]);
    expect(textsOf([before, promised('2021-03-22')])).toEqual([
      'api, A: nowy termin: 22 marca, według zapewnień OVH',
    ]);
    expect(textsOf([before, promised('2022-03-22')])).toEqual([
      'api, A: nowy termin: 22 marca 2022, według zapewnień OVH',
    ]);
    expect(textsOf([before, promised('2021-03-02')])).toEqual([
      'api, A: nowy termin: 2 marca (zapewnienie OVH), już po terminie',
    ]);
    expect(textsOf([promised('2021-03-22'), before])).toEqual(['api, A: termin odwołany']);
  });

  test('never says that a date passed which another replaced in time, nor that it will', () => {
    const promised = (day: string, ...panels: string[]) =>
      availability(panels.map((panel) => cell('api', panel, 'unavailable', day)));
    const drafts = [WORDS, promised('2021-03-30', 'a', 'b'), promised('2021-03-18', 'a', 'b')];
    const replaced = [...drafts, promised('2021-03-25', 'a')];
    const told = (said: readonly DraftEvent[], now: string) => {
      const context = contextOf(said, { now });
      return [lastChanges(context, 10), featureHistory(context, 'api')].map((list) =>
        list
          .filter(({ revision }) => revision === 3)
          .map((line) =>
            plain('told' in line ? `${line.letters}: ${line.told}` : `${line.panels}: ${line.word}`),
          ),
      );
    };
    const [before, after] = ['2021-03-18T12:00:00.000Z', '2021-03-19T12:00:00.000Z'];
    expect(told(drafts, after)).toEqual([
      ['A,B: nowy termin: 18 marca, już po terminie'],
      ['A, B: nowy termin: 18 marca, już po terminie'],
    ]);
    expect(told(replaced, before)).toEqual([['A,B: nowy termin: 18 marca'], ['A, B: nowy termin: 18 marca']]);
    expect(told(replaced, after).map((lines) => lines.toSorted())).toEqual([
      // Of what was said several times on one day home tells the last word.
      ['B: nowy termin: 18 marca, już po terminie'],
      ['A: nowy termin: 18 marca', 'B: nowy termin: 18 marca, już po terminie'],
    ]);
    const late = (said: readonly DraftEvent[]) =>
      lastChanges(contextOf(said, { now: before }), 10).find(({ revision }) => revision === 3)?.late?.from;
    expect(late(drafts)).toBe('2021-03-18T23:00:00.000Z');
    expect(late([...drafts, promised('2021-03-25', 'a', 'b')])).toBeUndefined();
  });
});
