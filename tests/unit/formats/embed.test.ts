import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { embedDocuments } from '../../../src/formats/embed.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { featureDocument, inBothLanguages, panelDocument, stepDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const WELL = [
  published(...inBothLanguages(panelDocument('a'), panelDocument('b'), featureDocument('sync'))),
  restoration({ a: 'offline', b: 'restored' }),
];

function answerAt(context: ViewContext, path: string) {
  const found = [...embedDocuments(context.state)].find((one) => one.path === path);
  if (!found) throw new Error(`nothing at ${path}`);
  return found.make({ ...context, locale: found.locale });
}

const noticeAt = (context: ViewContext, path: string) => JSON.parse(answerAt(context, path).text);

describe('what is embedded of a panel', () => {
  test('has nothing to say while all is well there', () => {
    expect(noticeAt(contextOf(WELL), '/en/embed/b.json')).toMatchObject({
      panel: 'b',
      lang: 'en',
      url: 'https://status.example.com/en/panel/b/',
      state: { id: 'restored', tone: 'works', text: 'restored' },
      items: [],
    });
  });

  test('tells what concerns it, and nothing of other panels', () => {
    const context = contextOf([
      ...WELL,
      published(stepDocument('beware', { kind: 'warning', panels: ['b'] }, { title: 'Nie usuwaj' })),
      availability([cell('sync', 'b', 'unavailable'), cell('sync', 'a', 'limited')]),
      opened('fire', { title: { pl: 'Pożar', en: 'Fire' }, panels: ['b'], impact: 'major' }),
      opened('flood', { title: { pl: 'Powódź', en: 'Flood' }, panels: ['a'] }),
    ]);
    const { items } = noticeAt(context, '/embed/b.json');
    expect(items.map(({ kind, title }: { kind: string; title: string }) => [kind, title])).toEqual([
      ['incident', 'Pożar'],
      ['state', 'Nie działa: sync.'],
      ['warning', 'Uwaga: Nie usuwaj'],
    ]);
    expect(items[0]).toMatchObject({ lang: 'pl', url: 'https://status.example.com/incidents/fire/' });
  });

  test('says once that a panel is down', () => {
    const { items } = noticeAt(contextOf(WELL), '/en/embed/a.json');
    expect(items).toEqual([expect.objectContaining({ kind: 'state', title: 'Down.' })]);
  });

  test('has relative addresses where the site does not know its own', () => {
    expect(noticeAt({ ...contextOf(WELL), siteUrl: null }, '/embed/a.json').url).toBe('/panel/a/');
  });

  test('may be fetched from anywhere', () => {
    expect(answerAt(contextOf(WELL), '/embed/b.json').headers).toEqual({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });
});

describe('the page for frames', () => {
  const context = contextOf([
    ...WELL,
    opened('fire', { title: { pl: 'Pożar <b> & "c"', en: null }, panels: ['b'] }),
  ]);
  const frame = answerAt(context, '/en/embed/b/');

  test('may be framed by anybody, runs nothing, and is no page for search engines', () => {
    const policy = frame.headers?.['Content-Security-Policy'];
    expect(policy).toContain('frame-ancestors *');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(frame.text).toContain('<meta name="robots" content="noindex">');
  });

  test('is valid, with words that look like markup', async () => {
    expect(frame.text).toContain(
      '<li lang="pl"><a href="/en/incidents/fire/" target="_blank" rel="noopener">Pożar &lt;b&gt;',
    );
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:document'],
      rules: { 'doctype-style': 'off', 'void-style': 'off', 'no-trailing-whitespace': 'off' },
    });
    const { results } = await validator.validateString(frame.text);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ).toEqual([]);
  });
});
