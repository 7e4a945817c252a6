import { expect, test } from './site.ts';

test('status.json says every feature on every panel, and no information where none is given', async ({
  site,
  request,
}) => {
  const response = await request.get(`${site.url}/api/v1/status.json`);
  expect(response.headers()).toMatchObject({
    'access-control-allow-origin': '*',
    etag: expect.stringMatching(/^"/),
  });
  const status = await response.json();
  expect(status).toMatchObject({
    revision: 7,
    clock: 'replay',
    as_of: '2021-03-17T11:00:00.000Z',
    next_update_by: null,
  });
  expect(status.panels).toMatchObject([
    { id: 'a', created_from: null, created_to: '2019-11-17', restoration: 'restored' },
    { id: 'b', created_from: '2019-11-18', created_to: '2020-08-26', restoration: 'restored' },
    { id: 'c', created_from: '2020-08-27', created_to: '2021-03-10', restoration: 'restored' },
    { id: 'd', created_from: '2021-03-11', created_to: null, restoration: 'new' },
  ]);
  const cells = Object.fromEntries(
    status.features.map((feature: { id: string; panels: object }) => [feature.id, feature.panels]),
  );
  expect(Object.keys(cells)).toHaveLength(21);
  expect(cells['ceneo-xml']).toMatchObject({
    a: { state: 'unavailable', estimate: { kind: 'about', day: '2021-03-23', overdue: false } },
    b: { state: 'unknown', estimate: { kind: 'none', overdue: false }, note: null },
  });
  expect(cells.warehouse.a.estimate).toEqual({
    kind: 'day',
    day: '2021-03-22',
    overdue: false,
    promised_by: 'OVH',
    text: {
      pl: expect.stringMatching(/^22.marca.2021, według zapewnień OVH$/),
      en: expect.stringMatching(/^22.March.2021, according to OVH$/),
    },
  });
  expect(cells['archived-orders'].a.estimate).toEqual({
    kind: 'day',
    day: '2021-03-22',
    overdue: false,
    promised_by: null,
    text: { pl: expect.stringMatching(/^22.marca.2021$/), en: expect.stringMatching(/^22.March.2021$/) },
  });
  expect(cells['time-based-actions'].a.since).toBe('2021-03-15');
});

test('the same ETag is answered 304, also in each encoding', async ({ site }) => {
  for (const encoding of ['identity', 'gzip', 'br']) {
    const headers = { 'Accept-Encoding': encoding };
    const first = await fetch(`${site.url}/api/v1/faq.json`, { headers });
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${site.url}/api/v1/faq.json`, {
      headers: { ...headers, 'If-None-Match': etag },
    });
    expect(again.status).toBe(304);
  }
});

test('faq.json lists Q1–Q7 under their permanent addresses, each of which answers', async ({
  site,
  request,
}) => {
  const faq = await (await request.get(`${site.url}/api/v1/faq.json`)).json();
  const slugs = faq.map((entry: { slug: string }) => entry.slug);
  expect(slugs).toEqual(
    expect.arrayContaining([
      'zamowienia-pobieraja-sie-ponownie',
      'nowe-konto-a-strona-statusu',
      'magazyn-baselinker',
      'zamowienia-z-panelu-d-na-c',
      'panel-d-zamowienia-wstecz',
      'zamowienia-z-archiwum',
      'przekazywanie-zamowien-do-sklepow',
    ]),
  );
  for (const { url } of faq) expect((await request.get(`${site.url}${url}`)).status(), url).toBe(200);
  const english = await (await request.get(`${site.url}/api/v1/faq.json?lang=en`)).json();
  expect(english[0].url).toMatch(/^\/en\/faq\//);
});

test('events.json holds the whole log without gaps, and the part after a revision', async ({
  site,
  request,
}) => {
  const { revision, events } = await (await request.get(`${site.url}/api/v1/events.json`)).json();
  expect(events.map((event: { revision: number }) => event.revision)).toEqual(
    Array.from({ length: revision }, (_, index) => index + 1),
  );
  expect(JSON.stringify(events)).not.toContain('actor');
  const tail = await (await request.get(`${site.url}/api/v1/events.json?after=${revision - 1}`)).json();
  expect(tail.events).toEqual(events.slice(-1));
  const wrong = await request.get(`${site.url}/api/v1/events.json?after=-1`);
  expect(wrong.status()).toBe(400);
  expect(await wrong.json()).toMatchObject({ status: 400, code: 'after.nonsense' });
});

test.describe('lookup', () => {
  test('a day on a boundary, a period across one, a panel', async ({ site, request }) => {
    const look = async (query: string) => (await request.get(`${site.url}/api/v1/lookup?${query}`)).json();
    expect(await look('created=2019-11-17')).toMatchObject({
      candidates: ['a'],
      certain: true,
      boundary: null,
    });
    expect(await look('created=2019-11-18')).toMatchObject({ candidates: ['b'], certain: true });
    expect(await look('q=listopad%202019')).toMatchObject({
      candidates: ['a', 'b'],
      certain: false,
      boundary: { day: '2019-11-18', before: 'a', after: 'b' },
    });
    const a = await look('q=panel%20A');
    expect(a.unavailable).toContain('ceneo-xml');
    expect(a.steps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'reconnect-allegro', kind: 'do', title: expect.any(String) }),
      ]),
    );
    const c = await look('q=c');
    expect(c.steps.map((step: { id: string }) => step.id)).not.toContain('reconnect-allegro');
  });

  test.describe('what cannot be answered is 400 with a stable code, never a guess', () => {
    const wrong = [
      ['', 'lookup.empty'],
      ['q=', 'lookup.empty'],
      ['created=2021-03-18', 'date.future'],
      ['created=31.02.2020', 'date.nonsense'],
      [`q=${'9'.repeat(10_000)}`, 'date.nonsense'],
      ['q=%00%01', 'date.nonsense'],
      ['q=%F0%9F%92%A9', 'date.nonsense'],
    ] as const;
    for (const [query, code] of wrong) {
      test(`${query.slice(0, 30)} is ${code}`, async ({ site, request }) => {
        const response = await request.get(`${site.url}/api/v1/lookup?${query}`);
        expect(response.status()).toBe(400);
        expect(response.headers()).toMatchObject({
          'content-type': 'application/problem+json',
          'cache-control': 'no-store',
        });
        expect(await response.json()).toMatchObject({
          status: 400,
          code,
          detail: expect.stringMatching(/.{20}/),
        });
      });
    }
  });
});

test('an address that is not of the API is a problem document, not a page', async ({ site, request }) => {
  const response = await request.get(`${site.url}/api/v1/nothing`);
  expect(response.status()).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'not.found' });
});

test('HTML and JSON say the same at the same revision', async ({ site, request }) => {
  const status = await (await request.get(`${site.url}/api/v1/status.json`)).json();
  const html = await (await request.get(`${site.url}/features/`)).text();
  for (const { id, panels } of status.features) {
    for (const [panel, { state, estimate }] of Object.entries<{
      state: string;
      estimate: { kind: string; day?: string };
    }>(panels)) {
      const code =
        { about: `${estimate.day}~`, day: estimate.day, none: undefined }[estimate.kind] ??
        (estimate.kind === 'none' ? undefined : estimate.kind);
      const cell =
        new RegExp(`<[^>]*data-feature="${id}"[^>]*data-panel="${panel}"[^>]*>`).exec(html)?.[0] ?? '';
      expect(cell, `${id} on ${panel}`).toContain(`data-state="${state}"`);
      if (code === undefined) expect(cell).not.toContain('data-estimate');
      else expect(cell).toContain(`data-estimate="${code}"`);
    }
  }
});

test('HEAD says what GET would: of everything under /api/, and of every kind of answer that backstage makes', async ({
  site,
  request,
}) => {
  const { paths } = await (await request.get(`${site.url}/api/openapi.json`)).json();
  const documents = Object.keys(paths).filter((path) => 'get' in paths[path] && !path.includes('{'));
  const made = [
    '/api/v1/changes.json?from=2021-03-17T12:00&to=2021-03-17T12:01',
    '/api/v1/changes.json',
    '/api/v1/events.json?after=3',
    '/api/v1/search?q=ceneo',
    '/api/v1/lookup?created=2020-01-01',
    '/api/v1/faq.json?lang=en',
    '/api/v1/nothing',
    '/faq/?q=ceneo',
    '/history/?panel=a',
    '/changes/?from=2021-03-17T12:00&to=2021-03-17T12:01',
    '/as-of/2021-03-17T12:00/',
    '/as-of/2021-03-17T12:00/api/v1/status.json',
    '/as-of/2051-03-17T12:00/',
    '/en/subscribe/',
    '/staff/',
    '/staff/events',
    '/staff/sign-in/',
  ];
  expect(documents.length).toBeGreaterThan(10);
  for (const path of [...documents, ...made]) {
    const [whole, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => fetch(site.url + path, { method, redirect: 'manual' })),
    );
    // Of the connection, not of the answer. A length may be said of one and not of the other where it is known too late (RFC 9110,
    // 9.3.2): Bun counts what it sends itself.
    const said = ({ status, headers }: Response) => {
      const {
        date,
        connection,
        'keep-alive': kept,
        'transfer-encoding': sending,
        'content-length': length,
        ...rest
      } = Object.fromEntries(headers);
      return { path, status, ...rest };
    };
    if (!whole || !head) throw new Error(path);
    expect(said(head)).toEqual(said(whole));
    const lengths = [head, whole]
      .map(({ headers }) => headers.get('content-length'))
      .filter((one) => one !== null);
    expect(new Set(lengths).size, `${path}: ${lengths}`).toBeLessThan(2);
    if (process.env.FRONT_ENGINE !== 'bun') expect(lengths.length, path).not.toBe(1);
    expect(await head.text()).toBe('');
  }
});
