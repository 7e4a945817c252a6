import { expect, revisionOf, SOON, test } from './site.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const LANGUAGES = [
  { prefix: '', field: 'Który panel jest mój?', button: 'Sprawdź', answer: 'Twoje konto jest na panelu B.' },
  { prefix: '/en', field: 'Which panel is mine?', button: 'Check', answer: 'Your account is on panel B.' },
];

test.describe('from home to the steps of my panel', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
      test.use({ javaScriptEnabled });

      for (const { prefix, field, button, answer } of LANGUAGES) {
        test(`type a day, read the panel, follow to its page, narrow and wide, from ${prefix}/`, async ({
          site,
          page,
        }) => {
          for (const viewport of SIZES) {
            await test.step(`${viewport.width} px`, async () => {
              await page.setViewportSize(viewport);
              await page.goto(`${site.url}${prefix}/`);
              await page.getByLabel(field).fill('18.11.2019');
              await page.getByRole('button', { name: button }).click();
              await expect(page.getByRole('heading', { level: 1 })).toHaveText(answer);
              await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'b');
              await expect(page.locator('[data-answer] [data-kind="do"]').first()).toBeVisible();
              await page.locator('[data-answer] a[href$="/panel/b/"]').click();
              await expect(page).toHaveURL(`${site.url}${prefix}/panel/b/`);
              await expect(
                page.locator('[data-panel="b"][data-restoration="restored"]').first(),
              ).toBeVisible();
              await expect(page.locator('[data-step="reconnect-allegro"][data-kind="do"]')).toBeVisible();
            });
          }
        });
      }
    });
  }

  test('with the keyboard alone', async ({ site, page }) => {
    await page.goto(`${site.url}/`);
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveAttribute('href', '#main');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Który panel jest mój?');
    // Why not to do something, and what happened, can be opened before it.
    await expect(async () => {
      await page.keyboard.press('Tab');
      await expect(field).toBeFocused({ timeout: 100 });
    }).toPass({ intervals: [0] });
    await page.keyboard.type('b');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Twoje konto jest na panelu B.');
  });
});

test.describe('what the lookup says', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'by script' : 'by the server', () => {
      test.use({ javaScriptEnabled });

      const ask = (typed: string, second = false) =>
        `/lookup/${javaScriptEnabled ? '#' : '?'}q=${encodeURIComponent(typed)}${second ? '&second=1' : ''}`;

      test('a period across a boundary gives both panels and the day that divides them', async ({
        site,
        page,
      }) => {
        await page.goto(`${site.url}${ask('listopad 2019')}`);
        await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'a b');
        await expect(page.locator('[data-why]')).toContainText('18\u00a0listopada\u00a02019');
      });

      test('a day at the boundary is named as such', async ({ site, page }) => {
        await page.goto(`${site.url}${ask('17.11.2019')}`);
        await expect(page.locator('[data-why]')).toContainText('to ostatni dzień panelu A');
      });

      test('a second account gives both answers and the warning of the same order in both', async ({
        site,
        page,
      }) => {
        await page.goto(`${site.url}${ask('1 września 2020', true)}`);
        await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'c d');
        for (const panel of ['c', 'd']) {
          const answer = page.locator(`[data-answer] [data-panel="${panel}"]`);
          await expect(answer.locator('[data-step="one-order-on-two-accounts"]')).toBeVisible();
        }
        await expect(page.locator('[data-answer] [data-step="reconnect-allegro"]')).toHaveCount(0);
      });

      test('what is not a day is refused with what to type instead', async ({ site, page }) => {
        for (const [typed, message] of [
          ['', 'Wpisz, kiedy powstało Twoje konto.'],
          ['31.02.2020', 'Nie ma takiego dnia'],
          ['18.03.2021', 'Ta data jeszcze nie nadeszła.'],
          ['<script>alert(1)</script>', 'Nie rozumiemy tego wpisu.'],
          ['9'.repeat(3000), 'To za długi tekst.'],
        ] as const) {
          await test.step(`“${typed.slice(0, 20)}”`, async () => {
            await page.goto('about:blank');
            await page.goto(`${site.url}${ask(typed)}`);
            const field = page.getByLabel('Kiedy powstało Twoje konto?');
            await expect(field).toHaveAttribute('aria-invalid', 'true');
            await expect(field).toHaveAccessibleDescription(new RegExp(message));
            await expect(page.locator('[data-answer]')).toHaveCount(0);
            await expect(field).toHaveValue(typed);
          });
        }
      });
    });
  }

  test('both say the same, word for word', async ({ site, reader }) => {
    const typed = [
      '17.11.2019',
      'jesień 2019',
      '2020',
      'panel C',
      '03/04/2020',
      'zima 2019',
      '10.03.2021',
      'Nov 2019',
    ];
    for (const [prefix, text] of ['', '/en'].flatMap((one) => typed.map((two) => [one, two] as const))) {
      const q = encodeURIComponent(text);
      await reader.goto('about:blank');
      await reader.goto(`${site.url}${prefix}/lookup/#q=${q}&second=1`);
      await expect(reader.locator('[data-answer]')).toHaveCount(1);
      const fromServer = await (await fetch(`${site.url}${prefix}/lookup/?q=${q}&second=1`)).text();
      for (const part of ['h1', '[data-why]', '[data-answers]']) {
        const by = await reader.locator(part).textContent();
        // The server's page as it is without scripts: it is read, not opened.
        const from = await reader.evaluate(
          ([html, selector]) =>
            new DOMParser().parseFromString(html, 'text/html').querySelector(selector)?.textContent,
          [fromServer, part] as const,
        );
        expect(by?.replace(/\s+/g, ' ').trim(), `${text}: ${part}`).toBe(from?.replace(/\s+/g, ' ').trim());
        expect(from, `${text}: ${part}`).toBeTruthy();
      }
    }
  });
});

test.describe('privacy', () => {
  test('with JavaScript no request carries the date', async ({ site, page }) => {
    const requests: string[] = [];
    page.on('request', (request) =>
      requests.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`),
    );
    await page.goto(`${site.url}/`);
    await page.getByLabel('Który panel jest mój?').fill('17.11.2019');
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'a');
    await page.getByLabel('Kiedy powstało Twoje konto?').fill('jesień 2020');
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'c');
    await page.locator('[data-answer] a[href="/panel/c/"]').click();
    await expect(page).toHaveURL(/\/panel\/c\/$/);
    expect(requests.length).toBeGreaterThan(3);
    for (const request of requests) expect(request).not.toMatch(/2019|2020|jesie/);
  });

  test('the promise that the date stays is made only by the script that keeps it', async ({
    site,
    browser,
  }) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await browser.newPage({ javaScriptEnabled });
      await page.goto(`${site.url}/`);
      await expect(page.getByText('Data nie opuszcza')).toHaveCount(javaScriptEnabled ? 1 : 0);
      await page.close();
    }
  });

  test('without scripts the answer is kept by nobody', async ({ site, request }) => {
    const response = await request.get(`${site.url}/lookup/?q=17.11.2019`);
    expect(response.headers()).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(await response.text()).toContain('<meta name="robots" content="noindex"');
  });

  test('no log holds the query', async ({ site }) => {
    await fetch(`${site.url}/lookup/?q=17.11.2019`);
    await fetch(`${site.url}/api/v1/lookup?created=17.11.2019`);
    expect(site.log()).not.toContain('17.11.2019');
  });
});

test('what reads a day is fetched when there is one to read, or who asks comes to the field', async ({
  site,
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const isFetched = () => fetched.some((url) => /answer-typed[^/]*\.js$/.test(url));
  await page.goto(`${site.url}/lookup/`, { waitUntil: 'networkidle' });
  expect(isFetched()).toBe(false);
  await page.getByLabel('Kiedy powstało Twoje konto?').focus();
  await expect.poll(isFetched, SOON).toBe(true);
  fetched.length = 0;
  await page.goto(`${site.url}/faq/`);
  await page.goto(`${site.url}/lookup/#q=two summers ago`);
  await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'a');
});

test.describe('without a worker that keeps files', () => {
  test('what cannot be fetched is said, nothing typed is sent, and once more is enough', async ({
    site,
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.route('**/answer-typed*.js', (route) => route.abort());
    await page.goto(`${site.url}/lookup/`);
    await page.getByLabel('Kiedy powstało Twoje konto?').fill('17.11.2019');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Nie udało się teraz odpowiedzieć.')).toBeVisible();
    await expect(page.getByLabel('Kiedy powstało Twoje konto?')).toHaveValue('17.11.2019');
    await page.unroute('**/answer-typed*.js');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'a');
    for (const url of asked) expect(url).not.toContain('2019');
  });
});

test('a browser without Temporal and without Intl’s newest still answers', async ({ site, page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Temporal');
  });
  await page.goto(`${site.url}/lookup/`);
  expect(await page.evaluate(() => 'Temporal' in globalThis)).toBe(false);
  await page.getByLabel('Kiedy powstało Twoje konto?').fill('17 listopada 2019 r.');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'a');
});

test('the day turns with the site’s clock in an open page: tomorrow is no longer the future', async ({
  ownSite,
  page,
}) => {
  await page.goto(`${ownSite.url}/lookup/#q=18.03.2021`);
  await expect(page.getByLabel('Kiedy powstało Twoje konto?')).toHaveAttribute('aria-invalid', 'true');
  await ownSite.cli('clock', '2021-03-18T08:00');
  await expect.poll(() => revisionOf(ownSite, '/lookup/'), SOON).toBe(8);
  await page.reload();
  await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'd');
});

test('who changes the language keeps their answer', async ({ site, page }) => {
  await page.goto(`${site.url}/lookup/#q=18.11.2019`);
  await expect(page.locator('[data-answer="b"]')).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${site.url}/en/lookup/#q=18.11.2019`);
  await expect(page.locator('[data-answer="b"]')).toBeVisible();
});
