import type { Browser, Page } from '@playwright/test';
import { axeFindsBesideColours, axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';
import { signIn } from './staff.ts';

const PAGES = [
  '/staff/words/',
  '/staff/words/faq:plik-xml-dla-ceneo.czeka/',
  '/staff/words/variants/faq:plik-xml-dla-ceneo/',
  '/staff/words/versions/faq:plik-xml-dla-ceneo.czeka/',
  '/staff/words/new/?kind=faq',
  '/staff/words/site/',
];

for (const prefix of ['', '/en']) {
  test(`every page of texts below ${prefix}/staff/ is sound in light and dark, and on a phone`, async ({
    staffSite,
    page,
  }) => {
    test.slow();
    await signIn(page, staffSite, 'admin');
    const found: Record<string, readonly string[]> = {};
    for (const path of PAGES) {
      await page.goto(`${staffSite.url}${prefix}${path}`);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
      });
      // The other language has the same colours.
      const finds = prefix === '' ? axeFindsInBothSchemes : axeFindsBesideColours;
      const wrong = [...(await finds(page)), ...(await overflowAt(page, [320, 390]))];
      if (wrong.length > 0) found[path] = wrong.map(String);
    }
    expect(found).toEqual({});
  });
}

test('from a public page two clicks lead staff to its text; readers are served the same, and have no such link', async ({
  staffSite: { url, ...site },
  page,
  browser,
}) => {
  await signIn(page, { url, ...site }, 'editor');
  await page.goto(`${url}/staff/`);
  await page.goto(`${url}/faq/konta-archiwalne-a-archiwum/`);
  await page.getByRole('link', { name: 'Popraw teksty tej strony (zespół)' }).click();
  await expect(page).toHaveURL(`${url}/staff/words/faq:konta-archiwalne-a-archiwum/`);
  await page.getByRole('button', { name: 'Wyloguj' }).click();
  await expect(page).toHaveURL(/sign-in/);
  const reader = await (await browser.newContext()).newPage();
  for (const one of [page, reader]) {
    await one.goto(`${url}/faq/konta-archiwalne-a-archiwum/`);
    // What asks for newer pages is loaded at the same moment as the link would be.
    await one.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('page-news')),
    );
    await expect(one.locator('.mend-link')).toHaveCount(0);
  }
  await reader.context().close();
});

test('a page that changes is seen as it will be, before anybody has it', async ({ staffSite, page }) => {
  const { url } = staffSite;
  await signIn(page, staffSite, 'editor');
  await page.goto(`${url}/staff/words/faq:konta-archiwalne-a-archiwum/`);
  await append(page, 'Zdanie, którego nikt jeszcze nie widział.');
  await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
  const opens = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Pokaż tę stronę' }).click();
  const seen = await opens;
  await expect(seen.getByText('Podgląd. Tej strony jeszcze nie opublikowano.')).toBeVisible();
  await expect(seen.getByRole('main')).toContainText('Zdanie, którego nikt jeszcze nie widział.');
  const published = await (await fetch(`${url}/faq/konta-archiwalne-a-archiwum/`)).text();
  expect(published).not.toContain('Zdanie, którego');
  expect(published).not.toContain('<mark>');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('what is typed is shown by a button, as safely as readers would see it', async ({
    staffSite,
    page,
  }) => {
    await signIn(page, staffSite, 'editor');
    await page.goto(`${staffSite.url}/staff/words/faq:konta-archiwalne-a-archiwum/`);
    const hostile =
      '**Ważne** <script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3))';
    await page.locator('textarea[name="en.body"]').fill(hostile);
    await append(page, hostile);
    await page.getByRole('button', { name: 'Pokaż, jak to wygląda' }).click();
    for (const name of ['Podgląd po polsku', 'Podgląd po angielsku']) {
      const preview = page.getByRole('region', { name });
      await expect(preview.locator('strong').last()).toHaveText('Ważne');
      await expect(preview.locator('script, img, [onerror], a[href^="javascript"]')).toHaveCount(0);
    }
    await expect(page.locator('textarea[name="en.body"]')).toHaveValue(hostile);
  });

  test('a new answer begins with a template, and what it asks is never published', async ({
    staffSite,
    page,
  }) => {
    test.slow();
    const { url } = staffSite;
    await signIn(page, staffSite, 'editor');
    await page.goto(`${url}/staff/words/`);
    await page.getByRole('main').getByRole('link', { name: 'Odpowiedź', exact: true }).click();
    await expect(page.locator('textarea[name="pl.body"]')).toHaveValue(/## Co zrobić/);
    await page.locator('input[name="pl.title"]').fill('Czy święta opóźnią paczki?');
    await page.locator('select[name="pl.area"]').selectOption('orders');
    await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
    await expect(page.locator('[id="pl.body-error"]')).toContainText('To jeszcze podpowiedź');
    await page.locator('textarea[name="pl.body"]').fill('Nie. **Wyślij** jak zwykle.');
    await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
    await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
    await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
    const address = `${url}/faq/czy-swieta-opoznia-paczki/`;
    await expect.poll(async () => (await fetch(address)).status, SOON).toBe(200);

    // Found by words typed without a Polish keyboard.
    await page.goto(`${url}/staff/words/?q=swieta opoznia`);
    await page.locator('[data-document="pl/faq/czy-swieta-opoznia-paczki.md"] th a').click();
    await page.getByText('Zmień adres').click();
    await page.locator('#new-name').fill('swieta-a-paczki');
    await page.getByRole('button', { name: 'Dalej: podgląd nowego adresu' }).click();
    await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
    await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
    await expect.poll(async () => (await fetch(address)).url, SOON).toBe(`${url}/faq/swieta-a-paczki/`);

    await page.goto(`${url}/staff/words/faq:swieta-a-paczki/`);
    await page.getByText('Wycofaj ten tekst').click();
    await page.locator('textarea[name=lastWords]').fill('Święta minęły.');
    await page.getByRole('button', { name: 'Dalej: podgląd wycofania' }).click();
    await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
    await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
    const gone = async () => {
      const answer = await fetch(`${url}/faq/swieta-a-paczki/`);
      return `${answer.status} ${(await answer.text()).includes('Święta minęły.')}`;
    };
    await expect.poll(gone, SOON).toBe('410 true');

    await page.goto(`${url}/staff/words/`);
    await page.locator('[data-withdrawn="pl/faq/swieta-a-paczki.md"] a').click();
    await page.getByRole('button', { name: 'Przywróć tę wersję' }).first().click();
    await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
    await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
    await expect.poll(async () => (await fetch(`${url}/faq/swieta-a-paczki/`)).status, SOON).toBe(200);
  });

  test('two editors in one text: other paragraphs merge, the same one is a conflict with all three', async ({
    staffSite,
    page,
    browser,
  }) => {
    test.slow();
    const { url } = staffSite;
    const other = await editorBeside(browser, staffSite);
    await signIn(page, staffSite, 'editor');
    const desk = `${url}/staff/words/faq:zamowienia-pobieraja-sie-ponownie/`;
    const body = (one: Page) => one.locator('textarea[name="pl.body"]');
    const replace = async (one: Page, place: number, text: string) => {
      const parts = (await body(one).inputValue()).split(/\n\n/);
      await body(one).fill(parts.map((part, index) => (index === place ? text : part)).join('\n\n'));
    };
    const apply = async (one: Page) => {
      await one.getByRole('button', { name: 'Opublikuj teraz' }).click();
      await expect(one).toHaveURL(/\/staff\/published\/\d+\/$/);
    };
    const preview = (one: Page) => one.getByRole('button', { name: 'Dalej: podgląd' }).click();

    for (const one of [page, other]) await one.goto(desk);
    const began = (await body(page).inputValue()).split(/\r?\n\r?\n/);
    expect(began.length).toBeGreaterThan(1);
    await replace(other, 0, 'Akapit drugiej osoby.');
    await preview(other);
    await apply(other);
    await replace(page, 1, 'Mój akapit.');
    await preview(page);
    await apply(page);
    await page.goto(desk);
    await expect(body(page)).toHaveValue(/^Akapit drugiej osoby\.\n\nMój akapit\./);

    await other.goto(desk);
    await replace(other, 0, 'Ich nowe słowa.');
    await preview(other);
    await apply(other);
    await replace(page, 0, 'Moje nowe słowa.');
    await preview(page);
    const clash = page.locator('[data-conflict^="pl.body"]');
    await expect(clash).toHaveCount(1);
    await clash.getByText('Na czym się opierano').or(clash.locator('summary')).first().click();
    for (const text of ['Moje nowe słowa.', 'Ich nowe słowa.', 'Akapit drugiej osoby.']) {
      await expect(clash).toContainText(text);
    }
    await clash.locator('input[value=mine]').check();
    await page.locator('button[name=deed][value=decide]').click();
    await apply(page);
    await page.goto(desk);
    await expect(body(page)).toHaveValue(/^Moje nowe słowa\.\n\nMój akapit\./);
    await other.context().close();
  });
});

async function append(page: Page, text: string): Promise<void> {
  const body = page.locator('textarea[name="pl.body"]');
  await body.fill(`${await body.inputValue()}\n\n${text}`);
}

async function editorBeside(browser: Browser, site: RunningSite): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'pl-PL' })).newPage();
  await signIn(page, site, 'editor');
  return page;
}
