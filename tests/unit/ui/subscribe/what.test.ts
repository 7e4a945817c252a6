import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { beforeAll, expect, test } from 'vitest';
import What from '../../../../src/ui/subscribe/What.astro';
import { nothingTyped, whatView } from '../../../../src/views/subscribe.ts';
import { featureDocument, panelDocument } from '../../../support/documents.ts';
import { contextOf, published } from '../../../support/state.ts';

const context = contextOf([published(panelDocument('a'), featureDocument('prices'))]);
const what = whatView(context, { ...nothingTyped('pl'), once: true });

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});
const markup = (error?: string) => container.renderToString(What, { props: { locale: 'pl', what, error } });

test('what is wrong with what was chosen stands at its group, and marks every box of it', async () => {
  const html = await markup('Wybierz, na co czekasz.');
  expect(html).toMatch(/<fieldset[^>]*aria-describedby="what-error"/);
  expect(html).toMatch(/<p[^>]*id="what-error"[^>]*>Wybierz, na co czekasz\.<\/p>/);
  const boxes = html.match(/<input[^>]*type="checkbox"[^>]*>/g) ?? [];
  expect(boxes).toHaveLength(2);
  for (const box of boxes) expect(box).toContain('aria-invalid="true"');
});

test('nothing is marked while nothing is wrong; what no tick means is said for “once”, too', async () => {
  const html = await markup();
  expect(html).not.toMatch(/aria-invalid|what-error/);
  expect(html).toContain('Przy „Raz” zaznacz, na co czekasz');
});
