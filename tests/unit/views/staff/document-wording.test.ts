import { expect, test } from 'vitest';
import { documentWordings } from '../../../../src/views/staff/document-wording.ts';
import { markdownDocument, panelDocument } from '../../../support/documents.ts';
import { manuscripts } from '../../../support/manuscripts.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { contextOf, published } from '../../../support/state.ts';

const SITE = markdownDocument(
  'pl/site.md',
  'title: Status\nareas:\n  orders: Zamówienia\nuses:\n  shop: sklep',
);
const FEATURE = markdownDocument('pl/features/api.md', 'title: Łącze API\narea: orders');
const answer = (rest: string) =>
  markdownDocument('pl/faq/paczki.md', `title: Co z paczkami?\narea: orders\n${rest}`, 'Czekaj.');
const context = staffContextOf(contextOf([published(SITE, FEATURE, panelDocument('a'), panelDocument('b'))]));

test('what decides for whom and when a text stands is told by names, not as files have it', () => {
  const before = answer('panels: [a]');
  const after = answer(
    'panels: [a, b]\nuses: [shop]\nwhen:\n  - feature: api\n    on: a\n    is: [limited, unknown]',
  );
  const documents = [{ path: before.path, before, after }];
  const [wording] = documentWordings(context, { documents }, manuscripts.fieldsOf);
  expect(wording?.settings).toEqual([
    { label: 'Panele', before: 'Panel A', after: 'Panel A, Panel B' },
    { label: 'Kto używa', before: 'nic', after: 'sklep' },
    {
      label: 'Tylko gdy',
      before: 'nic',
      after: 'Łącze API, Panel A: z\u00a0ograniczeniem lub\u00a0brak informacji',
    },
  ]);
});
