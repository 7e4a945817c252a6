import { describe, expect, test } from 'vitest';
import { COLLECTIONS } from '../../../src/domain/documents.ts';
import { answerNewWord } from '../../../src/staff/new-word.ts';
import { leftOfTemplate, templateOf, withoutUntouched } from '../../../src/staff/word-template.ts';
import { markdownDocument, panelDocument } from '../../support/documents.ts';
import { formOf } from '../../support/form.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf, staffContextOf } from '../../support/staff.ts';
import { contextOf, published, RENDERED } from '../../support/state.ts';

const SITE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia');
const ANSWER = markdownDocument('pl/faq/paczki.md', 'title: Co z paczkami?\narea: orders', 'Czekaj.');

async function sit() {
  const { log, as } = await openLogWith([]);
  await log.append(() => [published(SITE, ANSWER, panelDocument('a'), panelDocument('b'))]);
  const session = sessionOf(as('staff:7', { kind: 'staff', role: 'editor' }), 'editor');
  const view = { ...contextOf([]), words: RENDERED };
  const ask = (query: string, fields: Record<string, string | readonly string[]> | null = null) =>
    answerNewWord(view, session, new URLSearchParams(query), { form: fields && formOf(fields), kept: null });
  return { ask, log };
}

describe('a new text', () => {
  const context = staffContextOf(contextOf([]));

  test.each(COLLECTIONS.filter((kind) => kind !== 'site' && kind !== 'postmortems'))(
    'of %s begins with parts, of which none is taken for its words',
    (kind) => {
      const draft = templateOf(context, kind);
      expect(Object.keys(leftOfTemplate(context, draft, kind))).toEqual(['pl.body', 'en.body']);
      expect(withoutUntouched(draft, kind).en).toEqual({});
    },
  );

  test('keeps what was typed in English, whatever else was', () => {
    const draft = templateOf(context, 'faq');
    const typed = { ...draft, en: { ...draft.en, title: 'Parcels' } };
    expect(withoutUntouched(typed, 'faq')).toEqual(typed);
  });

  test('is refused at its field while a hint stands in it, and applied once its words do', async () => {
    const { ask, log } = await sit();
    const shown = await ask('kind=faq');
    expect(shown).toMatchObject({
      view: { form: { draft: { pl: { body: expect.stringContaining('##') } } } },
    });
    const typed = { act: 'writing', 'pl.title': 'Nowe?', 'pl.area': 'orders', expected: '1' };
    expect(await ask('kind=faq', { ...typed, 'pl.body': 'Tak.\r\n\r\n1. [Drugi  krok.]' })).toMatchObject({
      status: 422,
      view: { errors: { 'pl.body': expect.stringContaining('[Drugi krok.]') } },
    });
    await ask('kind=faq', { ...typed, 'pl.body': 'Tak.', how: 'now' });
    expect((await log.current()).documents['pl/faq/nowe.md']?.document.words.body).toBe('Tak.');
  });

  test.each([
    ['kind=steps', { 'pl.title': '  ', 'pl.body': 'Zrób to.' }, 'pl.title'],
    ['kind=steps', { 'pl.title': '!?', 'pl.body': 'Zrób to.' }, 'name'],
    ['kind=faq&like=faq:paczki', { 'pl.title': 'Co z paczkami?', 'pl.body': 'Tak.' }, 'name'],
  ])(
    'without a name, nor words to make one of, is refused where it is missing: %s %o',
    async (query, typed, field) => {
      const { ask } = await sit();
      expect(await ask(query, { act: 'writing', expected: '1', ...typed })).toMatchObject({
        status: 422,
        view: { errors: { [field]: 'Wypełnij to pole.' } },
      });
    },
  );

  test('that is a variant begins with the words of another, for the state that it was asked for', async () => {
    const { ask } = await sit();
    const when = encodeURIComponent('panel:own=offline');
    expect(await ask(`kind=faq&like=faq:paczki&panel=b&when=${when}`)).toMatchObject({
      view: {
        form: {
          draft: {
            pl: { title: 'Co z paczkami?', body: 'Czekaj.', panels: ['b'], when: ['panel:own=offline'] },
          },
        },
      },
    });
  });
});
