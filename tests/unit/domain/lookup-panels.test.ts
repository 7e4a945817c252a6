import { describe, expect, it } from 'vitest';
import { dayOf } from '../../support/day.ts';
import { briefly, findPanels, LOCALES } from '../../support/lookup.ts';

describe('a panel', () => {
  it.each([
    'b',
    'B',
    ' b ',
    'b.',
    '„B”',
    'panel b',
    'panel B',
    'Panel-B',
    'PANEL_B'.replace('_', ' '),
    'panel: b',
    'panelu B',
    'na panelu B',
    'mój panel: B',
    'konto b',
    'panel „B”',
    'panel-b.baselinker.com',
    'PANEL-B.BASELINKER.COM',
    'panel-b.baselinker.com/',
    'panel-b.baselinker.com/orders.php?id=17.11.2019#x',
    'http://panel-b.baselinker.com',
    'https://panel-b.baselinker.com/login?x=1',
    ' https://panel-b.baselinker.com/login ',
    'ｐａｎｅｌ－ｂ',
  ])('%j is panel B', (text) => {
    for (const locale of LOCALES) {
      expect(findPanels(text, locale)).toEqual({
        kind: 'answer',
        candidates: ['b'],
        certain: true,
        boundary: null,
        boundaries: [],
        understood: { type: 'panel', panel: 'b' },
        edge: null,
        newAccount: null,
      });
    }
  });

  it.each([
    'e',
    'X',
    'v',
    'panel e',
    'panel-x',
    'panelu Z',
    'panel w',
    'panel 7',
    'panel-x.baselinker.com',
    'https://panel-e.baselinker.com/login',
  ])('%j names no panel that there is', (text) => {
    expect(findPanels(text)).toEqual({ kind: 'refusal', code: 'panel.unknown', reason: 'no-such-panel' });
  });

  it.each([
    'https://panel-b.baselinker.com.example.org/',
    'https://example.org/panel-b.baselinker.com',
    'panel',
    'nie panel b',
  ])('%j is not taken for a panel', (text) => {
    expect(briefly(findPanels(text))).toBe('!unreadable');
  });

  it('panels are known by whatever the incident calls them', () => {
    const panels = [
      { id: 'old', createdFrom: null, createdTo: dayOf('2019-12-31') },
      { id: 'new2', createdFrom: dayOf('2020-01-01'), createdTo: null },
    ];
    expect(briefly(findPanels('old', 'pl', panels))).toBe('old');
    expect(briefly(findPanels('panel NEW2', 'pl', panels))).toBe('new2');
    expect(briefly(findPanels('b', 'pl', panels))).toBe('!no-such-panel');
    expect(briefly(findPanels('grudzień 2019', 'pl', panels))).toBe('old');
    expect(briefly(findPanels('styczeń 2020', 'pl', panels))).toBe('new2');
  });
});
