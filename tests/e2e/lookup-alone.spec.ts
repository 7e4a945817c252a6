import { OpenApi } from '../support/openapi.ts';
import { childPids } from './processes.ts';
import { expect, type RunningSite, SOON, type StartedSite, startSite, test } from './site.ts';

const LATER = { ...SOON, timeout: 60_000 };
const TYPED = [
  '17.11.2019',
  'listopad 2019',
  'jesień 2020',
  'zima 2019',
  '03/04/2020',
  'panel C',
  '2019',
  '18.03.2099',
  'xyz',
];

/** Each text in each way of asking for it, one of the two languages and of whether a second account is meant in turn. */
const PATHS = TYPED.flatMap((typed, index) => {
  const query = (isSecond: boolean) => `q=${encodeURIComponent(typed)}${isSecond ? '&second=1' : ''}`;
  const isOdd = index % 2 === 1;
  return [
    `${isOdd ? '/en' : ''}/lookup/?${query(false)}`,
    `${isOdd ? '' : '/en'}/lookup/?${query(true)}`,
    `/api/v1/lookup?${query(isOdd)}`,
    `/api/v1/lookup?${query(!isOdd)}&lang=en`,
  ];
});
/** What is asked again and again while backstage starts, which needs the machine too. */
const FEW = PATHS.slice(0, 4);

/** What each address answers: status, what caches are told, and every byte. */
async function answersOf(
  { url }: RunningSite,
  paths: readonly string[] = PATHS,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of paths) {
    const response = await fetch(`${url}${path}`);
    const headers = ['cache-control', 'cdn-cache-control', 'etag', 'latarnia-degraded', 'latarnia-revision'];
    const told = headers.map((name) => response.headers.get(name) ?? '');
    found[path] = [response.status, ...told, await response.text()].join('\n');
  }
  return found;
}

const backstageOf = async ({ url }: RunningSite) => (await (await fetch(`${url}/readyz`)).json()).backstage;

function signal(site: RunningSite, name: NodeJS.Signals): void {
  const pids = childPids(site, 'backstage');
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, name);
}

test.describe('the lookup without backstage', () => {
  test.describe.configure({ mode: 'default', timeout: 180_000 });
  let shared: StartedSite;
  let alive: Record<string, string>;
  test.beforeAll(async () => {
    shared = await startSite();
    await expect.poll(() => backstageOf(shared.site), LATER).toBe('up');
    alive = await answersOf(shared.site);
  });
  test.afterAll(() => shared.stop());

  test('is answered to all that is typed, and as described, while all is well', async () => {
    const api = new OpenApi(await (await fetch(`${shared.site.url}/api/openapi.json`)).json());
    for (const path of PATHS) {
      const response = await fetch(`${shared.site.url}${path}`);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      if (!path.startsWith('/api/')) {
        expect(await response.text(), path).toMatch(/data-answer="[a-d ]+"|aria-invalid="true"/);
        continue;
      }
      const type = response.headers.get('Content-Type') ?? '';
      const body = await response.json();
      expect(api.mistakesOf('get', '/api/v1/lookup', response.status, type, body), path).toEqual([]);
    }
  });

  test('killed, and while it starts again: the same bytes', async () => {
    const { site } = shared;
    signal(site, 'SIGKILL');
    expect(await answersOf(site)).toEqual(alive);
    await expect
      .poll(async () => {
        expect(await answersOf(site, FEW)).toEqual(
          Object.fromEntries(FEW.map((path) => [path, alive[path]])),
        );
        return backstageOf(site);
      }, LATER)
      .toBe('up');
    expect(await answersOf(site)).toEqual(alive);
  });

  test('halted: the same bytes; what only backstage could answer says so in words', async () => {
    const { site } = shared;
    await expect.poll(() => backstageOf(site), LATER).toBe('up');
    signal(site, 'SIGSTOP');
    expect(await answersOf(site)).toEqual(alive);
    for (const [path, typed, words] of [
      ['/panel/b/?uses=allegro&uses=shop', 'allegro, shop', 'Nie możemy teraz'],
      ['/en/faq/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E', '<script>alert(1)</script>', 'We cannot answer'],
      ['/history/?panel=b', 'b', 'Nie możemy teraz'],
    ] as const) {
      const response = await fetch(`${site.url}${path}`);
      expect(response.headers.get('latarnia-degraded'), path).toBe('query-ignored');
      expect(response.headers.get('cache-control'), path).toBe('no-store');
      for (const name of ['etag', 'cdn-cache-control', 'surrogate-control']) {
        expect(response.headers.get(name), `${name} of ${path}`).toBeNull();
      }
      const html = await response.text();
      expect(html).toContain(words);
      expect(html).toContain(`<bdi>${typed.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</bdi>`);
    }
    await expect.poll(() => backstageOf(site), LATER).toBe('up');
    expect(site.log()).not.toMatch(/17\.11\.2019|listopad|jesie/);
  });

  // The last, as its site has no backstage any more.
  test('is read in a browser with and without scripts, and runs nothing that was typed', async ({
    browser,
  }) => {
    const { site } = shared;
    await expect.poll(() => backstageOf(site), LATER).toBe('up');
    // Whoever would start it again does not look.
    process.kill(site.pid, 'SIGSTOP');
    signal(site, 'SIGKILL');
    try {
      for (const javaScriptEnabled of [true, false]) {
        const page = await browser.newPage({ javaScriptEnabled });
        const dialogs: string[] = [];
        page.on('dialog', (dialog) => {
          dialogs.push(dialog.message());
          dialog.dismiss();
        });
        await page.goto(`${site.url}/lookup/?q=listopad%202019&second=1`);
        await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', 'a b d');
        await expect(page.locator('[data-answer] [data-panel="b"] [data-kind="do"]').first()).toBeVisible();
        await expect(page.locator('lookup-form [name=q]')).toHaveValue('listopad 2019');
        await expect(page.locator('[name=second]')).toBeChecked();
        await expect(page.locator('.twin')).toHaveAttribute('href', /q=listopad\+2019&second=1$/);
        for (const typed of [
          '"><img src=x onerror=alert(1)>',
          '</title><script>alert(2)</script>',
          '\u202etxet',
        ]) {
          await page.goto(`${site.url}/lookup/?q=${encodeURIComponent(typed)}`);
          await expect(page.locator('lookup-form [name=q]')).toHaveValue(typed);
          await expect(page.locator('lookup-form [name=q]')).toHaveAttribute('aria-invalid', 'true');
          await expect(page.locator('img[src=x]')).toHaveCount(0);
        }
        expect(dialogs).toEqual([]);
        await page.close();
      }
    } finally {
      process.kill(site.pid, 'SIGCONT');
    }
  });
});
