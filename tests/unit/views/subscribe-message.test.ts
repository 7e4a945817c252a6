import { expect, test } from 'vitest';
import { LOCALES } from '../../../src/domain/locale.ts';
import { thanksView } from '../../../src/views/subscribe-message.ts';
import { panelDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const words = published(panelDocument('b'));
const replay = {
  type: 'clock.set',
  ...{ since: null, actor: 'test' },
  payload: { mode: 'replay', instant: '2021-03-17T11:00:00.000Z' },
} as const;

const shown = (view: ReturnType<typeof thanksView>) => [view.page.title, ...view.lines].join('\n');

test.each(LOCALES)('%s: on a replay nobody is told that a message is on its way', (locale) => {
  const offer = { hasTestAddress: false };
  const [live, past] = [[words], [words, replay]].map((events) => ({ ...contextOf(events), locale }));
  if (!live || !past) throw new Error('there is no site');
  for (const channel of ['email', 'webhook', 'slack'] as const) {
    expect(shown(thanksView(live, channel, offer))).toMatch(/link/);
    expect(shown(thanksView(past, channel, offer))).toMatch(/nic nie przyjdzie|nothing will come/);
    expect(shown(thanksView(past, channel, offer))).not.toMatch(/Prawie|Almost|zajrzyj|check|48 hours\. If/i);
    // Whether an address is the one that gets messages is nobody's to learn.
    const test = thanksView(past, channel, { hasTestAddress: true });
    expect(test.lines[0]).toMatch(/jeden adres próbny|one test address/);
    expect(test.lines.slice(1)).toEqual(thanksView(live, channel, offer).lines);
  }
});
