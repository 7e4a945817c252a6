import type { Page } from '@playwright/test';
import { endSessions, enterPassword } from './ended-sessions.ts';
import { expect, type RunningSite, test } from './site.ts';
import { signIn } from './staff.ts';

const DESK = '/staff/words/faq:numeracja-faktur-po-9-marca/';

/** Each form of a document: what is typed into it, what sends it, and where it is again. */
const FORMS = [
  {
    of: 'a text',
    at: DESK,
    field: 'textarea[name="pl.body"]',
    press: 'Dalej: podgląd',
    typed: 'Sto\n\n**słów**.',
  },
  {
    of: 'its English',
    at: DESK,
    field: 'textarea[name="en.body"]',
    press: 'Dalej: podgląd',
    typed: 'Words.',
  },
  {
    of: 'its address',
    at: DESK,
    fold: 'Zmień adres',
    field: '#new-name',
    press: 'Dalej: podgląd nowego adresu',
    typed: 'numery-faktur',
  },
  {
    of: 'last words',
    at: DESK,
    fold: 'Wycofaj ten tekst',
    field: 'textarea[name=lastWords]',
    press: 'Dalej: podgląd wycofania',
    typed: 'Już niepotrzebne.',
  },
  {
    of: 'a new text',
    at: '/staff/words/new/?kind=steps',
    field: 'textarea[name="pl.body"]',
    press: 'Dalej: podgląd',
    typed: 'Zrób to.',
  },
] as const;

test.use({ javaScriptEnabled: false });

for (const form of FORMS) {
  test(`a session that ends in the middle of ${form.of} loses nothing of it`, async ({
    staffSite: site,
    page,
  }) => {
    const { email } = await signIn(page, site, 'editor');
    await page.goto(`${site.url}${form.at}`);
    if ('fold' in form) await page.getByText(form.fold, { exact: true }).click();
    await page.locator(form.field).fill(form.typed);
    await cameBack(page, site, email, form.press);
    await expect(page.locator(form.field)).toBeVisible();
    await expect(page.locator(form.field)).toHaveValue(form.typed);
    await page.getByRole('button', { name: form.press, exact: true }).click();
    await expect(page).not.toHaveURL(/sign-in/);
  });
}

test('one that ends on the preview leads back to the words, and from there on', async ({
  staffSite: site,
  page,
}) => {
  const { email } = await signIn(page, site, 'editor');
  await page.goto(`${site.url}${DESK}`);
  const body = page.locator('textarea[name="pl.body"]');
  await body.fill('Po przerwie.');
  await page.getByRole('button', { name: 'Dalej: podgląd', exact: true }).click();
  await cameBack(page, site, email, 'Opublikuj teraz');
  await expect(body).toHaveValue('Po przerwie.');
  await page.getByRole('button', { name: 'Dalej: podgląd', exact: true }).click();
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
});

/** Presses a button of a form after the session has ended, and signs in again. */
async function cameBack(page: Page, site: RunningSite, email: string, press: string): Promise<void> {
  await endSessions(site);
  await page.getByRole('button', { name: press, exact: true }).click();
  await expect(page).toHaveURL(/\/staff\/sign-in\//);
  await enterPassword(page, email);
  await expect(page.locator('[data-kept=back]')).toBeVisible();
}
