import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { freePort } from '../support/port.ts';
import { wallClock, withDatabase, withLog } from './log.ts';
import { noNginx, startNginx } from './nginx.ts';
import { childPids } from './processes.ts';
import {
  expect,
  type RunningSite,
  readiness,
  type Settings,
  SOON,
  startSite,
  TEMPLATE,
  test,
} from './site.ts';
import { takeIn } from './staff.ts';
import { issueTokens } from './tokens.ts';

/** On a machine that others use. */
const LATER = { ...SOON, timeout: 60_000 };
const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** Nobody says this by chance. */
const PLANTED = {
  folder: 'planted-folder-5c1d',
  secret: 'planted-auth-secret-of-more-than-thirty-two-characters',
  databaseToken: 'planted-database-token-77aa',
  hook: 'planted-hook-password-90be',
  reason: 'planted-reason-3f2e',
  words: 'planted-words-of-a-broken-file-8d44',
  template: 'planted-words-of-a-template-1b7f',
  draft: 'planted-draft-of-an-update-62ce',
  suggestion: 'planted-suggestion-of-an-alert-a05d',
  reference: 'planted-reference-of-an-authority-e913',
  intent: 'planted-note-of-a-change-to-come-4d2a',
  comment: 'planted-comment-in-a-file-7c38',
  redacted: 'planted-words-taken-out-of-the-log-0f6e',
  why: 'planted-reason-of-a-maintenance-b2d1',
  /** When an incident became known. */
  known: '2021-03-09T04:05:06.789Z',
  person: 'Planted Person',
  email: 'planted-mail@example.com',
} as const;
/** What strangers are never told: what was planted, where the program and its files lie, and who did something. */
const SECRETS: readonly string[] = [
  ...Object.values(PLANTED),
  ROOT,
  tmpdir(),
  `cli:${userInfo().username}`,
  'node_modules',
  '/src/',
  'SQLITE_',
  'ECONNREFUSED',
];

/** What lies in the database for staff alone. */
const BEHIND: readonly string[] = [
  PLANTED.reason,
  PLANTED.template,
  PLANTED.draft,
  PLANTED.suggestion,
  PLANTED.reference,
  PLANTED.intent,
  PLANTED.comment,
  PLANTED.why,
  PLANTED.known,
  PLANTED.person,
  PLANTED.email,
];

/** Names of what stands in a text and should not. */
function foundIn(text: string): string[] {
  return SECRETS.filter((secret) => text.includes(secret));
}

/** Status, headers and body of an answer, as one text. */
async function everythingOf(url: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { status: answer.status, text: `${headers}\n\n${await answer.text()}` };
}

/** Everything that a stranger can ask for by an address of the snapshot, and around it. */
async function expectSilence(site: RunningSite, requests: readonly Asked[]): Promise<void> {
  for (const { path, status, ...init } of requests) {
    const label = `${init.method ?? 'GET'} ${path}`;
    const { status: got, text } = await everythingOf(`${site.url}${path}`, init);
    if (status !== undefined) expect(got, `${label}: ${text}`).toBe(status);
    expect(foundIn(text), label).toEqual([]);
  }
}

type Asked = RequestInit & { readonly path: string; readonly status?: number };

/** Every address of the snapshot, in both languages. */
function published({ dataDir }: RunningSite): Asked[] {
  const entries = new SnapshotReader(join(dataDir, 'snapshot')).current()?.entries ?? {};
  return Object.entries(entries).flatMap(([path, entry]) => (entry.part ? [] : [{ path: encodeURI(path) }]));
}

/** What is asked in a wrong way, or of what is not there. */
function wrong(bearer: string): Asked[] {
  const json = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` };
  const write = { method: 'PUT', path: '/api/v1/availability/price-sync/b' };
  return [
    { path: '/healthz', status: 200 },
    { path: '/readyz', status: 200 },
    { path: '/nothing-here/', status: 404 },
    { path: '/en/nothing-here/', status: 404 },
    { path: '/api/v1/nothing-here', status: 404 },
    { path: '/..%2f..%2fetc/passwd', status: 400 },
    { path: '/', method: 'DELETE', status: 405 },
    { path: '/api/v1/status.json', method: 'DELETE', status: 405 },
    { path: '/api/v1/events.json?after=0' },
    { path: '/api/v1/events.json?after=x' },
    { path: '/api/v1/lookup?created=never' },
    { path: '/lookup/?created=never' },
    { path: '/faq/?q=planted' },
    { path: '/api/v1/search?q=planted' },
    { path: '/api/v1/status.json' },
    { path: '/api/v1/faq.json' },
    { path: '/api/openapi.json' },
    { path: '/history/?panel=b' },
    { path: '/staff/authority/planted/' },
    { path: '/staff/words/?q=planted' },
    { path: '/en/panel/b/?uses=shop' },
    { path: '/staff/' },
    { path: '/staff/sign-in/' },
    { path: '/staff/invitation/x/' },
    { path: '/staff/auth/callback/oidc?code=x&state=y' },
    { path: '/staff/auth/passkey/question', method: 'POST', headers: { Origin: 'https://evil.example' } },
    { ...write, body: 'x' },
    { ...write, headers: json, body: '{' },
    { ...write, headers: json, body: '{"cells":7}' },
    { ...write, headers: json, body: 'x'.repeat(300 * 1024), status: 413 },
    { ...write, headers: { ...json, Authorization: 'Bearer lat_0123456789_wrong' }, body: '{}' },
    { path: '/staff/sign-in/', method: 'POST', body: 'x'.repeat(300 * 1024), status: 413 },
  ];
}

const MAINTENANCE = {
  id: 'm999',
  title: { pl: 'Prace', en: 'Work' },
  body: { pl: 'Prace.', en: 'Work.' },
  panels: ['b'],
  features: ['price-sync'],
  state: 'limited',
  from: '2021-03-20T01:00:00.000Z',
  until: '2021-03-20T02:00:00.000Z',
} as const;

/** All that the database holds, as one text. */
function everythingKept(site: RunningSite): Promise<string> {
  return withDatabase(site, async ({ client }) => {
    const tables = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
    const rows = [];
    for (const { name } of tables.rows) rows.push(...(await client.execute(`SELECT * FROM "${name}"`)).rows);
    return JSON.stringify(rows);
  });
}

/** Every file below a folder, as it is and as what it is the compressed form of. */
function textsBelow(folder: string): [path: string, text: string][] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const bytes = readFileSync(path);
    return [() => bytes, () => gunzipSync(bytes), () => brotliDecompressSync(bytes)].flatMap(
      (unpack): [string, string][] => {
        try {
          return [[path, unpack().toString('latin1')]];
        } catch {
          return [];
        }
      },
    );
  });
}

/** What staff are in the middle of, what alerts suggest, and what is known of an incident by them alone. @returns the revision */
async function plantBesideTheLog(site: RunningSite): Promise<number> {
  const now = wallClock();
  await withDatabase(site, async ({ client }) => {
    await client.execute({
      sql: "INSERT INTO drafts VALUES ('d1', 'update', NULL, 'staff:1', ?, ?, ?)",
      args: [JSON.stringify({ 'body.pl': PLANTED.draft }), now, now],
    });
    await client.execute({
      sql: "INSERT INTO suggestions VALUES ('s1', 'api', ?, ?, 't', ?, ?, NULL, 1, NULL, NULL)",
      args: [PLANTED.suggestion, JSON.stringify({ text: PLANTED.suggestion }), now, now],
    });
    await client.execute({
      sql: "INSERT INTO authority_notices VALUES ('planted', 24, ?, 'staff:1', ?)",
      args: [now, PLANTED.reference],
    });
  });
  const said = async (...words: readonly string[]) => {
    const { code, stdout, stderr } = await site.cli(...words, '--json');
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  // Said when nobody looks, and not before the test is over.
  const intent = ['--note', PLANTED.intent, '--at', '2022-01-01T12:00', '--yes'];
  await said('flag', 'set', 'price-sync', 'c', 'limited', ...intent);
  const payload = {
    id: 'planted',
    title: { pl: 'Zdarzenie', en: 'Incident' },
    startedAt: '2021-03-09T03:00:00.000Z',
    impact: 'minor',
    panels: [],
    features: [],
    knownSince: PLANTED.known,
    why: { reason: PLANTED.reason, forced: false },
  } as const;
  const opened = await withLog(site, ({ log }) =>
    log.append(() => [{ type: 'incident.opened', payload, since: null, actor: 'cli:planted' }]),
  );
  if (!opened.ok) throw new Error(opened.message);
  const words = ['--text', PLANTED.redacted, '--text-en', PLANTED.redacted, '--yes'];
  const posted = await said('update', 'post', 'planted', 'investigating', ...words);
  const redacted = await said('redact', String(posted.revision), '--reason', PLANTED.reason);
  const maintenance = await withLog(site, ({ log }) =>
    log.append(() => [
      {
        type: 'maintenance.planned',
        payload: { ...MAINTENANCE, why: { reason: PLANTED.why, forced: false } },
        since: null,
        actor: 'cli:planted',
      },
    ]),
  );
  if (!maintenance.ok) throw new Error(maintenance.message);
  expect(maintenance.revision).toBeGreaterThan(redacted.revision);
  return maintenance.revision;
}

test.describe.configure({ timeout: 240_000 });

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), `latarnia-e2e-${PLANTED.folder}-`));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(env: Settings) {
  const dataDir = join(folder, 'var');
  cpSync(process.env[TEMPLATE] ?? '', dataDir, { recursive: true });
  return startSite({ dataDir, env: { AUTH_SECRET: PLANTED.secret, ...env } });
}

test('whatever is wrong behind it, no answer to a stranger says where things lie, what is secret, and who did what', async () => {
  const content = join(folder, 'content');
  cpSync(join(ROOT, 'content'), content, { recursive: true });
  const hook = join(folder, 'hook.sh');
  writeFileSync(hook, `#!/bin/sh\necho "${PLANTED.hook}" >&2\nexit 1\n`, { mode: 0o755 });
  const exported = join(folder, 'export');
  const { site, stop } = await start({
    CONTENT_DIR: content,
    EXPORT_DIR: exported,
    EXPORT_HOOK: hook,
    BACKUP_DIR: join(folder, 'backups'),
  });
  await takeIn(site, { email: PLANTED.email, role: 'editor', name: PLANTED.person });
  const said = await site.cli(
    'flag',
    'set',
    'price-sync',
    'b',
    'limited',
    '--reason',
    PLANTED.reason,
    '--json',
  );
  expect(said.code, said.stderr).toBe(0);
  const revision = await plantBesideTheLog(site);
  mkdirSync(join(content, 'pl', 'templates'), { recursive: true });
  writeFileSync(
    join(content, 'pl', 'templates', 'planted.md'),
    `---\ntitle: ${PLANTED.template}\norder: 99\n---\n\n${PLANTED.template} {panel}\n`,
  );
  const answer = join(content, 'pl', 'faq', 'zamowienia-pobieraja-sie-ponownie.md');
  writeFileSync(answer, readFileSync(answer, 'utf8').replace('---\n', `---\n# ${PLANTED.comment}\n`));
  mkdirSync(join(content, 'pl', 'faq'), { recursive: true });
  writeFileSync(
    join(content, 'pl', 'faq', 'planted.md'),
    `---\ntitle: [${PLANTED.words}\n---\n\n${PLANTED.words}\n`,
  );
  await expect.poll(async () => (await readiness(site)).content.problems, LATER).toBeGreaterThan(0);
  await expect.poll(async () => (await readiness(site)).export.status, LATER).toBe('trouble');
  await expect
    .poll(async () => {
      const kept = await everythingKept(site);
      return BEHIND.filter((secret) => !kept.includes(secret));
    }, LATER)
    .toEqual([]);
  await expect
    .poll(async () => Number((await fetch(`${site.url}/`)).headers.get('latarnia-revision')), LATER)
    .toBeGreaterThanOrEqual(revision);
  // Those who may know are told.
  const status = await site.cli('status');
  expect(status.stdout).toContain(PLANTED.hook);
  const [bearer = ''] = await issueTokens(site, 1);

  const pages = published(site);
  expect(pages.length).toBeGreaterThan(90);
  await expectSilence(site, [...pages, ...wrong(bearer)]);

  await test.step('without the database', async () => {
    const file = join(site.dataDir, 'latarnia.db');
    renameSync(file, `${file}.away`);
    await expect.poll(async () => (await readiness(site)).database.status, LATER).toBe('trouble');
    await expectSilence(site, [
      ...wrong(bearer),
      { path: '/staff/', headers: { Cookie: '__Host-latarnia.session_token=x.y' } },
      {
        path: '/staff/sign-in/',
        method: 'POST',
        headers: { Origin: site.url, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'email=a%40example.com&password=x',
        status: 503,
      },
    ]);
    renameSync(`${file}.away`, file);
  });

  await test.step('without backstage', async () => {
    for (const pid of childPids(site, 'backstage')) process.kill(pid, 'SIGSTOP');
    await expectSilence(site, [
      { path: '/readyz', status: 200 },
      { path: '/staff/', status: 503 },
      { path: '/en/staff/', status: 503 },
      { path: '/api/v1/events.json?after=1', status: 503 },
    ]);
    for (const pid of childPids(site, 'backstage')) process.kill(pid, 'SIGCONT');
  });

  await test.step('in what is kept for readers, and for mirrors', () => {
    const texts = textsBelow(join(site.dataDir, 'snapshot'));
    expect(texts.length).toBeGreaterThan(90);
    // Words that were said until they were taken out are in what was published before.
    for (const [path, text] of texts) {
      expect(
        BEHIND.filter((secret) => text.includes(secret)),
        path,
      ).toEqual([]);
    }
  });

  await test.step('in the export', () => {
    const names = readdirSync(exported, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(names.length).toBeGreaterThan(90);
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['_headers', '_redirects']));
    for (const { name, parentPath } of names) {
      // nginx has to know where the folder lies; it hands these out to nobody (below).
      if (name.endsWith('.conf')) continue;
      expect(foundIn(readFileSync(join(parentPath, name), 'latin1')), name).toEqual([]);
    }
  });
  await stop();

  await test.step('nginx tells nobody the files that tell it where the export lies', async () => {
    if (noNginx !== null) return;
    const nginx = await startNginx(folder, (port) =>
      readFileSync(join(exported, '.latarnia/nginx.conf'), 'utf8').replace(
        'listen 80',
        `listen 127.0.0.1:${port}`,
      ),
    );
    for (const name of readdirSync(join(exported, '.latarnia'))) {
      const { status, text } = await everythingOf(`${nginx.url}/.latarnia/${name}`);
      expect(status, name).toBe(name.includes('.conf') ? 404 : 200);
      expect(foundIn(text), name).toEqual([]);
    }
    await nginx.stop();
  });
});

test('a database on a server that is not there: neither its address nor its token is told', async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const { site, stop } = await start({
    DATABASE_URL: `${address}/?authToken=${PLANTED.databaseToken}`,
    DATABASE_AUTH_TOKEN: PLANTED.databaseToken,
  });
  await expect.poll(async () => (await readiness(site)).database.status, LATER).toBe('trouble');
  for (const { path, ...init } of [...published(site), ...wrong('lat_x')]) {
    const { text } = await everythingOf(`${site.url}${path}`, init);
    expect(foundIn(text), path).toEqual([]);
    expect(text, path).not.toContain(`127.0.0.1:${port}`);
  }
  expect(site.log()).not.toContain(PLANTED.databaseToken);
  expect((await site.cli('status')).stdout).not.toContain(PLANTED.databaseToken);
  await stop();
});
