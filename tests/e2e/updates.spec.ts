import { axeFindsBesideColours, axeFindsInBothSchemes } from './axe.ts';
import { brokenWords, spaceOut } from './broken-words.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

/** One of each kind of what tells of updates; English has the same markup. */
const PAGES = ['/', '/incidents/ovh-2021-03/', '/history/'];
const ENGLISH = ['/en/', '/en/panel/a/', '/en/incidents/api-limits/'];

/** An evening: two updates, the first corrected, and an incident of its own. */
async function work({ cli, url }: RunningSite): Promise<void> {
  const post = ['update', 'post', 'ovh-2021-03'];
  const scope = ['--impact', 'critical', '--panels', 'a,b', '--features', 'ceneo-xml'];
  const outcomes = [
    await cli(
      ...post,
      'investigating',
      '--text',
      'Sprawdzmy plik.',
      '--text-en',
      'We are looking.',
      ...scope,
    ),
    await cli(
      ...post,
      'identified',
      '--text',
      '**Wiemy.** Naprawiamy.',
      '--next-update-by',
      '2021-03-17T18:00',
    ),
    await cli('update', 'correct', 'u8', '--text', 'Sprawdzamy plik.', '--text-en', 'We are looking.'),
    await cli('incident', 'open', 'api-limits', '--title', 'Limity API', '--panels', 'c'),
  ];
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  await expect.poll(async () => (await fetch(`${url}/incidents/api-limits/`)).status, SOON).toBe(200);
}

test('without an update there is no band', async ({ site, reader }) => {
  for (const path of ['/', '/panel/a/', '/incidents/ovh-2021-03/']) {
    await reader.goto(`${site.url}${path}`);
    await expect(reader.locator('.update-bands, .update-list')).toHaveCount(0);
  }
});

test.describe('updates by the command line', () => {
  const shared = shareSite({}, work);

  test('without scripts they stand on home, the panel, the incident and in the history, in both languages', async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const { url } = shared();

    await page.goto(`${url}/`);
    const band = page.getByRole('region', { name: 'Aktualizacje' });
    await expect(band).toContainText('znamy przyczynę');
    await expect(band).toContainText('Wiemy. Naprawiamy.');
    await expect(page.locator('.as-of')).toContainText(/najpóźniej 17.marca.2021, 18:00/);
    await band.getByRole('link', { name: 'Cała aktualizacja' }).click();
    await expect(page).toHaveURL(`${url}/incidents/ovh-2021-03/#u9`);
    await expect(page.locator('#u9 strong')).toHaveText('Wiemy.');
    await expect(page.locator('#u8')).toContainText('Sprawdzamy plik.');
    await page.locator('#u8').getByRole('link', { name: 'zobacz wcześniejszą treść' }).click();
    await page.getByText('Wcześniejsza treść').first().click();
    await expect(page.locator('#r10 del')).toContainText('Sprawdzmy plik.');

    await page.goto(`${url}/panel/a/`);
    await expect(page.locator('.update-bands')).toContainText('Sprawdzamy plik.');
    await page.goto(`${url}/panel/c/`);
    await expect(page.locator('.update-bands')).toContainText('Limity API');
    await expect(page.locator('.update-bands')).toContainText('Pierwszej aktualizacji jeszcze nie ma.');
    await expect(page.locator('.update-bands')).not.toContainText('Sprawdzamy');

    await page.goto(`${url}/en/incidents/ovh-2021-03/`);
    await expect(page.locator('#u9')).toContainText(/Translation pending\. The text in Polish:.*Wiemy\./s);
    await expect(page.locator('#u9 [lang=pl]')).toContainText('Wiemy.');
    await expect(page.locator('#u8')).toContainText('We are looking.');

    const { incidents } = await (await fetch(`${url}/api/v1/status.json`)).json();
    expect(incidents).toMatchObject([
      { id: 'api-limits', status: null, panels: ['c'] },
      {
        id: 'ovh-2021-03',
        status: 'identified',
        open: true,
        impact: 'critical',
        resolved_at: null,
        updates: [
          { id: 'u8', status: 'investigating' },
          { id: 'u9', body: { en: null } },
        ],
      },
    ]);
    const { events } = await (await fetch(`${url}/api/v1/events.json?after=9`)).json();
    expect(events[0].updates[0]).toMatchObject({
      before: { pl: 'Sprawdzmy plik.' },
      after: { pl: 'Sprawdzamy plik.' },
    });
    expect(JSON.stringify(events)).not.toContain('cli');
    await page.close();
  });

  test('the headline, the signs and the lookup do not call panels restored on which a critical incident goes on', async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const { url, cli } = shared();
    await page.goto(`${url}/`);
    await expect(page.locator('h1')).toContainText(
      /Na.panelach A i.B trwa krytyczna awaria\. Panel.C jest przywrócony/,
    );
    for (const panel of ['a', 'b', 'c']) {
      const mark = page.locator(`.panel-rows [data-panel=${panel}] .state-mark`);
      await expect(mark).toHaveClass(panel === 'c' ? /is-restored/ : /is-critical/);
    }
    await expect(page.locator('.panel-rows [data-panel=c]')).toContainText('trwają drobne utrudnienia');
    await page.goto(`${url}/lookup/?q=2018`);
    await expect(page.locator('[data-answers] .incident')).toContainText(
      'Trwa krytyczna awaria: Awaria serwerowni',
    );
    const asked = await (await fetch(`${url}/api/v1/lookup?q=2018`)).json();
    expect(asked.incidents).toMatchObject([{ slug: 'ovh-2021-03', impact: 'critical', panels: ['a'] }]);
    const said = await cli('status');
    expect(said.stdout).toContain('ovh-2021-03: critical, identified, panels a, b');
    expect(said.stdout).toContain('api-limits: minor, nothing said yet, panels c');
    await page.close();
  });

  test('axe finds nothing in them, and nothing scrolls sideways at 320 px', async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of [...PAGES, ...ENGLISH]) {
      await page.goto(`${shared().url}${path}`);
      const look = ENGLISH.includes(path) ? axeFindsBesideColours : axeFindsInBothSchemes;
      expect.soft(await look(page), path).toEqual([]);
      expect.soft(await overflowAt(page, [320]), path).toEqual([]);
    }
  });

  test('breaks no word on phones, however long what is said of a panel, also with the spacing that readers may set', async ({
    page,
  }) => {
    for (const path of ['/', '/en/', '/panel/a/', '/incidents/', '/history/', '/lookup/?q=2018']) {
      await page.goto(`${shared().url}${path}`);
      for (const [width, isSpaced] of [
        [390, false],
        [320, false],
        [390, true],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        if (isSpaced) await spaceOut(page);
        expect.soft(await brokenWords(page), `${path} at ${width}, ${isSpaced}`).toEqual([]);
        expect.soft(await overflowAt(page, [width]), path).toEqual([]);
      }
    }
  });

  test('are headings on home, and what leads to the whole of one names its incident', async ({ page }) => {
    await page.goto(`${shared().url}/`);
    await expect(page.getByRole('region', { name: 'Aktualizacje' })).toMatchAriaSnapshot(`
      - heading "Awaria serwerowni OVH, marzec 2021" [level=2]
      - time
      - paragraph:
        - link "Cała aktualizacja (Awaria serwerowni OVH, marzec 2021)"
      - heading "Limity API" [level=2]
    `);
    await expect(page.getByRole('heading', { name: /Nie realizuj drugi raz/ })).toBeVisible();
  });

  test('one that says resolved is told of for a day, and ends what was promised; then the site forgets it', async () => {
    const { cli, url } = shared();
    const home = async () => (await fetch(`${url}/`)).text();
    const promised = async () => (await (await fetch(`${url}/api/v1/status.json`)).json()).next_update_by;
    expect(await promised()).toBe('2021-03-17T17:00:00.000Z');
    await cli('update', 'post', 'ovh-2021-03', 'resolved', '--text', 'Działa.');
    await expect.poll(home, SOON).toMatch(/<div class="is-resolved\b/);
    expect(await home()).not.toMatch(/trwa krytyczna awaria/);
    expect(await promised()).toBeNull();
    await cli('clock', '2021-03-18T14:00', '--yes');
    await expect.poll(home, SOON).not.toMatch(/<div class="is-resolved\b/);
  });
});
