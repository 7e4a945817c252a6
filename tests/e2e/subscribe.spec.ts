import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HtmlValidate } from 'html-validate';
import { SubscriberKeys } from '../../src/store/subscriber-key.ts';
import { SubscriberLinks } from '../../src/store/subscriber-links.ts';
import { axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { expect, type RunningSite, revisionOf, SOON, test } from './site.ts';

const HTML = new HtmlValidate({ extends: ['html-validate:document'], rules: { 'require-sri': 'off' } });
// Nothing listens there: a site on a replay clock sends nothing.
const MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'status@example.com' };

/** The link of the mail that waits to be sent. */
function confirmToken({ dataDir }: RunningSite): string {
  const database = new DatabaseSync(join(dataDir, 'latarnia.db'), { readOnly: true });
  const row = database
    .prepare(
      "select occurrence from deliveries where occurrence like 'service/confirm/%' order by due_at desc",
    )
    .get();
  database.close();
  const links = new SubscriberLinks(new SubscriberKeys(null, join(dataDir, 'subscriber-key')));
  return links.once('confirm', String(row?.occurrence).split('/').at(-1) ?? '');
}

test('a site without a mail server and an address that nobody knows say what is offered instead', async ({
  site,
}) => {
  const page = await (await fetch(`${site.url}/en/subscribe/?panel=b`)).text();
  expect(page).toContain('/en/panel/b/feed.atom');
  expect(page).not.toContain('name="email"');
  expect((await fetch(`${site.url}/subscribe/manage/nonsense/`)).status).toBe(410);
  expect((await fetch(`${site.url}/subscribe/elsewhere/x/`)).status).toBe(404);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false, settings: MAIL });

  test('somebody asks, is told of their mistake, confirms, chooses and ends it', async ({
    ownSite,
    page,
  }) => {
    const isSound = async () => {
      expect(await overflowAt(page, [320, 390])).toEqual([]);
      expect((await HTML.validateString(await page.content())).results).toEqual([]);
    };
    await page.goto(`${ownSite.url}/features/price-sync/`);
    await page.getByRole('link', { name: 'Powiadom mnie o tej funkcji' }).click();
    await expect(page.getByRole('checkbox', { name: 'Synchronizacja cen' })).toBeChecked();
    await isSound();
    await page.getByLabel('Twój e-mail').fill('ola@example');
    await page.getByRole('button', { name: 'Zamów powiadomienia' }).click();
    await expect(page.getByText(/To nie wygląda na adres e-\u2060?mail\./)).toBeVisible();
    await expect(page.getByLabel('Twój e-mail')).toHaveValue('ola@example');
    await isSound();
    expect(page.url()).not.toContain('ola');
    await page.getByLabel('Twój e-mail').fill('ola@example.com');
    await page.getByRole('button', { name: 'Zamów powiadomienia' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zapisane, ale nic nie przyjdzie');

    const token = confirmToken(ownSite);
    await page.goto(`${ownSite.url}/subscribe/confirm/${token}/`);
    await isSound();
    await page.getByRole('button', { name: 'Potwierdzam' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gotowe');
    await isSound();
    expect(ownSite.log()).not.toContain(token);
  });

  test('what somebody waits for once and that works already is not stored', async ({ ownSite, page }) => {
    const { url, cli } = ownSite;
    const before = await revisionOf(ownSite, '/features/price-sync/');
    await cli('flag', 'set', 'price-sync', 'b', 'available');
    // Backstage, which knows what works, has published by then.
    await expect.poll(() => revisionOf(ownSite, '/features/price-sync/'), SOON).toBeGreaterThan(before);
    await page.goto(`${url}/en/subscribe/?panel=b&feature=price-sync&once=1`);
    await page.getByLabel('Your e-mail').fill('ola@example.com');
    await page.getByRole('button', { name: 'Notify me' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('It already works');
  });
});

test.describe('with a script', () => {
  test.use({ settings: MAIL });

  test('the form is clean in light and dark, in both languages', async ({ ownSite, page }) => {
    for (const path of ['/subscribe/?panel=b&feature=price-sync&once=1', '/en/subscribe/']) {
      await page.goto(`${ownSite.url}${path}`);
      expect(await axeFindsInBothSchemes(page)).toEqual([]);
    }
  });
});
