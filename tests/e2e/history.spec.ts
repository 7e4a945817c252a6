import { axeFinds, axeFindsBesideColours, axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

const text = async (url: string) => (await fetch(url)).text();

/** A morning of staff work: a change, a confirmation, and something taken back. */
async function work(site: RunningSite): Promise<void> {
  await site.cli('flag', 'set', 'price-sync', 'b', 'available', '--since', '2021-03-17');
  await site.cli('confirm', '--next-update-by', '2021-03-17T18:00');
  await site.cli('flag', 'set', 'ceneo-xml', 'a', 'unavailable', '--estimate', '2021-03-25~');
  await site.cli('undo', '10');
}

test.describe('the history', () => {
  test('has its place in the navigation', async ({ site, reader }) => {
    await reader.goto(`${site.url}/`);
    await reader.getByRole('navigation', { name: 'Główna' }).getByRole('link', { name: 'Historia' }).click();
    await expect(reader).toHaveURL(`${site.url}/history/`);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Historia');
  });

  test('is read in order: what it is, the filter, the month, the day, the data set', async ({
    site,
    reader,
  }) => {
    await reader.goto(`${site.url}/history/`);
    await expect(reader.getByRole('main')).toMatchAriaSnapshot(`
      - heading "Historia" [level=1]
      - paragraph:
        - time: /Stan na 17/
      - paragraph: /Wszystkie zmiany/
      - form "Zawęź historię":
        - combobox "Panel"
        - combobox "Rodzaj wpisu"
        - combobox "Funkcja"
        - button "Pokaż"
      - region "Marzec 2021":
        - heading "Marzec 2021" [level=2]
        - region "17 marca":
          - heading "17 marca" [level=3]
          - list:
            - listitem:
              - link "12:00 wydanie 7"
              - paragraph: /Zestaw danych z 17 marca/
              - paragraph: /4 panele, 21 funkcji/
              - list:
                - listitem:
                  - paragraph:
                    - link "Panele A, B i C"
                  - text: "przedtem: nie działają potem: przywrócone"
                  - paragraph: /najpóźniej 17 marca, dnia nie podano/
    `);
  });
});

test.describe('after a morning of staff work', () => {
  const shared = shareSite({}, work);

  test('tells a change, a confirmation and what was taken back, newest first', async ({ page }) => {
    const url = `${shared().url}/en/history/`;
    await expect.poll(() => text(url), SOON).toContain('Undone');
    await page.goto(url);
    await expect(page.locator('.entry').first()).toContainText('Undone');
    const revisions = await page.locator('.entry').evaluateAll((all) => all.map(({ id }) => id));
    expect(revisions).toEqual(['r11', 'r10', 'r9', 'r8', 'r7']);
    await expect(page.locator('#r11')).toMatchAriaSnapshot(`
      - listitem:
        - link /12:\\d\\d revision 11/
        - paragraph:
          - text: "Undone: the change"
          - link /of 17 March, 12:\\d\\d/:
            - /url: /en/history/?before=11#r10
        - list:
          - listitem:
            - paragraph:
              - link "XML file for Ceneo"
              - text: A
    `);
    await expect(page.locator('#r9')).toContainText('Checked, nothing has changed.');
    await expect(page.locator('#r8')).toContainText(/Price synchronisation B/);
    await expect(page.locator('#r8')).toContainText('from 17');
    await page.locator('#r11 .title a').click();
    await expect(page).toHaveURL(/\?before=11#r10$/);
    await expect(page.locator('.entry').first()).toHaveAttribute('id', 'r10');
    expect(await axeFinds(page)).toEqual([]);
  });

  test('then a feature tells its states, its estimates, and how they turned out', async ({ page }) => {
    await shared().cli('clock', '2021-03-24T08:00');
    const url = `${shared().url}/features/ceneo-xml/`;
    await expect.poll(() => text(url), SOON).toMatch(/stan na 24.marca/);
    await page.goto(url);
    await expect(
      page.getByRole('img', { name: /^Plik XML dla Ceneo: przebieg .* stan na 24 marca/ }),
    ).toBeVisible();
    await expect(page.getByRole('table', { name: 'Podane terminy i co z nich wyszło' })).toMatchAriaSnapshot(`
      - rowgroup:
        - row "Termin Panele Podano Co z niego wyszło"
      - rowgroup:
        - row "ok. 23 marca A najpóźniej 17 marca już po terminie, jeszcze nie potwierdzono"
    `);
    expect(await axeFinds(page)).toEqual([]);
  });
});

test.describe('its filters, without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('are a form whose answer has an address', async ({ site, page }) => {
    await page.goto(`${site.url}/history/`);
    await page.getByLabel('Panel', { exact: true }).selectOption('b');
    await page.getByLabel('Rodzaj wpisu').selectOption('feature');
    await page.getByRole('button', { name: 'Pokaż' }).click();
    await expect(page).toHaveURL(`${site.url}/history/?panel=b&kind=feature&feature=`);
    await expect(page.getByText('Tylko: panel B, stan funkcji.')).toBeVisible();
    await expect(page.locator('.entry-lines li').first()).toBeVisible();
    await expect(page.getByLabel('Panel', { exact: true })).toHaveValue('b');
    await page.getByRole('link', { name: 'Pokaż całą historię' }).click();
    await expect(page).toHaveURL(`${site.url}/history/`);
  });

  test('what there is not is said, and ignored', async ({ site, page }) => {
    await page.goto(`${site.url}/history/?panel=e`);
    await expect(page.getByText('Nie ma panelu „e”')).toBeVisible();
    await expect(page.locator('.entry')).toHaveCount(1);
  });
});

test.describe('the pictures', () => {
  test('home: a picture with a name, and the same as a table', async ({ site, reader }) => {
    await reader.goto(`${site.url}/`);
    const region = reader.getByRole('region', { name: 'Przebieg' });
    await expect(
      region.getByRole('img', { name: /^Przebieg na osi czasu od 8 marca do 24 marca/ }),
    ).toBeVisible();
    await region.getByText('To samo jako tabela').click();
    await expect(region.getByRole('table')).toMatchAriaSnapshot(`
      - table "Przebieg, stan na 17 marca":
        - caption
        - rowgroup:
          - row "Kiedy Panele Co"
        - rowgroup:
          - row /północ z 8 na 9 marca, z dokładnością do 2 godzin A, B/
          - row "10 marca, 00:47 A, B, C Początek awarii."
          - row "od 11 marca D nowe konta"
          - row "najpóźniej 17 marca, dnia nie podano A, B, C przywrócone"
          - row /22 marca A, B, C Termin. Archiwum zamówień/
          - row /22 marca A, B, C Termin. Magazyn BaseLinker według zapewnień OVH/
          - row /ok. 23 marca A Termin. Plik XML dla Ceneo/
    `);
  });

  test('their words are not small at any width, and nothing scrolls sideways', async ({ site, page }) => {
    await page.goto(`${site.url}/`);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const sizes = await page
        .locator('.lane-chart :is(text, b, span, li):visible')
        .evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
      expect.soft(sizes.length, `at ${width} px`).toBeGreaterThan(10);
      expect.soft(Math.min(...sizes), `at ${width} px`).toBeGreaterThanOrEqual(11);
      expect.soft(await overflowAt(page, [width])).toEqual([]);
    }
  });

  test('axe finds nothing on home and in the history where all is opened', async ({ site, reader }) => {
    for (const [path, look] of [
      ['/', axeFindsInBothSchemes],
      ['/history/?panel=a', axeFindsBesideColours],
    ] as const) {
      await reader.goto(`${site.url}${path}`);
      await reader.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect.soft(await look(reader), path).toEqual([]);
    }
  });
});
