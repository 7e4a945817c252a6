import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { substitute } from '../support/substitute.ts';
import { noNginx, startNginx, startShippedNginx, withoutOwnPolicy } from './nginx.ts';
import { setState } from './operator.ts';
import { childPids } from './processes.ts';
import { expect, SOON, startSite, test } from './site.ts';

test.skip(noNginx !== null, noNginx ?? '');

test('the exported folder behind its nginx configuration: bytes, statuses and headers are those of the site', async ({
  site,
  folder,
}) => {
  const exported = join(folder, 'export');
  expect((await site.cli('export', exported)).code).toBe(0);
  expect((await site.cli('verify', exported)).stdout).toContain('Whole: revision');
  const nginx = await startNginx(folder, (port) =>
    substitute(readFileSync(join(exported, '.latarnia/nginx.conf'), 'utf8'), {
      'listen 80': `listen 127.0.0.1:${port}`,
    }),
  );
  const manifest = new SnapshotReader(join(site.dataDir, 'snapshot')).current();
  for (const [path, entry] of Object.entries(manifest?.entries ?? {})) {
    if (/404\/?$|\?/.test(path)) continue;
    const ask = (url: string, encoding = 'identity') =>
      fetch(`${url}${path}`, { headers: { 'Accept-Encoding': encoding }, redirect: 'manual' });
    const [live, mirrored] = await Promise.all([ask(site.url), ask(nginx.url)]);
    expect(mirrored.status, path).toBe(entry.status);
    for (const name of ['content-type', 'content-security-policy', 'x-content-type-options', 'location']) {
      if (entry.status === 301 && name !== 'location') continue;
      expect(mirrored.headers.get(name)?.toLowerCase(), `${name} of ${path}`).toBe(
        live.headers.get(name)?.toLowerCase(),
      );
    }
    // A page says its policy there as well; every other byte is the site's.
    const isPage = live.headers.get('content-type')?.startsWith('text/html') ?? false;
    const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer()).toString('latin1');
    const own = await bytes(mirrored);
    if (isPage) expect(own, path).toContain('<meta http-equiv="Content-Security-Policy"');
    // Where people ask to be told, the site itself shows a form, which nobody would receive here.
    const isAsked = /^(\/en)?\/subscribe\/$/.test(path);
    if (isAsked) expect(own, path).not.toContain('name="channel"');
    if (entry.status !== 301 && !isAsked) {
      expect((isPage ? withoutOwnPolicy(own) : own) === (await bytes(live)), path).toBe(true);
    }
    const gzip = await ask(nginx.url, 'gzip');
    if (entry.variants.length > 1) expect(gzip.headers.get('content-encoding'), path).toBe('gzip');
  }
  expect((await fetch(`${nginx.url}/nothing/`)).status).toBe(404);
  expect(withoutOwnPolicy(await (await fetch(`${nginx.url}/nothing/`)).text())).toBe(
    await (await fetch(`${site.url}/nothing/`)).text(),
  );
  expect(withoutOwnPolicy(await (await fetch(`${nginx.url}/en/nothing/`)).text())).toBe(
    await (await fetch(`${site.url}/en/nothing/`)).text(),
  );
  expect(await (await fetch(`${nginx.url}/api/v1/nothing`)).json()).toMatchObject({ code: 'not.found' });
  const slash = await fetch(`${nginx.url}/faq?panel=b`, { redirect: 'manual' });
  expect(slash.headers.get('location')).toBe('/faq/?panel=b');
  await nginx.stop();
});

test('in front of the site: fresh, and alive when everything behind it is gone', async ({ folder }) => {
  const exported = join(folder, 'export');
  const { site, stop } = await startSite({ env: { EXPORT_DIR: exported } });
  await expect.poll(() => existsSync(join(exported, '.latarnia/manifest.sig')), SOON).toBe(true);
  const nginx = await startShippedNginx(folder, { front: new URL(site.url).host, exported });
  const get = (path: string, encoding = 'gzip') =>
    fetch(`${nginx.url}${path}`, { headers: { 'Accept-Encoding': encoding } });

  // The same pages, in each encoding.
  for (const encoding of ['br', 'gzip', 'identity']) {
    const through = await get('/panel/b/', encoding);
    const direct = await fetch(`${site.url}/panel/b/`, { headers: { 'Accept-Encoding': encoding } });
    expect(through.headers.get('content-encoding')).toBe(direct.headers.get('content-encoding'));
    expect(through.headers.get('etag')).toBe(direct.headers.get('etag'));
    expect(await through.text()).toBe(await direct.text());
  }
  // A change is through soon after it is published.
  await setState(site, 'price-sync@b', { state: 'available' });
  await expect.poll(async () => (await get('/panel/b/')).headers.get('latarnia-revision'), SOON).toBe('8');
  // The lookup is answered, and neither kept nor written down.
  const secret = '2019-11-17';
  expect((await get(`/lookup/?q=${secret}`)).status).toBe(200);
  expect((await get(`/api/v1/lookup?created=${secret}`)).status).toBe(200);
  const known = await (await get('/features/')).text();
  // nginx may show what it kept once more while it asks anew, for each encoding by itself.
  await expect
    .poll(async () => {
      const kept = await (await get('/panel/b/', 'identity')).text();
      return (
        kept === withoutOwnPolicy(readFileSync(join(exported, 'panel/b/index.html'), 'utf8')) &&
        kept.includes('data-revision="8"')
      );
    }, SOON)
    .toBe(true);

  // The origin goes, with everything in it.
  const pids = [site.pid, ...childPids(site, 'front'), ...childPids(site, 'backstage')];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await expect
    .poll(
      () =>
        fetch(`${site.url}/`).then(
          () => true,
          () => false,
        ),
      SOON,
    )
    .toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 1100));

  expect(await (await get('/features/')).text()).toBe(known);
  for (const path of ['/', '/panel/b/', '/en/', '/faq/', '/incidents/ovh-2021-03/', '/api/v1/status.json']) {
    const response = await get(path);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('content-security-policy'), path).toContain("default-src 'none'");
  }
  // Never asked for before: from the exported folder.
  expect(await (await get('/faq/magazyn-baselinker/')).text()).toBe(
    readFileSync(join(exported, 'faq/magazyn-baselinker/index.html'), 'utf8'),
  );
  expect((await get('/nothing-at-all/')).status).toBe(404);
  expect((await get(`/lookup/?q=${secret}`)).status).toBe(200);
  const logs = [readFileSync(join(folder, 'access.log'), 'utf8'), nginx.log()].join('\n');
  expect(logs).toContain('/panel/b/');
  expect(logs).not.toContain(secret);
  await nginx.stop();
  await stop();
});
