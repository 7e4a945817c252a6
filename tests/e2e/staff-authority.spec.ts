import { instantFromMs } from '../../src/domain/time.ts';
import { axeFindsInBothSchemes } from './axe.ts';
import { endSessions, enterPassword } from './ended-sessions.ts';
import { withLog } from './log.ts';
import { overflowAt } from './overflow.ts';
import { expect, type RunningSite, test } from './site.ts';
import { signIn } from './staff.ts';

const HOUR = 3_600_000;

/** An incident that became known so many hours ago, by the clock of the machine. */
async function openIncident(site: RunningSite, id: string, hours: number | null): Promise<void> {
  const opened = await withLog(site, ({ log }) =>
    log.append(() => [
      {
        type: 'incident.opened',
        payload: {
          id,
          title: { pl: 'Wyciek danych', en: 'Data leak' },
          startedAt: '2021-03-17T10:00:00.000Z',
          impact: 'major',
          panels: ['b'],
          features: [],
          ...(hours !== null && { knownSince: instantFromMs(Date.now() - hours * HOUR) }),
        },
        since: null,
        actor: 'cli:test',
      },
    ]),
  );
  if (!opened.ok) throw new Error(opened.message);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('what an authority is owed is counted down, noted when it was sent, and kept over an ended session', async ({
    page,
    ownSite: site,
  }) => {
    await openIncident(site, 'wyciek', 22);
    const member = await signIn(page, site, 'editor');
    await page.goto(`${site.url}/staff/`);
    await page.locator('a[href="/staff/authority/wyciek/"]').click();
    await expect(page.locator('[data-owed="24"]')).toContainText('Najpóźniej');

    await page.getByLabel('Sygnatura organu').fill('CSIRT/12');
    await endSessions(site);
    await page.getByRole('button', { name: 'Zapisz, że wysłane' }).click();
    await enterPassword(page, member.email);
    expect(new URL(page.url()).pathname).toBe('/staff/authority/wyciek/');
    await expect(page.getByLabel('Sygnatura organu')).toHaveValue('CSIRT/12');
    await page.getByRole('button', { name: 'Zapisz, że wysłane' }).click();
    await expect(page.locator('[data-owed="24"]')).toContainText('CSIRT/12');
    await expect(page.locator('[data-owed="24"]')).toHaveAttribute('data-sent', 'true');
    await expect(page.getByLabel('Zgłoszenie (72')).toBeChecked();

    // It became known a day earlier than was thought: the first was sent too late, and the second is near.
    await page.getByLabel('Dzień i godzina').fill('2026-01-02T03:04');
    await endSessions(site);
    await page.getByRole('button', { name: 'Zapisz, od kiedy wiadomo' }).click();
    await enterPassword(page, member.email);
    await expect(page.getByLabel('Dzień i godzina')).toHaveValue('2026-01-02T03:04');
    await page.getByRole('button', { name: 'Zapisz, od kiedy wiadomo' }).click();
    await expect(page.getByText('Wiadomo o tym od: 2 stycznia 2026, 03:04.')).toBeVisible();
    await expect(page.locator('[data-owed="24"]')).toContainText('Po terminie');
    await expect(page.locator('[data-owed="72"]')).toContainText('Termin minął');
    // Nothing of that is for readers.
    await expect
      .poll(async () =>
        (await (await fetch(`${site.url}/incidents/wyciek/`)).text()).includes('Wyciek danych'),
      )
      .toBe(true);
    const shown = await (await fetch(`${site.url}/incidents/wyciek/`)).text();
    for (const secret of ['CSIRT/12', '2026-01-02', '2 stycznia']) expect(shown).not.toContain(secret);
  });
});

test('what an authority is owed is read by everybody, on any screen', async ({ page, staffSite: site }) => {
  await openIncident(site, 'wyciek-na-telefonie', 30);
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/staff/authority/wyciek-na-telefonie/`);
  await expect(page.locator('[data-owed="24"]')).toContainText('Termin minął');
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
  expect(await overflowAt(page, [320, 390, 1280])).toEqual([]);
});
