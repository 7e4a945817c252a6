import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownDocument } from '../support/documents.ts';
import { git, shareFolder } from '../support/repository.ts';
import { byStaff } from '../support/state.ts';
import { axeFindsInBothSchemes } from './axe.ts';
import { endSessions, enterPassword } from './ended-sessions.ts';
import { withLog } from './log.ts';
import { overflowAt } from './overflow.ts';
import { shareSite } from './shared-site.ts';
import { expect, SOON, test } from './site.ts';
import { signIn } from './staff.ts';

const shared = shareSite({ ownContent: true });
const PATH = 'pl/faq/nowe-konto-a-strona-statusu.md';
const OTHER = 'pl/faq/numeracja-faktur-po-9-marca.md';
const OTHER_ADDRESS = '/faq/numeracja-faktur-po-9-marca/';
const ADDRESS = '/faq/nowe-konto-a-strona-statusu/';

/** A page as readers get it; `''`: a connection that was kept had just been closed. */
async function readPage(address: string): Promise<string> {
  const answer = await fetch(`${shared().url}${address}`).catch(() => null);
  return (await answer?.text()) ?? '';
}

/** Staff write a sentence more, and the file is saved with another one. */
async function bothChange(fromStaff: string, fromFile: string) {
  const site = shared();
  const file = join(site.contentDir, PATH);
  const source = readFileSync(file, 'utf8');
  const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  await withLog(site, ({ log }) =>
    log.append(() => [byStaff('staff:9', markdownDocument(PATH, front, `${body}\n${fromStaff}\n`))]),
  );
  const words = () => readPage(ADDRESS);
  await expect.poll(words, SOON).toContain(fromStaff);
  writeFileSync(file, `${source}\n${fromFile}\n`);
  const needs = async () => (await site.cli('content', 'status')).stdout;
  await expect.poll(needs, SOON).toMatch(/^conflict +pl\/faq\/nowe-konto/m);
  return { words, file };
}

test('a file that is saved over words of staff waits under “what needs you”, with both versions, and is published when somebody says so', async ({
  page,
}) => {
  const site = shared();
  const { words } = await bothChange('Zdanie od Anny.', 'Zdanie z pliku.');
  expect(await words()).not.toContain('Zdanie z pliku.');
  await signIn(page, site, 'editor');
  await expect
    .poll(async () => {
      await page.goto(`${site.url}/staff/`);
      return page.locator('[data-need="file.conflict"]').count();
    }, SOON)
    .toBe(1);
  await page.getByRole('link', { name: /^Porównaj i\s+zdecyduj/ }).click();
  const one = page.locator(`[data-file="${PATH}"]`);
  await expect(one.getByText('Co zmieniono w\u00a0pliku')).toBeVisible();
  await expect(one.locator('ins').nth(0)).toContainText('Zdanie z pliku.');
  await expect(one.locator('ins').nth(1)).toContainText('Zdanie od Anny.');
  await one.getByText('Całe teksty').click();
  await expect(one.locator('pre')).toHaveCount(3);
  await expect(one.locator('pre').nth(0)).toContainText('Zdanie z pliku.');
  await expect(one.locator('pre').nth(1)).toContainText('Zdanie od Anny.');
  await one.getByText('Popraw tekst ręcznie').first().click();
  expect(await axeFindsInBothSchemes(page)).toEqual([]);
  expect(await overflowAt(page, [320, 390, 1280])).toEqual([]);
  await one.getByRole('button', { name: 'Opublikuj plik' }).click();
  await expect(page.getByRole('status')).toContainText('Zapisano decyzję');
  await expect.poll(words, SOON).toContain('Zdanie z pliku.');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the site is left as it is, or both are put together; a mistake is said, and what was typed is there again', async ({
    page,
  }) => {
    const site = shared();
    const { words } = await bothChange('Drugie zdanie od Anny.', 'Drugie zdanie z pliku.');
    await signIn(page, site, 'editor');
    const one = page.locator(`[data-file="${PATH}"]`);
    // The command looks at the folder itself; the site that runs may still be reading it.
    await expect
      .poll(async () => {
        await page.goto(`${site.url}/en/staff/files/`);
        return one.count();
      }, SOON)
      .toBe(1);
    await one.locator('summary', { hasText: 'Edit the text by hand' }).click();
    await one.getByRole('textbox').fill('no front matter');
    await one.getByRole('button', { name: 'Publish the edited text' }).click();
    await expect(page.getByRole('alert')).toContainText('The settings at the top cannot be read');
    await expect(one.getByRole('textbox')).toHaveValue('no front matter');
    await one.getByRole('button', { name: 'Leave the site as it is' }).click();
    await expect(page.getByRole('status')).toContainText('Your decision is saved');
    await expect(page.locator('[data-file]')).toHaveCount(0);
    expect(await words()).toContain('Drugie zdanie od Anny.');
    expect(await words()).not.toContain('Drugie zdanie z pliku.');
    expect((await site.cli('content', 'status')).stdout).toMatch(/^behind +pl\/faq\/nowe-konto/m);
  });

  test('both are put together: what each changed elsewhere stays, and where both changed one paragraph it is chosen', async ({
    page,
  }) => {
    const site = shared();
    const file = join(site.contentDir, OTHER);
    const source = readFileSync(file, 'utf8');
    const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
    const [first = '', ...rest] = body.trim().split('\n\n');
    await withLog(site, ({ log }) =>
      log.append(() => [
        byStaff(
          'staff:9',
          markdownDocument(
            OTHER,
            front,
            `\n${[`${first} Od Anny.`, ...rest, 'Koniec od Anny.'].join('\n\n')}\n`,
          ),
        ),
      ]),
    );
    const words = () => readPage(OTHER_ADDRESS);
    await expect.poll(words, SOON).toContain('Koniec od Anny.');
    writeFileSync(
      file,
      `---\n${front}\n---\n\n${[`${first} Z pliku.`, ...rest, 'Koniec z pliku.'].join('\n\n')}\n`,
    );
    const member = await signIn(page, site, 'editor');
    const one = page.locator(`[data-file="${OTHER}"]`);
    await expect
      .poll(async () => {
        await page.goto(`${site.url}/staff/files/`);
        return one.count();
      }, SOON)
      .toBe(1);
    await one.locator('summary', { hasText: 'Połącz obie zmiany' }).click();
    await expect(one.getByRole('radio')).toHaveCount(2);
    expect(await overflowAt(page, [320, 390, 1280])).toEqual([]);
    await one.getByRole('radio', { name: 'Strona' }).check();
    // What was chosen is there again when the session had ended meanwhile.
    await endSessions(site);
    await one.getByRole('button', { name: 'Opublikuj połączone' }).click();
    await enterPassword(page, member.email);
    expect(new URL(page.url()).pathname).toBe('/staff/files/');
    await expect(one.getByRole('radio', { name: 'Strona' })).toBeChecked();
    await one.getByRole('button', { name: 'Opublikuj połączone' }).click();
    await expect(page.getByRole('status')).toContainText('Zapisano decyzję');
    await expect.poll(words, SOON).toContain('Koniec z pliku.');
    const now = await words();
    expect(now).toContain('Koniec od Anny.');
    expect(now).toContain('nie powtórzy. Od Anny.');
    expect(now).not.toContain(' Z pliku.');
    // Somebody has decided: the folder may say what the site says, and what the file said is put aside.
    const pulled = (await site.cli('content', 'pull')).stdout;
    expect(pulled).toContain(`wrote ${OTHER}`);
    expect(pulled).toMatch(/numeracja-faktur-po-9-marca\.md.* said is kept in/);
    expect((await site.cli('content', 'status')).stdout).toMatch(/as on the site/);
  });
});

test('a team keeps the folder in git: fifty files of a pull are on the site at once, and what was written here goes back into the repository', async ({
  ownSite: site,
}) => {
  const { contentDir: folder } = site;
  const work = shareFolder(folder, mkdtempSync(join(tmpdir(), 'latarnia-git-')));
  const names = readdirSync(join(work, 'pl/faq')).sort().slice(0, 25);
  const pulled = names.flatMap((name) => [`pl/faq/${name}`, `en/faq/${name}`]);
  for (const path of pulled) appendFileSync(join(work, path), '\nZ repozytorium.\n');
  git(work, 'commit', '-qam', 'Fifty texts');
  git(work, 'push', '-q');
  const NEW = 'pl/faq/od-anny.md';
  const source = '---\ntitle: Od Anny\narea: system\n---\n\nNapisane na stronie.\n';
  const document = markdownDocument(NEW, 'title: Od Anny\narea: system', '\nNapisane na stronie.\n');
  await withLog(site, ({ log }) => log.append(() => [byStaff('staff:9', document)]));
  const before = await withLog(site, async ({ log }) => (await log.current()).revision);

  git(folder, 'pull', '-q');
  const news = () => withLog(site, async ({ log }) => (await log.current()).changes.slice(before));
  await expect.poll(async () => (await news()).length, SOON).toBeGreaterThan(0);
  // Of an answer that is written for several states, the page shows one.
  const [plain = ''] = names.filter((name) => name.split('.').length === 2);
  const page = async () => (await fetch(`${site.url}/faq/${plain.split('.')[0]}/`)).text();
  await expect.poll(page, SOON).toContain('Z repozytorium.');
  expect((await news()).map(({ type, documents: { length } }) => `${type} ${length}`)).toEqual([
    'content.published 50',
  ]);
  expect((await fetch(`${site.url}/faq/od-anny/`)).status).toBe(200);

  expect((await site.cli('content', 'pull', '--check')).code).toBe(1);
  expect(git(folder, 'status', '--porcelain')).toBe('');
  expect(await site.cli('content', 'pull')).toMatchObject({ code: 0, stdout: `wrote ${NEW}\n` });
  expect(git(folder, 'status', '--porcelain', '-uall')).toBe(`?? ${NEW}\n`);
  expect(readFileSync(join(folder, NEW), 'utf8')).toBe(source);
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'Written on the site');
  git(folder, 'push', '-q');
  expect((await site.cli('content', 'pull', '--check')).code).toBe(0);
  git(work, 'pull', '-q');
  expect(readFileSync(join(work, NEW), 'utf8')).toBe(source);
});
