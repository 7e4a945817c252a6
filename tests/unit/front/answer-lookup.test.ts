import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { documentOf, panelsOf, withNewAccount } from '../../../src/domain/lookup-answer.ts';
import { explainLookup } from '../../../src/domain/lookup-explain.ts';
import { lookupPhrases } from '../../../src/i18n/lookup.ts';
import { partName } from '../../../src/publish/snapshot.ts';
import { dayOf } from '../../support/day.ts';
import { startFront } from '../../support/front.ts';
import { documentPart, PANELS, pagePart } from '../../support/lookup.ts';
import { sendRaw } from '../../support/raw.ts';
import { planOf } from '../../support/snapshot.ts';

const TODAY = dayOf('2021-03-17');
const OF_PART = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
const page = (locale: Locale) => ({
  text: JSON.stringify(pagePart(locale, TODAY)),
  headers: OF_PART,
  part: 'lookup-page' as const,
});
const document = (locale: Locale) => ({
  text: JSON.stringify(documentPart(locale, TODAY)),
  headers: { ...OF_PART, 'Content-Type': 'application/json; charset=utf-8' },
  part: 'lookup-document' as const,
});
const SITE = {
  '/lookup/': { text: 'the form' },
  '/en/lookup/': { text: 'the form in English' },
  '/404/': { text: 'nothing here', status: 404 },
  '/api/404': { text: '{}', status: 404 },
  [partName('/lookup/')]: page('pl'),
  [partName('/en/lookup/')]: page('en'),
  [partName('/api/v1/lookup')]: document('pl'),
  [partName('/api/v1/lookup', 'en')]: document('en'),
};

/** There is no backstage at all. */
async function startAlone() {
  const front = await startFront();
  await front.publish(planOf(SITE, { revision: 7, live: [] }));
  await front.served();
  return front;
}

const TYPED = [
  '17.11.2019',
  '18.11.2019',
  '26 sierpnia 2020',
  '11.03.2021',
  'listopad 2019',
  'Nov 2019',
  '2020',
  'jesień 2019',
  'zima 2019',
  'około 1.09.2020',
  '03/04/2020',
  '10/03/2021',
  'panel C',
  'https://panel-d.baselinker.com/login',
  '17.03.2021',
  '18.03.2021',
  '2021-12-01',
  '31.02.2020',
  '1.13.2020',
  '12.11',
  '1985',
  'panel x',
  'kowalski',
  '',
  '9'.repeat(300),
];

describe('without backstage', () => {
  test('the page says of everything that is typed what the lookup says, in both languages', async () => {
    const front = await startAlone();
    for (const locale of ['pl', 'en'] as const) {
      for (const second of [false, true]) {
        for (const typed of TYPED) {
          const found = lookup(typed, { panels: PANELS, today: TODAY, locale });
          const result = second ? withNewAccount(found, PANELS) : found;
          const { title, why, help } = explainLookup(result, lookupPhrases[locale], PANELS);
          const path = `${locale === 'en' ? '/en' : ''}/lookup/`;
          const query = new URLSearchParams({ q: typed, ...(second ? { second: '1' } : {}) });
          const reply = await front.get(`${path}?${query}`);
          expect(reply.status).toBe(200);
          expect(reply.text, typed).toContain(`name="q" value="${typed}"`);
          expect(reply.text.includes('name="second" checked'), typed).toBe(second);
          expect(reply.text, typed).toContain(`/lookup/?${String(query).replace('&', '&amp;')}">`);
          if (result.kind === 'refusal') {
            expect(reply.text, typed).toContain(`<p class="error">${title} ${help}</p>`);
            continue;
          }
          const panels = panelsOf(result);
          expect(reply.text, typed).toContain(`<title>${title}</title><h1>${title}</h1>`);
          expect(reply.text, typed).toContain(`<div data-why><p>${why.join('</p><p>')}</p></div>`);
          expect(reply.text, typed).toContain(
            `<div data-answer="${panels.join(' ')}">${panels.map((id) => pagePart(locale, TODAY).answers[id]).join('')}</div>`,
          );
        }
      }
    }
  });

  test('the API gives the same answer to machines, by q or by created, in the language asked for', async () => {
    const front = await startAlone();
    for (const typed of TYPED) {
      for (const [name, lang] of [
        ['q', 'pl'],
        ['created', 'en'],
      ] as const) {
        const reply = await front.get(`/api/v1/lookup?${new URLSearchParams({ [name]: typed, lang })}`);
        const result = lookup(typed, { panels: PANELS, today: TODAY, locale: lang });
        expect(reply.headers['cache-control']).toBe('no-store');
        if (result.kind === 'answer') {
          expect(reply.status).toBe(200);
          expect(reply.headers['content-type']).toContain('application/json');
          expect(JSON.parse(reply.text)).toEqual(documentOf(result, documentPart(lang, TODAY).material));
        } else {
          expect(reply.status).toBe(400);
          expect(reply.headers['content-type']).toBe('application/problem+json');
          const { title } = explainLookup(result, lookupPhrases[lang], PANELS);
          const problem = JSON.parse(reply.text);
          expect(problem).toMatchObject({ status: 400, code: result.code });
          expect(problem.detail).toContain(title);
        }
      }
    }
    const nothing = await front.get('/api/v1/lookup');
    expect([nothing.status, JSON.parse(nothing.text).code]).toEqual([400, 'lookup.empty']);
  });

  test('why it cannot be answered is said in English where no language is asked for', async () => {
    const front = await startAlone();
    const ask = async (query: string) => (await front.get(`/api/v1/lookup?${query}`)).text;
    expect(await ask('created=31.02.2020')).toBe(await ask('created=31.02.2020&lang=en'));
    expect(await ask('created=31.02.2020')).not.toBe(await ask('created=31.02.2020&lang=pl'));
  });

  test('the language is asked for in any case, and one that is not spoken is told', async () => {
    const front = await startAlone();
    const ask = (lang: string) => front.get(`/api/v1/lookup?created=31.02.2020&lang=${lang}`);
    expect((await ask('EN')).text).toBe((await ask('en')).text);
    expect((await ask('EN')).text).not.toBe((await ask('pl')).text);
    const refused = await ask('de');
    expect(refused).toMatchObject({ status: 400, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'lang.unknown' });
  });

  test('an answer is kept by nobody, is of the generation’s revision, and comes as the reader can take it', async () => {
    const front = await startAlone();
    const plain = await front.get('/lookup/?q=2019', { 'If-None-Match': '*' });
    expect(plain.status).toBe(200);
    expect(plain.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'latarnia-revision': '7',
      'x-content-type-options': 'nosniff',
    });
    for (const name of [
      'etag',
      'last-modified',
      'cdn-cache-control',
      'surrogate-control',
      'latarnia-degraded',
    ]) {
      expect(plain.headers[name], name).toBeUndefined();
    }
    const br = await front.get('/lookup/?q=2019', { 'Accept-Encoding': 'br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(plain.text);
    const head = await front.get('/lookup/?q=2019', {}, 'HEAD');
    expect([head.status, head.text, head.headers['content-length']]).toEqual([
      200,
      '',
      plain.headers['content-length'],
    ]);
    const refused = await front.get('/lookup/?q=2019', { 'Accept-Encoding': 'identity;q=0' });
    expect(refused.status).toBe(406);
  });

  test('what answers are made from is no address', async () => {
    const front = await startAlone();
    expect((await front.get('/lookup/?answers')).text).toBe('the form');
    expect(JSON.parse((await front.get('/api/v1/lookup?answers')).text).code).toBe('lookup.empty');
    expect((await front.get('/lookup/?utm=x')).text).toBe('the form');
  });

  test('other methods are told what can be done', async () => {
    const front = await startAlone();
    expect((await front.get('/api/v1/lookup?q=1', {}, 'OPTIONS')).headers.allow).toBe('GET, HEAD, OPTIONS');
    expect((await front.get('/api/v1/lookup?q=1', {}, 'DELETE')).status).toBe(405);
  });
});

describe('what was typed never breaks out', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    '</title><script>alert(1)</script>',
    '</p></template></lookup-answer><b>',
    '&quot;&#34;&lt;b&gt;',
    '{{7*7}} \u0024{7*7} {ranges} {panels} $& $1 $`',
    'mark-x-typed.',
    '\u202exyz\u202c \u2066x',
    '\u0000\u0001\u007f\u0085\ufffe',
    'x\r\nSet-Cookie: a=b',
    '<b>'.repeat(1200),
    'x'.repeat(10_000),
  ];

  test('into the page, whatever it is', async () => {
    const front = await startAlone();
    for (const typed of HOSTILE) {
      const reply = await front.get(`/lookup/?q=${encodeURIComponent(typed)}`);
      expect(reply.status, typed).toBe(200);
      expect(reply.headers['set-cookie']).toBeUndefined();
      const [, value = '', href = ''] =
        /value="([^"]*)"><input name="second"><a class="twin" href="([^"]*)">$/.exec(reply.text) ?? [];
      expect(value, typed).not.toMatch(/[<>'"\0]/);
      expect(href, typed).toMatch(/^\/en\/lookup\/\?q=[\w%+.*-]*$/);
      expect(reply.text.match(/</g)?.length, typed).toBe(5);
      expect(reply.body.length).toBeLessThan(150_000);
    }
  });

  test('bytes that are no text, halves of characters, and many names', async () => {
    const front = await startAlone();
    for (const query of [
      'q=%00',
      'q=%ff%fe%80',
      'q=%ed%a0%80',
      'q=%E0%A4%A',
      'q=%',
      `q=${'%F0%9F%98%80'.repeat(1200)}`,
      `q=x&${'q=2019&'.repeat(1000)}`,
      `lang=${'x'.repeat(9000)}&q=2019`,
      'q=2019&second=%3Cb%3E&second',
      'q[]=1&q=2019',
    ]) {
      const reply = await front.get(`/lookup/?${query}`);
      expect(reply.status, query.slice(0, 40)).toBe(200);
      expect(reply.text).not.toMatch(/\0|[\ud800-\udbff](?![\udc00-\udfff])/);
      const { status } = await front.get(`/api/v1/lookup?${query}`);
      expect([200, 400], query.slice(0, 40)).toContain(status);
    }
    const raw = await sendRaw(
      front.port,
      Buffer.concat([
        Buffer.from('GET /lookup/?q='),
        Buffer.from([0xff, 0xfe, 0x3c, 0x62, 0x3e, 0x22]),
        Buffer.from(' HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
      ]),
    );
    expect(raw).toMatch(/^HTTP\/1\.1 (200|400) /);
    expect(raw).not.toContain('<b>');
  });
});
