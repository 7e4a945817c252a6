import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { shortPath } from '../../src/domain/short-code.ts';
import { axeFindsInBothSchemes } from './axe.ts';
import { overflowAt } from './overflow.ts';
import { childPids } from './processes.ts';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

const SLUG = 'nowe-konto-a-strona-statusu';
const ENTRY = `/faq/${SLUG}/`;
const SHORT = shortPath(SLUG);
const NEW = 'Zupełnie nowe zdanie.';

const shared = shareSite({ ownContent: true });

/** Adds a sentence to the answer, and waits until readers see it. */
async function reword({ contentDir, url }: RunningSite, sentence: string): Promise<void> {
  const file = join(contentDir, `pl/faq/${SLUG}.md`);
  await writeFile(file, `${(await readFile(file, 'utf8')).trimEnd()}\n\n${sentence}\n`);
  await expect.poll(async () => (await fetch(`${url}${ENTRY}`)).text(), SOON).toContain(sentence);
}

test.describe('a link to an answer', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  let link = '';

  test('that is copied leads to the answer as it read then: while it reads so, it says that', async ({
    page,
  }) => {
    const { url } = shared();
    await page.goto(`${url}${ENTRY}`);
    await page.getByRole('button', { name: 'Kopiuj link' }).first().click();
    await expect(page.locator('copy-answer').getByRole('status').first()).toHaveText('Skopiowano.');
    link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(new RegExp(`^${url}${SHORT}\\?(panel=\\w&)?v=\\d+$`));
    await page.goto(link);
    expect(new URL(page.url()).pathname).toBe(ENTRY);
    await expect(page.locator('[data-pinned]')).toContainText('Ta odpowiedź brzmi tak samo jak wtedy');
  });

  test('says what is different once it reads otherwise, also without scripts', async ({ browser, page }) => {
    const site = shared();
    await reword(site, NEW);
    const plain = await browser.newPage({ javaScriptEnabled: false });
    for (const one of [page, plain]) {
      await one.goto(link);
      const pinned = one.locator('[data-pinned]');
      await expect(pinned).toContainText('Ta odpowiedź brzmi inaczej niż wtedy, gdy powstał ten link.');
      await expect(pinned.locator('ins')).toContainText(NEW);
      await expect(one.locator('h1')).toBeVisible();
    }
    await plain.close();
    expect(await axeFindsInBothSchemes(page)).toEqual([]);
    expect(await overflowAt(page, [320, 390, 1280])).toEqual([]);
    const html = await (await fetch(link)).text();
    const validated = await new HtmlValidate({
      extends: ['html-validate:document'],
      rules: { 'require-sri': 'off' },
    }).validateString(html);
    expect(validated.results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([]);
  });

  test('says the same in English of what English readers saw', async ({ page }) => {
    const { url } = shared();
    await page.goto(`${url}/en${SHORT}?v=1`);
    expect(new URL(page.url()).pathname).toBe(`/en${ENTRY}`);
    await expect(page.locator('[data-pinned]')).not.toBeEmpty();
  });

  test('of a revision that is none leads to today’s answer with a plain sentence', async ({ page }) => {
    const { url } = shared();
    for (const asked of ['nonsense', '0', '999999']) {
      await page.goto(`${url}${ENTRY}?v=${asked}`);
      await expect(page.locator('[data-pinned]')).toHaveText(
        /Nie znamy wydania, do którego prowadzi ten link\. Poniżej jest odpowiedź z.dzisiaj\./,
      );
      await expect(page.locator('[data-answer]').first()).toBeVisible();
    }
  });

  test('older than the ten that are published is answered by backstage', async ({ page }) => {
    const site = shared();
    for (const number of [...Array.from({ length: 10 }).keys()])
      await reword(site, `Zdanie numer ${number}.`);
    const { versions, older } = await (await fetch(`${site.url}${ENTRY}versions.json`)).json();
    expect([versions.length, older]).toEqual([10, true]);
    await page.goto(link);
    await expect(page.locator('[data-pinned] ins').first()).toContainText(NEW);
  });

  test('on a server of files is put in by the browser', async ({ page }) => {
    const site = shared();
    const { versions } = await (await fetch(`${site.url}${ENTRY}versions.json`)).json();
    const folder = join(site.dataDir, 'exported');
    expect((await site.cli('export', folder)).code).toBe(0);
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
      const types: Record<string, string> = {
        '.html': 'text/html; charset=utf-8',
        '.js': 'text/javascript',
        '.css': 'text/css',
        '.json': 'application/json',
      };
      readFile(file).then(
        (body) =>
          response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream').end(body),
        () => response.writeHead(404).end(),
      );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}${ENTRY}?v=${versions.at(-1).from}`);
    await expect(page.locator('[data-pinned] ins').first()).toContainText('Zdanie numer');
    server.close();
    server.closeAllConnections();
  });

  test('is answered with backstage gone as far as it is published', async ({ page }) => {
    const site = shared();
    const { versions } = await (await fetch(`${site.url}${ENTRY}versions.json`)).json();
    for (const pid of childPids(site, 'backstage')) process.kill(pid, 'SIGSTOP');
    try {
      await page.goto(`${site.url}${SHORT}?v=${versions.at(-1).from}`);
      await expect(page.locator('[data-pinned] ins').first()).toContainText('Zdanie numer');
    } finally {
      for (const pid of childPids(site, 'backstage')) process.kill(pid, 'SIGCONT');
    }
  });
});

test('how promises turned out stands on a page of its own and on that of the feature', async ({ page }) => {
  const { url } = shared();
  for (const path of ['/promises/', '/en/promises/', '/features/ceneo-xml/']) {
    await page.goto(`${url}${path}`);
    await expect(page.locator('.promise-counts').first()).toBeVisible();
    expect(await axeFindsInBothSchemes(page)).toEqual([]);
    expect(await overflowAt(page, [320, 390, 1280])).toEqual([]);
  }
  const { counts, promises } = await (await fetch(`${url}/api/v1/promises.json`)).json();
  const open = counts.reduce((sum: number, count: { open: number }) => sum + count.open, 0);
  expect(open).toBe(promises.filter(({ outcome }: { outcome: string }) => outcome === 'open').length);
});
