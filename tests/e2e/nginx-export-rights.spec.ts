import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/port.ts';
import { askRaw, lackingHeaders } from '../support/raw.ts';
import { noNginx, startShippedNginx } from './nginx.ts';
import { expect, test } from './site.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Somebody who is neither root nor nginx. */
const SOMEBODY = '65534';

test.skip(noNginx !== null, noNginx ?? '');
test.skip(process.getuid?.() !== 0, 'only root can run something as somebody else');

test("what the unit's user exports under the unit's umask, nginx's user reads", async ({ site, folder }) => {
  const unit = readFileSync(join(ROOT, 'deploy/systemd/latarnia.service'), 'utf8');
  const umask = /^UMask=(\d+)$/m.exec(unit)?.[1] ?? '';
  chmodSync(folder, 0o755);
  const [dataDir, exported] = [join(folder, 'var'), join(folder, 'export')];
  // As StateDirectory and ExecStartPre make them.
  mkdirSync(exported);
  execFileSync('cp', ['-r', site.dataDir, dataDir]);
  execFileSync('chown', ['-R', `${SOMEBODY}:${SOMEBODY}`, dataDir, exported]);
  chmodSync(dataDir, 0o700);
  const run = spawnSync(
    'setpriv',
    [
      `--reuid=${SOMEBODY}`,
      `--regid=${SOMEBODY}`,
      '--clear-groups',
      'sh',
      '-c',
      `umask ${umask}; exec "$0" "$@"`,
      process.execPath,
      join(ROOT, 'bin/latarnia'),
      'export',
      exported,
    ],
    { encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir, HOME: folder } },
  );
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  const find = (...args: string[]) => execFileSync('find', [exported, ...args], { encoding: 'utf8' });
  expect(find('-type', 'f', '!', '-perm', '0644')).toBe('');
  expect(find('-type', 'd', '!', '-perm', '0755')).toBe('');

  const nginx = await startShippedNginx(folder, { front: `127.0.0.1:${await freePort()}`, exported });
  const port = Number(new URL(nginx.url).port);
  for (const path of ['/', '/panel/b/', '/en/features/', '/api/v1/status.json']) {
    const answer = await askRaw(port, `GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close');
    expect(answer.status, path).toBe(200);
    expect(lackingHeaders(answer), path).toEqual([]);
  }
  const missing = await askRaw(port, 'GET /api/v1/nothing HTTP/1.1', 'Host: x', 'Connection: close');
  expect([missing.status, lackingHeaders(missing)]).toEqual([404, []]);
  await nginx.stop();
});
