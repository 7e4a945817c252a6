import { axeFinds, axeFindsInBothSchemes } from './axe.ts';
import { Clicks } from './clicks.ts';
import { endSessions, enterPassword } from './ended-sessions.ts';
import { overflowAt } from './overflow.ts';
import { expect, SOON, test } from './site.ts';
import { signIn } from './staff.ts';
import { issueTokens } from './tokens.ts';

const PHONES = [320, 390];

for (const [javaScriptEnabled, panel] of [
  [true, 'c'],
  [false, 'd'],
] as const) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without them', () => {
    test.use({ javaScriptEnabled });

    test('an incident is opened with everything at once: from a template, previewed as a whole, corrected, published', async ({
      staffSite,
      page,
    }) => {
      test.slow();
      const { url } = staffSite;
      const cell = `refund-action@${panel}`;
      await signIn(page, staffSite, 'editor');
      await page.goto(`${url}/staff/updates/`);
      await page.getByRole('link', { name: 'Szukamy przyczyny' }).click();
      await page.getByLabel('Tytuł po polsku').fill('Zwroty stoją');
      await page.getByLabel('Koniec adresu').fill(`zwroty-${panel}`);
      await page.getByText('Co się przy tym zmienia').click();
      await page.locator(`[name="cell:${cell}"]`).selectOption('unavailable');
      if (javaScriptEnabled) {
        await expect(page.getByRole('region', { name: 'Podgląd po polsku' })).toContainText(
          'Nie działa: Zwrot płatności w\u00a0akcjach',
        );
        expect(await overflowAt(page, PHONES)).toEqual([]);
        expect(await axeFindsInBothSchemes(page)).toEqual([]);
      }
      await page.getByRole('button', { name: 'Podgląd', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Podgląd');
      const main = page.getByRole('main');
      await expect(main).toContainText('Nie działa: Zwrot płatności w\u00a0akcjach');
      await expect(main).toContainText('Not working: ');
      await expect(main.getByRole('table')).toContainText('nie działa');
      if (javaScriptEnabled) {
        expect(await overflowAt(page, PHONES)).toEqual([]);
        expect(await axeFindsInBothSchemes(page)).toEqual([]);
      }
      await page.getByRole('button', { name: 'Wróć i\u00a0popraw' }).click();
      await expect(page.locator(`[name="cell:${cell}"]`)).toHaveValue('unavailable');
      await page.getByLabel('Tytuł po polsku').fill('Zwroty nie działają');
      await page.getByRole('button', { name: 'Podgląd', exact: true }).click();
      await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
      await expect(page).toHaveURL(/\/staff\/published\/\d+\//);
      await expect
        .poll(async () => (await fetch(`${url}/incidents/zwroty-${panel}/`)).text(), SOON)
        .toContain('Zwroty nie działają');
    });
  });
}

test('an update from a template takes at most four clicks from the start page, its gaps typed', async ({
  staffSite,
  page,
}) => {
  await signIn(page, staffSite, 'editor');
  const clicks = await Clicks.fromStaff(page, staffSite.url);
  await clicks.on(page.getByRole('link', { name: 'Aktualizacje' }));
  await clicks.on(page.getByRole('main').getByRole('link', { name: 'Awaria serwerowni OVH, marzec 2021' }));
  await clicks.on(page.getByRole('link', { name: 'Znamy przyczynę' }));
  await page.getByLabel('{cause} (po polsku)').fill('pożar {w} budynku *SBG2*');
  await page.getByLabel('{cause} (po angielsku)').fill('a fire in building SBG2');
  await clicks.on(page.getByRole('button', { name: 'Opublikuj', exact: true }));
  await expect(page.getByRole('status').filter({ hasText: 'Opublikowano' })).toBeVisible();
  await expect(page.locator('[data-update]').first()).toContainText('pożar {w} budynku SBG2');
  expect(clicks.told('post an update from a template')).toBeLessThanOrEqual(4);
});

test('a draft is handed to a colleague, who publishes it; one that is not wanted is discarded', async ({
  staffSite,
  page,
}) => {
  const desk = `${staffSite.url}/staff/updates/ovh-2021-03/`;
  await signIn(page, staffSite, 'editor');
  for (const text of ['Zaczęte w nocy.', 'Jednak nie.']) {
    await page.goto(desk);
    await page.getByLabel('Treść po polsku').fill(text);
    await page.getByRole('button', { name: 'Zapisz szkic' }).click();
    await expect(page.getByText('Widzi go cały zespół')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Usuń szkic' }).click();
  await expect(page.getByText('Szkic usunięto.')).toBeVisible();
  const { name } = await signIn(page, staffSite, 'admin');
  await page.goto(desk);
  const drafts = page.getByRole('navigation', { name: 'Szkice' }).getByRole('link');
  await expect(drafts, name).toHaveCount(1);
  await drafts.click();
  await expect(page.getByLabel('Treść po polsku')).toHaveValue('Zaczęte w nocy.');
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Opublikuj', exact: true }).click();
  await expect(page.getByText('Zaczęte w nocy.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Szkice' })).toHaveCount(0);
});

test('a session that ends in the form of an incident, or in its preview, loses nothing that was typed', async ({
  staffSite,
  page,
}) => {
  test.slow();
  const { email } = await signIn(page, staffSite, 'editor');
  await page.goto(`${staffSite.url}/staff/updates/`);
  await page.getByLabel('Tytuł po polsku').fill('Wolne API');
  await page.getByText('Co się przy tym zmienia').click();
  await page.locator('[name="cell:time-based-actions@d"]').selectOption('limited');
  await page.getByLabel('Pierwsza aktualizacja po polsku').fill('Sprawdzamy.');
  const isBack = async () => {
    await enterPassword(page, email);
    await expect(page.getByLabel('Tytuł po polsku')).toHaveValue('Wolne API');
    await expect(page.locator('[name="cell:time-based-actions@d"]')).toHaveValue('limited');
    await expect(page.getByLabel('Pierwsza aktualizacja po polsku')).toHaveValue('Sprawdzamy.');
  };
  await endSessions(staffSite);
  await page.getByRole('button', { name: 'Otwórz zdarzenie' }).click();
  await isBack();
  await page.getByRole('button', { name: 'Podgląd', exact: true }).click();
  await endSessions(staffSite);
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await isBack();
});

test('an alert leads to its change in two clicks; one set aside stays in the list of all', async ({
  staffSite,
  page,
}) => {
  test.slow();
  const { url } = staffSite;
  const [token = ''] = await issueTokens(staffSite, 1, { verbs: ['suggest'] });
  const send = async (body: object) => {
    const { status } = await fetch(`${url}/api/v1/suggestions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ panel: 'c', feature: 'offer-relisting', state: 'limited', ...body }),
    });
    expect(status).toBe(202);
  };
  await send({ key: 'relisting', text: 'wznawianie trwa minutę' });
  await send({ key: 'noise', feature: 'price-sync', text: '<b>hałas</b>' });
  await signIn(page, staffSite, 'editor');
  await page.goto(`${url}/staff/`);
  const need = (text: string) => page.locator('[data-need]').filter({ hasText: text });
  await need('hałas').getByRole('button', { name: 'Odłóż' }).click();
  await expect(need('hałas')).toHaveCount(0);
  await need('wznawianie trwa minutę').getByRole('link', { name: 'Przygotuj zmianę' }).click();
  await expect(page.locator('[name=cell][value="offer-relisting@c"]')).toBeChecked();
  await page.getByRole('button', { name: 'Podgląd', exact: true }).click();
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await expect(page).toHaveURL(/\/published\//);
  await page.goto(`${url}/staff/`);
  await expect(need('wznawianie trwa minutę')).toHaveCount(0);
  await page.getByRole('link', { name: 'Wszystkie alerty' }).click();
  const row = (text: string) => page.locator('[data-suggestion]').filter({ hasText: text });
  await expect(row('hałas')).toContainText('Odłożony');
  await expect(row('wznawianie trwa minutę')).toContainText('Strona już to mówi. Zmiana nr');
  expect(await overflowAt(page, PHONES)).toEqual([]);
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
  await send({ key: 'relisting', ended: true });
  await page.goto(`${url}/staff/`);
  await need('wznawianie trwa minutę').getByRole('link', { name: 'Przygotuj cofnięcie' }).click();
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await page.goto(`${url}/staff/suggestions/`);
  await expect(row('wznawianie trwa minutę')).toContainText('Ustał. Nie ma nic do zrobienia.');
});

test('what was learnt is written by six questions, and stands on the page of its incident', async ({
  ownSite: { url },
  ownSite,
  page,
}) => {
  test.slow();
  await signIn(page, ownSite, 'editor');
  await page.goto(`${url}/staff/updates/ovh-2021-03/`);
  await page.getByRole('link', { name: 'Napisz podsumowanie po awarii' }).click();
  const polish = page.getByRole('region', { name: 'Po polsku' });
  const questions = [
    'Co się stało',
    'Kogo to dotknęło',
    'Co przepadło',
    'Dlaczego do tego doszło',
    'Co zrobiliśmy',
  ];
  for (const question of questions) await polish.getByLabel(question).fill(`${question}: **tak**.`);
  await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
  await expect(polish.getByLabel('Co zmienimy')).toHaveAttribute('aria-invalid', 'true');
  expect(await overflowAt(page, PHONES)).toEqual([]);
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
  await polish.getByLabel('Co zmienimy').fill('Nie wiemy jeszcze.');
  await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await expect(page).toHaveURL(/\/published\//);
  await expect
    .poll(async () => (await fetch(`${url}/incidents/ovh-2021-03/`)).text(), SOON)
    .toContain('Kogo to dotknęło');
  await page.goto(`${url}/incidents/ovh-2021-03/`);
  await expect(page.getByRole('region', { name: 'Kogo to dotknęło' }).locator('strong')).toHaveText('tak');
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
});
