import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const UNITS = join(ROOT, 'deploy', 'systemd');
/** Needs no systemd that runs. */
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** The units as they ship, with the program where it lies here. */
function installUnits(): string[] {
  const folder = join(temporaryFolder(), 'units');
  mkdirSync(folder);
  return readdirSync(UNITS).map((name) => {
    const text = readFileSync(join(UNITS, name), 'utf8');
    const unit = text.replaceAll(/(?<!\w)\/opt\/latarnia\//g, ROOT);
    writeFileSync(join(folder, name), unit);
    return join(folder, name);
  });
}

// Where this fails: apt-get install systemd.
describe.skipIf(!hasSystemd)('the systemd units', () => {
  test('are what systemd understands, to the last line', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...installUnits()], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('may write what they are told to write, the export included', () => {
    const unit = readFileSync(join(UNITS, 'latarnia.service'), 'utf8');
    const setting = (name: string) => new RegExp(`^(?:Environment=)?${name}=(.+)$`, 'm').exec(unit)?.[1];
    expect(setting('ProtectSystem')).toBe('strict');
    expect(setting('DATA_DIR')).toBe(`/var/lib/${setting('StateDirectory')}`);
    expect(setting('ReadWritePaths')).toBe(`-${setting('EXPORT_DIR')}`);
    expect(setting('ExecStartPre')).toBe(
      `+/usr/bin/install -d -o latarnia -g latarnia -m 0755 ${setting('EXPORT_DIR')}`,
    );
  });

  test('a mirror keeps the folder that its front serves', () => {
    const setting = (unit: string, name: string) =>
      new RegExp(`^(?:Environment=)?${name}=(.+)$`, 'm').exec(readFileSync(join(UNITS, unit), 'utf8'))?.[1];
    const folder = setting('latarnia-mirror.service', 'ExecStart')?.split(' ').at(-1);
    expect(folder).toBe(setting('latarnia.service', 'DATA_DIR'));
    expect(folder).toBe(`/var/lib/${setting('latarnia-mirror.service', 'StateDirectory')}`);
  });

  test('leave little to break out of: exposure 2 of 10 at most', () => {
    for (const unit of ['latarnia.service', 'latarnia-mirror.service', 'latarnia-verify.service']) {
      const args = ['security', '--offline=true', '--threshold=20', join(UNITS, unit)];
      expect(() => execFileSync('systemd-analyze', args, { stdio: 'pipe' }), unit).not.toThrow();
    }
  });
});
