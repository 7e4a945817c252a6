import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { expect, test } from 'vitest';
import type { TranslatedText } from '../../../../src/domain/locale.ts';
import UpdateEntry from '../../../../src/ui/history/UpdateEntry.astro';
import { updateNews } from '../../../../src/views/history-updates.ts';
import { contextOf } from '../../../support/state.ts';
import { opened, posted } from '../../../support/updates.ts';

const EVERYTHING = { panel: null, feature: null, kind: null, before: null } as const;

/** The entry of an update that has words in one language alone. */
async function entryIn(locale: 'pl' | 'en', body: TranslatedText): Promise<string> {
  const context = contextOf([opened('flood'), posted('flood', 'one', { body })], { locale });
  const [news] = context.state.changes.slice(-1).flatMap((change) => updateNews(context, change, EVERYTHING));
  const container = await AstroContainer.create();
  return container.renderToString(UpdateEntry, { props: { locale, news } });
}

test.each([
  ['pl', { pl: 'It works again.', en: 'It works again.', only: 'en' }, 'Po angielsku:', 'en'],
  ['en', { pl: 'Znów działa.', en: null }, 'In Polish:', 'pl'],
] as const)(
  'words that are there in the other language alone are said to be in it: %s',
  async (locale, body, said, lang) => {
    const html = await entryIn(locale, body);
    expect(html).toContain(said);
    expect(html).toMatch(new RegExp(`<div[^>]* lang="${lang}"`));
  },
);
