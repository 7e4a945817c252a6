import { endSessions, enterPassword } from './ended-sessions.ts';
import { withDatabase } from './log.ts';
import { expect, SOON, test } from './site.ts';
import { signIn } from './staff.ts';

const TEXT = 'Serwer poczty wrócił.\n\nKolejka **opróżni się** do rana.';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an update written while the session ended is back in its form, for its account alone, and once', async ({
    page,
    staffSite: site,
  }) => {
    const member = await signIn(page, site, 'editor');
    const desk = `${site.url}/staff/updates/ovh-2021-03/`;
    await page.goto(desk);
    await page.getByLabel('Treść po polsku').fill(TEXT);
    await page.getByLabel('obserwujemy').check();
    const expected = await page.locator('input[name=expected]').first().inputValue();
    await endSessions(site);
    await page.getByRole('button', { name: 'Opublikuj' }).click();
    await expect(page).toHaveURL(/\/staff\/sign-in\//);
    await expect(page.getByRole('status')).toContainText('wróci po zalogowaniu');
    const signInPage = page.url();

    const kept = await withDatabase(site, async ({ client }) =>
      JSON.stringify((await client.execute('SELECT * FROM staff_kept_forms')).rows),
    );
    expect(kept).not.toContain('Kolejka');

    const other = await signIn(page, site, 'editor');
    await page.goto(signInPage);
    await expect(page).toHaveURL(/kept=/);
    await expect(page.getByLabel('Treść po polsku'), other.email).toHaveValue('');
    await expect(page.locator('[data-kept=gone]')).toBeVisible();
    await page.getByRole('button', { name: 'Wyloguj' }).click();

    await page.goto(signInPage);
    await enterPassword(page, member.email);
    expect(new URL(page.url()).pathname).toBe('/staff/updates/ovh-2021-03/');
    await expect(page.getByLabel('Treść po polsku')).toHaveValue(TEXT);
    await expect(page.getByLabel('obserwujemy')).toBeChecked();
    await expect(page.locator('input[name=expected]').first()).toHaveValue(expected);
    await expect(page.locator('[data-kept=back]')).toContainText('Jeszcze tego nie wysłano');

    await page.getByRole('button', { name: 'Opublikuj' }).click();
    await expect(page).toHaveURL(/told=posted/);
    await page.goto(`${site.url}/staff/`);
    await expect(page.locator('.kept-forms')).toHaveCount(0);
  });

  test('a change of the matrix is back in the matrix, and its preview in the preview', async ({
    page,
    staffSite: site,
  }) => {
    const member = await signIn(page, site, 'editor');
    await page.goto(`${site.url}/staff/`);
    await page.locator('input[name=cell][value="billing@a"]').check();
    await page.locator('input[name=state][value=limited]').check();
    await page.getByLabel('Uwaga po polsku').fill('Tylko nowe zamówienia.');
    await endSessions(site);
    await page.getByRole('button', { name: 'Podgląd', exact: true }).click();
    await enterPassword(page, member.email);
    expect(new URL(page.url()).pathname).toBe('/staff/');
    await expect(page.locator('input[name=cell][value="billing@a"]')).toBeChecked();
    await expect(page.getByLabel('Uwaga po polsku')).toHaveValue('Tylko nowe zamówienia.');
    await page.getByRole('button', { name: 'Podgląd', exact: true }).click();

    await endSessions(site);
    await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
    await enterPassword(page, member.email);
    expect(new URL(page.url()).pathname).toBe('/staff/preview/');
    await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
    await expect(page).toHaveURL(/\/staff\/published\//);
    await page.goto(`${site.url}/staff/`);
    await expect(page.locator('.kept-forms')).toHaveCount(0);
  });
});

test('leaving a changed form asks, sending it does not, and Back after publishing shows the matrix', async ({
  page,
  staffSite: site,
}) => {
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/staff/matrix/`);
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await page.locator('input[name=cell][value="allegro@a"]').click();
  await page.locator('input[name=state][value=unavailable]').click();
  await page.locator('.staff-header nav a').first().click();
  await expect.poll(() => asked, SOON).toEqual(['beforeunload']);
  await page.getByRole('button', { name: 'Podgląd', exact: true }).click();
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await expect(page).toHaveURL(/\/staff\/published\//);
  await page.goBack();
  await expect(page).toHaveURL(`${site.url}/staff/matrix/`);
  await expect(page.locator('#cells')).toBeVisible();
  expect(asked).toHaveLength(1);
});
