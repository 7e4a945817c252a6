import type { Page } from '@playwright/test';
import { expect, SOON, test } from './site.ts';

const LANGUAGES = [
  { prefix: '', field: 'Który panel jest mój?', button: 'Sprawdź', answer: 'Twoje konto jest na panelu B.' },
  { prefix: '/en', field: 'Which panel is mine?', button: 'Check', answer: 'Your account is on panel B.' },
] as const;
const [POLISH, ENGLISH] = LANGUAGES;
/** Each language, narrow and wide, with scripts and without; each of them with each of the others. */
const JOURNEYS = [
  { javaScriptEnabled: true, width: 390, language: POLISH },
  { javaScriptEnabled: true, width: 1280, language: ENGLISH },
  { javaScriptEnabled: false, width: 1280, language: POLISH },
  { javaScriptEnabled: false, width: 390, language: ENGLISH },
];

test.describe('from home to the steps of my panel', () => {
  for (const { javaScriptEnabled, width, language } of JOURNEYS) {
    const { prefix, field, button, answer } = language;
    test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts, from ${prefix}/`, () => {
      test.use({ javaScriptEnabled, viewport: { width, height: 850 } });

      test(`type a day, read the panel, follow to its page, ${width} px wide`, async ({ site, page }) => {
        await page.goto(`${site.url}${prefix}/`);
        await page.getByLabel(field).fill('18.11.2019');
        await page.getByRole('button', { name: button }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(answer);
        await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'b');
        await expect(page.locator('[data-answer] [data-kind="do"]').first()).toBeVisible();
        await page.locator('[data-answer] a[href$="/panel/b/"]').click();
        await expect(page).toHaveURL(`${site.url}${prefix}/panel/b/`);
        await expect(page.locator('[data-panel="b"][data-restoration="restored"]').first()).toBeVisible();
        await expect(page.locator('[data-step="reconnect-allegro"][data-kind="do"]')).toBeVisible();
      });
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

      test('a period gives both panels and the day that divides them; a day at the boundary is named; a second account gives both answers, with the warning of the same order in each', async ({
        site,
        page,
      }) => {
        const answer = page.locator('[data-answer]');
        await page.goto(`${site.url}${ask('listopad 2019')}`);
        await expect(answer).toHaveAttribute('data-answer', 'a b');
        await expect(page.locator('[data-why]')).toContainText('18\u00a0listopada\u00a02019');

        await page.goto(`${site.url}${ask('17.11.2019')}`);
        await expect(page.locator('[data-why]')).toContainText('to ostatni dzień panelu A');

        await page.goto(`${site.url}${ask('1 września 2020', true)}`);
        await expect(answer).toHaveAttribute('data-answer', 'c d');
        for (const panel of ['c', 'd']) {
          const step = answer.locator(`[data-panel="${panel}"] [data-step="one-order-on-two-accounts"]`);
          await expect(step).toBeVisible();
        }
        await expect(answer.locator('[data-step="reconnect-allegro"]')).toHaveCount(0);
      });

      test('what is not a day is refused at its field, with what to type instead', async ({ site, page }) => {
        const field = page.getByLabel('Kiedy powstało Twoje konto?');
        for (const [typed, message] of [
          ['31.02.2020', 'Nie ma takiego dnia'],
          ['<script>alert(1)</script>', 'Nie rozumiemy tego wpisu.'],
        ] as const) {
          await page.goto(`${site.url}${ask(typed)}`);
          await expect(field).toHaveAccessibleDescription(new RegExp(message));
          await expect(field).toHaveAttribute('aria-invalid', 'true');
          await expect(page.locator('[data-answer]')).toHaveCount(0);
          await expect(field).toHaveValue(typed);
        }
      });
    });
  }

  test('both say the same, word for word, and refuse the same', async ({ site, reader }) => {
    const answered = [
      '17.11.2019',
      'jesień 2019',
      '2020',
      'panel C',
      '03/04/2020',
      'zima 2019',
      '10.03.2021',
      'Nov 2019',
    ];
    const refused = ['', '31.02.2020', '18.03.2021', '<script>alert(1)</script>', '9'.repeat(3000)];
    for (const prefix of ['', '/en']) {
      await reader.goto(`${site.url}${prefix}/lookup/`);
      for (const text of [...answered, ...refused]) {
        const asked = `q=${encodeURIComponent(text)}&second=1`;
        const sent = await (await fetch(`${site.url}${prefix}/lookup/?${asked}`)).text();
        const { inBrowser, byServer } = await bothSay(reader, asked, sent);
        const typed = `${prefix} ${text.slice(0, 30)}`;
        expect(inBrowser, typed).toEqual(byServer);
        expect(byServer.typed, typed).toBe(text);
        const isRefused = refused.includes(text);
        expect([byServer.error !== '', byServer.answers !== ''], typed).toEqual([isRefused, !isRefused]);
      }
    }
  });
});

/** What an open page of the lookup answers by itself, and what the server sent for the same: it is read, not opened. */
function bothSay(page: Page, asked: string, sent: string) {
  return page.evaluate(
    async ([hash, html]) => {
      const read = (from: Document) => {
        const textOf = (selector: string) =>
          from.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
        return {
          title: textOf('h1'),
          why: textOf('[data-why]'),
          answers: textOf('[data-answers]'),
          error: textOf('lookup-answer .error'),
          typed: from.querySelector<HTMLInputElement>('lookup-answer [name=q]')?.value ?? null,
        };
      };
      const heading = document.querySelector('h1');
      const told = new Promise((resolve) => {
        const look = new MutationObserver(resolve);
        if (heading) look.observe(heading, { childList: true });
      });
      location.hash = hash;
      await told;
      return {
        inBrowser: read(document),
        byServer: read(new DOMParser().parseFromString(html, 'text/html')),
      };
    },
    [asked, sent] as const,
  );
}

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

  test('what still cannot be fetched is asked for with the page anew, which is not lost where it cannot be', async ({
    site,
    page,
  }) => {
    let pages = 0;
    page.on('load', () => {
      pages += 1;
    });
    const said = page.getByText('Nie udało się teraz odpowiedzieć.');
    const field = page.getByLabel('Kiedy powstało Twoje konto?');
    await page.route('**/answer-typed*.js', (route) => route.abort());
    await page.goto(`${site.url}/lookup/#q=17.11.2019`);
    await expect(said).toBeVisible();
    expect(pages).toBe(1);
    await field.press('Enter');
    await expect.poll(() => pages, SOON).toBe(2);
    await expect(said).toBeVisible();
    await page.route('**/lookup/', (route) => route.abort());
    const tried = page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD');
    await field.fill('18.11.2019');
    await field.press('Enter');
    await tried;
    await expect(page).toHaveURL(/#q=18\.11\.2019$/);
    await expect(said).toBeVisible();
    await expect(field).toHaveValue('18.11.2019');
    expect(pages).toBe(2);
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

test('the day turns in an open page: tomorrow is no longer the future', async ({ site, page }) => {
  await page.goto(`${site.url}/lookup/#q=18.03.2021`);
  await expect(page.getByLabel('Kiedy powstało Twoje konto?')).toHaveAttribute('aria-invalid', 'true');
  await page.clock.setFixedTime(Date.now() + 24 * 60 * 60_000);
  await page.getByLabel('Kiedy powstało Twoje konto?').fill('18 marca 2021');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'd');
});

test('who changes the language keeps their answer', async ({ site, page }) => {
  await page.goto(`${site.url}/lookup/#q=18.11.2019`);
  await expect(page.locator('[data-answer="b"]')).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${site.url}/en/lookup/#q=18.11.2019`);
  await expect(page.locator('[data-answer="b"]')).toBeVisible();
});
