import type { Page } from '@playwright/test';
import { axeFindsInBothSchemes } from './axe.ts';
import { Clicks } from './clicks.ts';
import { endSessions, enterPassword } from './ended-sessions.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, SOON, test } from './site.ts';
import { signIn } from './staff.ts';

// One site: each test has work of its own.
const shared = shareSite();

const DESK = '/staff/maintenance/';
const plan = (page: Page) => page.getByRole('region', { name: 'Zapowiedz prace' });
/** What is planned under a title, as staff see it. */
const work = (page: Page, title: string) => page.locator('[data-maintenance]', { hasText: title });

/** Types a plan into its form. */
async function typePlan(page: Page, title: string, [from, until]: readonly [string, string]): Promise<void> {
  await plan(page).getByLabel('Tytuł po polsku').fill(title);
  await plan(page).getByLabel('Początek').fill(from);
  await plan(page).getByLabel('Koniec').fill(until);
}

/** Announces work by the command line; its id. */
async function announce(title: string, ...more: string[]): Promise<string> {
  const times = ['--from', '2021-03-19T22:00', '--until', '2021-03-19T23:00', '--panels', 'd'];
  const { stdout } = await shared().cli(
    ...['maintenance', 'plan', '--title', title, '--text', 'Wymieniamy dysk.', '--json', '--yes'],
    ...(more.length > 0 ? more : times),
  );
  return `m${JSON.parse(stdout).revision}`;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without them', () => {
    test.use({ javaScriptEnabled });

    test('work is announced in at most five clicks, and readers see it', async ({ page }) => {
      test.slow();
      const { url } = shared();
      const title = javaScriptEnabled ? 'Wymiana dysku' : 'Wymiana zasilacza';
      await signIn(page, shared(), 'editor');
      const clicks = await Clicks.fromStaff(page, url);
      await clicks.on(page.getByRole('banner').getByRole('link', { name: 'Prace', exact: true }));
      await expect(page).toHaveURL(`${url}${DESK}`);
      await typePlan(page, title, ['2021-03-18T22:00', '2021-03-18T23:30']);
      await clicks.on(plan(page).getByText('Panel B', { exact: true }));
      await plan(page).getByLabel('Treść po polsku').fill('Wymieniamy **dysk**.');
      if (javaScriptEnabled) {
        await expect(page.locator('[data-preview=pl] strong')).toHaveText('dysk');
        expect(await axeFindsInBothSchemes(page)).toEqual([]);
        expect(await overflowAt(page, [320])).toEqual([]);
      }
      await clicks.on(plan(page).getByRole('button', { name: 'Zapowiedz', exact: true }));
      await expect(page.getByRole('main').getByRole('status').first()).toContainText('Zapowiedziano prace.');
      await expect(work(page, title)).toContainText(/18.marca, 22:00.?–.?23:30/);
      const way = `plan a maintenance ${javaScriptEnabled ? 'with scripts' : 'without them'}`;
      expect(clicks.told(way)).toBeLessThanOrEqual(5);
      await expect.poll(async () => (await fetch(`${url}/panel/b/`)).text(), SOON).toContain(title);
    });
  });
}

test('what is typed is previewed as readers will see it, corrected, held, and called off after a preview', async ({
  page,
}) => {
  test.slow();
  const { url } = shared();
  await signIn(page, shared(), 'editor');
  await page.goto(`${url}${DESK}`);
  await typePlan(page, 'Nowa sieć', ['2021-03-30T22:00', '2021-03-31T01:00']);
  await plan(page).getByRole('button', { name: 'Podgląd' }).click();
  const bands = page.getByRole('region', { name: 'Tak zobaczą to czytelnicy' });
  await expect(bands).toContainText('Początek: 30 marca, 22:00. Planowany koniec: 31 marca, 01:00.');
  await expect(bands).toContainText('Begins on 30 March, 22:00.');
  // A week is seven times 24 hours: meanwhile clocks are put forward.
  await expect(page.getByText(/będzie to widać od 23.marca, 21:00, w.historii od razu/)).toBeVisible();
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
  expect(await overflowAt(page, [320, 390])).toEqual([]);

  await page.getByRole('button', { name: 'Wróć i popraw' }).click();
  await expect(plan(page).getByLabel('Tytuł po polsku')).toHaveValue('Nowa sieć');
  await expect(plan(page).getByLabel('Początek')).toHaveValue('2021-03-30T22:00');
  await plan(page).getByRole('button', { name: 'Podgląd' }).click();
  await page.getByLabel('Za ile minut').fill('5');
  await page.getByRole('button', { name: 'Wstrzymaj' }).click();
  await expect(page).toHaveURL(/\/staff\/scheduled\/\?told=held/);
  await expect(
    page.getByText('Zapowiedź prac: Nowa sieć, od 30 marca, 22:00 do 31 marca, 01:00'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Anuluj' }).click();

  const id = await announce('Przegląd szaf');
  await page.goto(`${url}${DESK}`);
  await work(page, 'Przegląd szaf').locator('summary').click();
  await work(page, 'Przegląd szaf').getByRole('button', { name: 'Odwołaj' }).click();
  await expect(page.getByRole('main')).toContainText('Odwołano prace: Przegląd szaf');
  const seen = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Pokaż stronę panelu' }).click();
  await expect((await seen).locator(`[data-maintenance=${id}]`)).toContainText('Odwołane 17 marca');
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await expect(page).toHaveURL(/\/staff\/published\/\d+\/$/);
  await page.goto(`${url}${DESK}`);
  await expect(page.locator(`[data-maintenance=${id}]`)).toHaveAttribute('data-phase', 'cancelled');
  await expect(page.locator(`[data-maintenance=${id}]`).getByRole('button')).toHaveCount(0);
});

test('two people move one work: mine stands beside theirs, and what is chosen is previewed', async ({
  page,
}) => {
  test.slow();
  const { url } = shared();
  await signIn(page, shared(), 'editor');
  const id = await announce('Nowe dyski');
  const mine = page.locator(`[data-maintenance=${id}]`);
  const moveAgain = async (until: string) => {
    await page.goto(`${url}${DESK}`);
    await mine.locator('summary').click();
    await mine.getByLabel('Koniec').fill(until);
  };
  await moveAgain('2021-03-20T01:00');
  await shared().cli('maintenance', 'move', id, '--until', '2021-03-20T02:00');
  await mine.getByRole('button', { name: 'Zapisz godziny' }).click();
  const choice = page.getByRole('group', { name: 'Nowe dyski' });
  await expect(choice).toContainText('od 19 marca, 22:00 do 20 marca, 01:00');
  await expect(choice).toContainText('od 19 marca, 22:00 do 20 marca, 02:00');
  await expect(choice).toContainText(/Gdy zaczynano zmianę\s*19.marca, 22:00.?–.?23:00/);
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
  await choice.getByLabel('Moje').check();
  await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
  await expect(page.getByRole('main')).toContainText('Wcześniej: od 19 marca, 22:00 do 20 marca, 02:00');
  await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
  await page.goto(`${url}${DESK}`);
  await expect(mine).toContainText('Skrócone. Wcześniej planowany koniec: 20 marca, 02:00.');

  await moveAgain('2021-03-20T05:00');
  await shared().cli('maintenance', 'cancel', id, '--yes');
  await mine.getByRole('button', { name: 'Zapisz godziny' }).click();
  await expect(choice).toContainText('Odwołane 17 marca');
  await choice.getByLabel('Teraz na stronie').check();
  await page.getByRole('button', { name: 'Dalej: podgląd' }).click();
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('Niczego nie zmieniono');
});

test.describe('without JavaScript, the session ended in the middle', () => {
  test.use({ javaScriptEnabled: false });

  test('a plan is back in its form, its preview in the preview, and new times beside their work', async ({
    page,
  }) => {
    test.slow();
    const { url } = shared();
    const member = await signIn(page, shared(), 'editor');
    await page.goto(`${url}${DESK}`);
    await typePlan(page, 'Wymiana klimatyzacji', ['2021-03-22T22:00', '2021-03-22T23:00']);
    await plan(page).getByLabel('Panel C').check();
    await plan(page).getByLabel('Treść po polsku').fill('Będzie **ciepło**.');
    await endSessions(shared());
    await plan(page).getByRole('button', { name: 'Zapowiedz', exact: true }).click();
    await enterPassword(page, member.email);
    expect(new URL(page.url()).pathname).toBe(DESK);
    await expect(plan(page).getByLabel('Tytuł po polsku')).toHaveValue('Wymiana klimatyzacji');
    await expect(plan(page).getByLabel('Treść po polsku')).toHaveValue('Będzie **ciepło**.');
    await expect(plan(page).getByLabel('Panel C')).toBeChecked();
    await expect(work(page, 'Wymiana klimatyzacji')).toHaveCount(0);

    await plan(page).getByRole('button', { name: 'Podgląd' }).click();
    await page.getByLabel('Za ile minut').fill('17');
    await endSessions(shared());
    await page.getByRole('button', { name: 'Wstrzymaj' }).click();
    await enterPassword(page, member.email);
    await expect(page.getByRole('heading', { name: 'Podgląd', level: 1 })).toBeVisible();
    await expect(page.getByLabel('Za ile minut')).toHaveValue('17');
    await page.getByRole('button', { name: 'Opublikuj teraz' }).click();
    await expect(page).toHaveURL(/\/staff\/published\//);

    await page.goto(`${url}${DESK}`);
    const mine = work(page, 'Wymiana klimatyzacji');
    await mine.locator('summary').click();
    await mine.getByLabel('Koniec').fill('2021-03-23T04:00');
    await endSessions(shared());
    await mine.getByRole('button', { name: 'Zapisz godziny' }).click();
    await enterPassword(page, member.email);
    await expect(mine.getByLabel('Koniec')).toHaveValue('2021-03-23T04:00');
    await mine.getByRole('button', { name: 'Zapisz godziny' }).click();
    await expect(page.getByRole('main').getByRole('status').first()).toContainText('Zapisano nowe godziny.');
    await page.goto(`${url}/staff/`);
    await expect(page.locator('.kept-forms')).toHaveCount(0);
  });
});

test('in English as well; what is wrong with the times of one work is said at its own fields', async ({
  page,
}) => {
  const { url } = shared();
  await signIn(page, shared(), 'editor');
  const id = await announce('Przegląd zasilania');
  await page.goto(`${url}/en${DESK}`);
  const mine = page.locator(`[data-maintenance=${id}]`);
  await mine.locator('summary').click();
  await mine.getByLabel('Ends').fill('2021-03-19T21:00');
  await mine.getByRole('button', { name: 'Save the times' }).click();
  await expect(page.locator(`#${id}-until-error`)).toHaveText('A maintenance has to end after it begins.');
  await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', `#${id}-until-error`);
  await expect(mine.getByLabel('Ends')).toHaveValue('2021-03-19T21:00');
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
  expect(await overflowAt(page, [320, 390])).toEqual([]);
});

test('who may only look sees the work and no form', async ({ page }) => {
  await signIn(page, shared(), 'viewer');
  const id = await announce('Przegląd okien');
  await page.goto(`${shared().url}${DESK}`);
  await expect(page.locator(`[data-maintenance=${id}]`)).toBeVisible();
  await expect(page.getByRole('main').locator('form')).toHaveCount(0);
});
