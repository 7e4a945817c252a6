import { axeFinds } from './axe.ts';
import { expect, SOON, test } from './site.ts';
import { PASSWORD, signIn } from './staff.ts';

test('an editor opens an incident, posts an update with a live preview, and corrects it', async ({
  staffSite,
  page,
}) => {
  test.slow();
  await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/staff/updates/`);
  await page.getByLabel('Tytuł po polsku').fill('Limity API');
  await page.getByLabel('Koniec adresu').fill('api-limits');
  await page.getByRole('button', { name: 'Otwórz zdarzenie' }).click();
  await expect(page).toHaveURL(`${staffSite.url}/staff/updates/api-limits/?told=opened`);
  await page.getByLabel('Treść po polsku').fill('**Sprawdzmy.**');
  await expect(page.getByRole('region', { name: 'Podgląd po polsku' }).locator('strong')).toHaveText(
    'Sprawdzmy.',
  );
  await page.getByRole('button', { name: 'Opublikuj' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Opublikowano' })).toBeVisible();
  await page.getByRole('link', { name: 'Popraw treść' }).click();
  await page.getByLabel('Treść po polsku').fill('Sprawdzamy.');
  await page.getByRole('button', { name: 'Zapisz poprawkę' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'poprawkę' })).toBeVisible();
  await expect(page.getByText('tłumaczenie zaległe')).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await expect
    .poll(async () => (await fetch(`${staffSite.url}/incidents/api-limits/`)).text(), SOON)
    .toContain('Sprawdzamy.');
  await page.goto(`${staffSite.url}/staff/log/`);
  await expect(page.locator('.log-entry').first()).toContainText('Sprawdzamy.');
});

test('a viewer reads and has no form', async ({ staffSite, page }) => {
  await signIn(page, staffSite, 'viewer');
  await page.goto(`${staffSite.url}/staff/updates/ovh-2021-03/`);
  await expect(page.getByText('Twoja rola pozwala tylko czytać.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Opublikuj' })).toHaveCount(0);
});

const HOURS = {
  pl: {
    path: '/staff/updates/',
    twice: /Ta godzina .*2020-10-25T02:30\+02:00.*2020-10-25T02:30\+01:00/,
    missing: /2020-03-29 03:00/,
    button: 'Otwórz zdarzenie',
  },
  en: {
    path: '/en/staff/updates/',
    twice: /That hour comes twice .*2020-10-25T02:30\+02:00.*2020-10-25T02:30\+01:00/,
    missing: /2020-03-29 03:00/,
    button: 'Open an incident',
  },
} as const;

for (const [locale, javaScriptEnabled] of [
  ['pl', true],
  ['en', false],
] as const) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without them', () => {
    test.use({ javaScriptEnabled });

    test(`an hour that comes twice has a field with room for its offset, one that never comes is told (${locale})`, async ({
      staffSite,
      page,
    }) => {
      const { path, twice, missing, button } = HOURS[locale];
      await signIn(page, staffSite, 'editor');
      await page.goto(`${staffSite.url}${path}`);
      const started = page.locator('main [name=started]');
      const send = async (typed: string) => {
        await page.locator('main [name=pl]').first().fill(' ');
        await started.fill(typed);
        await page.getByRole('button', { name: button, exact: true }).click();
        await page.waitForLoadState();
      };
      await expect(started).toHaveAttribute('type', 'datetime-local');
      await send('2020-10-25T02:30');
      await expect(page.locator('main')).toContainText(twice);
      await expect(started).toHaveAttribute('type', 'text');
      await expect(started).toHaveValue('2020-10-25T02:30+02:00');
      if (javaScriptEnabled) expect(await axeFinds(page)).toEqual([]);
      // The other of the two is taken as it is: what is refused now is the title alone.
      await send('2020-10-25T02:30+01:00');
      await expect(started).toHaveValue('2020-10-25T02:30+01:00');
      await expect(started).not.toHaveAttribute('aria-invalid', 'true');
      await send('2020-03-29T02:30');
      await expect(page.locator('main')).toContainText(missing);
      await expect(started).toHaveAttribute('type', 'datetime-local');
      await expect(started).toHaveValue('2020-03-29T02:30');
    });
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a form that is refused says so at the head of its page, and leads to its field', async ({
    staffSite,
    page,
  }) => {
    const { url } = staffSite;
    await page.setViewportSize({ width: 390, height: 600 });
    await signIn(page, staffSite, 'admin');
    const refused: [path: string, fields: Record<string, string>, button: string, field: string][] = [
      ['/staff/updates/ovh-2021-03/', { pl: 'Wiemy.', next: '2021-03-01T10:00' }, 'Opublikuj', 'next'],
      ['/staff/updates/ovh-2021-03/', { pl: ' ' }, 'Opublikuj', 'pl'],
      ['/staff/updates/', { pl: 'Limity', id: '-' }, 'Otwórz zdarzenie', 'id'],
      ['/staff/tokens/', { name: 'monitoring', days: '900' }, 'Utwórz token', 'days'],
      ['/staff/people/', { email: 'ada@x', name: 'A\u202eB' }, 'Zaproś', 'name'],
      ['/staff/answer/', { account: '30.02.2020' }, 'Ułóż odpowiedź', 'account'],
    ];
    for (const [path, fields, button, field] of refused) {
      await page.goto(`${url}${path}`);
      for (const [name, value] of Object.entries(fields)) {
        await page.locator(`main [name=${name}]`).last().fill(value);
      }
      await page.getByRole('button', { name: button, exact: true }).click();
      const proof = page.getByLabel('Twoje hasło');
      if ((await proof.count()) > 0) {
        await proof.fill(PASSWORD);
        await page.getByRole('button', { name: 'Potwierdź i wyślij' }).click();
      }
      const problem = page.getByRole('alert').locator(`a[href="#${field}-error"]`);
      await expect(problem, path).toBeInViewport();
      await expect(page.locator(`#${field}-error`), path).not.toBeEmpty();
    }
  });

  test('the preview is a button, and nothing typed is lost', async ({ staffSite, page }) => {
    await signIn(page, staffSite, 'editor');
    await page.goto(`${staffSite.url}/staff/updates/ovh-2021-03/`);
    await page.getByLabel('Treść po polsku').fill('**Wiemy.**');
    await page.getByRole('button', { name: 'Podgląd', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Podgląd');
    await expect(page.getByRole('main').locator('strong').first()).toHaveText('Wiemy.');
    await page.getByRole('button', { name: 'Wróć i\u00a0popraw' }).click();
    await expect(page.getByLabel('Treść po polsku')).toHaveValue('**Wiemy.**');
  });
});
