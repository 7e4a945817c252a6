import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { exportSite } from '../../../src/publish/export.ts';
import { Exporter } from '../../../src/publish/exporter.ts';
import { publicKeyOf, signingKey, signText } from '../../../src/publish/signature.ts';
import { SnapshotReader } from '../../../src/publish/snapshot-reader.ts';
import { sha256 } from '../../../src/publish/snapshot-writer.ts';
import { verifyExport } from '../../../src/publish/verify-export.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { COMPRESSIBLE, openSnapshot, planOf, type TestPage } from '../../support/snapshot.ts';

/** A page says its policy itself. */
const exported = (html: string) =>
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">${html}`;
const NOW = '2026-01-01T00:00:00.000Z';
const SITE: Record<string, TestPage> = {
  '/': { text: COMPRESSIBLE },
  '/panel/b/': { text: 'panel b' },
  '/404/': { text: 'nothing here', status: 404 },
  '/en/404/': { text: 'nothing', status: 404 },
  '/old/': { text: '', status: 301, headers: { Location: '/panel/b/' } },
  '/gone/': { text: 'last words', status: 410 },
  '/api/v1/status.json': { text: '{}', headers: { 'Content-Type': 'application/json' } },
};

async function openSite() {
  const root = temporaryFolder();
  const { writer, ...snapshot } = openSnapshot(join(root, 'snapshot'));
  const publish = async (pages = SITE, changesAt: string | null = null) =>
    (await snapshot.publish(planOf(pages, { changesAt }))).manifest;
  const key = signingKey(join(root, 'key.pem'));
  const folder = join(root, 'export');
  const write = async (pages = SITE, changesAt: string | null = null) =>
    (await exportSite(await publish(pages, changesAt), writer.reader, folder, key)).written;
  return {
    root,
    writer,
    publish,
    key,
    folder,
    write,
    verify: (now = NOW) => verifyExport(folder, publicKeyOf(key), now),
  };
}

describe('an export', () => {
  test('holds every address as a file, compressed beside, with what hosts need', async () => {
    const { folder, write } = await openSite();
    await write();
    const text = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(text('index.html')).toBe(exported(COMPRESSIBLE));
    expect(gunzipSync(readFileSync(join(folder, 'index.html.gz'))).toString()).toBe(exported(COMPRESSIBLE));
    expect(existsSync(join(folder, 'index.html.br'))).toBe(true);
    expect(text('panel/b/index.html')).toBe(exported('panel b'));
    expect(text('404.html')).toBe(exported('nothing here'));
    expect(text('en/404.html')).toBe(exported('nothing'));
    expect(text('gone/index.html')).toBe(exported('last words'));
    expect(text('api/v1/status.json')).toBe('{}');
    expect(text('_redirects')).toBe('/old/ /panel/b/ 301\n');
    expect(text('old/index.html')).toContain('content="0; url=/panel/b/"');
    expect(text('.nojekyll')).toBe('');
    expect(text('_headers')).toContain('/*\n  CDN-Cache-Control');
    expect(text('_headers')).toContain("  Content-Security-Policy: frame-ancestors 'none'");
  });

  test('tells nginx what every answer carries, and to hand out no file that says where the folder lies', async () => {
    const { folder, write } = await openSite();
    const carried = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=()',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
    };
    await write({ ...SITE, '/': { text: COMPRESSIBLE, headers: carried } });
    const own = join(folder, '.latarnia');
    const rules = readFileSync(join(own, 'nginx-rules.conf'), 'utf8');
    for (const [name, value] of Object.entries(carried)) {
      expect(rules).toContain(`add_header ${name} "${value}" always;`);
    }
    expect(rules).toContain('add_header Access-Control-Expose-Headers $latarnia_exposed always;');
    expect(readFileSync(join(own, 'nginx-maps.conf'), 'utf8')).toMatch(
      /\$latarnia_exposed \{\n {2}~\^\/api\/ "ETag, Latarnia-Revision";/,
    );
    expect(rules).toContain('location ~ [.]conf(.gz|.br)?$ { return 404; }');
    expect(readFileSync(join(own, 'nginx-maps.conf'), 'utf8')).toContain('~/404\\.(html|json)$ "no-store";');
    const telling = readdirSync(own).filter((name) =>
      readFileSync(join(own, name), 'latin1').includes(folder),
    );
    expect(telling.sort()).toEqual(['nginx-rules.conf', 'nginx.conf']);
  });

  test('made again writes what changed, and removes what is gone', async () => {
    const { folder, write, verify } = await openSite();
    await write();
    const { '/panel/b/': _gone, ...rest } = SITE;
    expect(await write()).toBe(0);
    await write({ ...rest, '/': { text: 'home' } });
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe(exported('home'));
    expect(existsSync(join(folder, 'index.html.br'))).toBe(false);
    expect(existsSync(join(folder, 'panel/b/index.html'))).toBe(false);
    expect(verify().status).toBe('whole');
  });

  test('after one that broke off is whole again, whatever lies there', async () => {
    const { folder, write, verify } = await openSite();
    await write();
    // As it was when the process died: the pages of another generation, under the manifest of the last one.
    writeFileSync(join(folder, '.latarnia/unfinished'), '');
    writeFileSync(join(folder, 'index.html'), 'half of another');
    writeFileSync(join(folder, 'index.html.123.tmp'), 'ha');
    await write();
    expect(verify().status).toBe('whole');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe(exported(COMPRESSIBLE));
  });

  test('made again removes what is called as something that every object has, and links', async () => {
    const { write, folder, verify } = await openSite();
    await write();
    writeFileSync(join(folder, 'constructor'), 'buy');
    symlinkSync('/etc/hostname', join(folder, 'offer.html'));
    await write();
    expect(readdirSync(folder)).not.toContain('constructor');
    expect(readdirSync(folder)).not.toContain('offer.html');
    expect(verify().status).toBe('whole');
    expect(existsSync('/etc/hostname')).toBe(true);
  });

  test('never clears away a folder that is none of ours', async () => {
    const { folder, write } = await openSite();
    const { mkdirSync } = await import('node:fs');
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), 'years of work');
    await expect(write()).rejects.toThrow(/holds other files/);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });

  test('is signed with a key that only its owner can read', async () => {
    const { root } = await openSite();
    expect(statSync(join(root, 'key.pem')).mode & 0o777).toBe(0o600);
  });
});

describe('verify', () => {
  test('tells a whole export, and one that the site has gone on from', async () => {
    const { write, verify } = await openSite();
    await write(SITE, '2026-06-01T00:00:00.000Z');
    expect(verify('2026-05-31T23:59:59.999Z')).toMatchObject({ status: 'whole', isPinned: true });
    expect(verify('2026-06-01T00:00:00.000Z')).toMatchObject({ status: 'stale' });
  });

  const tamperings: Record<string, (folder: string) => void> = {
    'a changed page': (folder) => appendFileSync(join(folder, 'index.html'), '!'),
    'a changed compressed page': (folder) => appendFileSync(join(folder, 'index.html.gz'), '!'),
    'a missing page': (folder) => rmSync(join(folder, 'panel/b/index.html')),
    'a page too many': (folder) => writeFileSync(join(folder, 'offer.html'), 'buy'),
    'a file called as something that every object has': (folder) =>
      writeFileSync(join(folder, 'constructor'), 'buy'),
    'a page replaced by a link to the same bytes elsewhere': (folder) => {
      const page = join(folder, 'index.html');
      const elsewhere = join(temporaryFolder(), 'index.html');
      renameSync(page, elsewhere);
      symlinkSync(elsewhere, page);
    },
    'a link to a page elsewhere': (folder) => symlinkSync('/etc/hostname', join(folder, 'offer.html')),
    'a changed manifest': (folder) => {
      const file = join(folder, '.latarnia/manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"revision": 1', '"revision": 2'));
    },
    'a later validity': (folder) => {
      const file = join(folder, '.latarnia/manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('2026-06-01', '2036-06-01'));
    },
    'no signature': (folder) => rmSync(join(folder, '.latarnia/manifest.sig')),
    'an empty signature': (folder) => writeFileSync(join(folder, '.latarnia/manifest.sig'), ''),
  };
  test.for(Object.entries(tamperings))('finds %s', async ([, tamper]) => {
    const { write, verify, folder } = await openSite();
    await write(SITE, '2026-06-01T00:00:00.000Z');
    tamper(folder);
    expect(verify().status).toBe('tampered');
  });

  test('finds an export that was signed anew with another key', async () => {
    const { publish, writer, folder, root, verify } = await openSite();
    await exportSite(await publish(), writer.reader, folder, signingKey(join(root, 'other.pem')));
    expect(verify().status).toBe('tampered');
    expect(verifyExport(folder, null, NOW)).toMatchObject({ status: 'whole', isPinned: false });
  });

  test('reads nothing outside of the folder, whatever a manifest names', async () => {
    const { write, folder, root, key } = await openSite();
    await write();
    writeFileSync(join(root, 'secret'), 'a secret');
    const file = join(folder, '.latarnia/manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    const text = JSON.stringify({
      ...manifest,
      files: { ...manifest.files, '../secret': sha256('a secret') },
    });
    writeFileSync(file, text);
    writeFileSync(join(folder, '.latarnia/manifest.sig'), signText(text, key));
    expect(verifyExport(folder, null, NOW)).toEqual({
      status: 'tampered',
      problems: ['../secret is missing.'],
    });
  });
});

describe('the exporter', () => {
  test('keeps the folder like the site, hands it to the hook, and says when the hook fails', async () => {
    const { publish, writer, folder, key, root, verify } = await openSite();
    const errors: unknown[] = [];
    const open = (hook: string) =>
      new Exporter({ folder, hook, reader: writer.reader, key, onError: (error) => errors.push(error) });
    await publish();
    const mirror = join(root, 'mirror');
    const exporter = open(`cp -r "$EXPORT_DIR" ${mirror}`);
    exporter.wake();
    await exporter.settled();
    expect(verify().status).toBe('whole');
    expect(readFileSync(join(mirror, 'index.html'), 'utf8')).toBe(exported(COMPRESSIBLE));
    expect(exporter.trouble).toBeNull();
    const failing = open('echo no route >&2; exit 3');
    failing.wake();
    await failing.settled();
    expect(failing.trouble?.message).toBe('EXPORT_HOOK ended with 3: no route');
    expect(errors).toHaveLength(1);
  });

  test('takes no generation along of which something is still to come', async () => {
    const { publish, writer, folder, key, verify } = await openSite();
    const onError = (error: unknown) => {
      throw error;
    };
    const exporter = new Exporter({ folder, hook: null, reader: writer.reader, key, onError });
    const home = () => readFileSync(join(folder, 'index.html'), 'utf8');
    const whole = await publish();
    exporter.wake();
    await exporter.settled();
    const before = home();
    for (const [waits, expected] of [
      [true, before],
      [false, exported('another home')],
    ] as const) {
      const rest = Object.keys(whole.entries).filter((path) => path !== '/');
      const waiting = waits ? rest.map((path): [string, TestPage] => [path, { text: '', waits }]) : [];
      await publish({ '/': { text: 'another home' }, ...Object.fromEntries(waiting) });
      exporter.wake();
      await exporter.settled();
      expect(home()).toBe(expected);
    }
    expect(verify().status).toBe('whole');
  });

  test('begins anew when another generation was published, and the files of its own were cleared away', async () => {
    const { publish, writer, folder, key, root, verify } = await openSite();
    const former = await publish();
    await publish({ '/': { text: 'another home' } });
    await writer.forgetPast(new Set());
    const given = [former];
    const reader = Object.assign(new SnapshotReader(join(root, 'snapshot')), {
      current: () => given.pop() ?? writer.reader.current(),
    });
    const errors: unknown[] = [];
    const exporter = new Exporter({
      folder,
      hook: null,
      reader,
      key,
      onError: (error) => errors.push(error),
    });
    exporter.wake();
    await exporter.settled();
    expect(errors).toEqual([]);
    expect(exporter.trouble).toBeNull();
    expect(verify().status).toBe('whole');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe(exported('another home'));
  });
});
