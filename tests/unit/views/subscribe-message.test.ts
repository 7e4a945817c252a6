import { expect, test } from 'vitest';
import { LOCALES } from '../../../src/domain/locale.ts';
import { thanksView } from '../../../src/views/subscribe-message.ts';
import { panelDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const shown = (view: ReturnType<typeof thanksView>) => [view.page.title, ...view.lines].join('\n');

test.each(LOCALES)('%s: where messages reach nobody, nobody is told that one is on its way', (locale) => {
  const context = { ...contextOf([published(panelDocument('b'))]), locale };
  for (const channel of ['email', 'webhook', 'slack'] as const) {
    const live = thanksView(context, channel, { reached: 'everybody' });
    const past = shown(thanksView(context, channel, { reached: 'nobody' }));
    expect(shown(live)).toMatch(/link/);
    expect(past).toMatch(/nic nie przyjdzie|nothing will come/);
    expect(past).not.toMatch(/Prawie|Almost|zajrzyj|check|48 hours\. If/i);
    // Whether an address is the one that gets messages is nobody's to learn.
    const test = thanksView(context, channel, { reached: 'test-address' });
    expect(test.lines[0]).toMatch(/jeden adres próbny|one test address/);
    expect(test.lines.slice(1)).toEqual(live.lines);
  }
});
