import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { frontProgram } from '../../../src/processes/front-program.ts';
import { temporaryFolder } from '../../support/folder.ts';

/** A module beside which lies this for Bun. */
function besideBun(script: string | null): string {
  const folder = temporaryFolder();
  const bin = join(folder, 'node_modules', 'bun', 'bin');
  mkdirSync(bin, { recursive: true });
  if (script !== null) {
    writeFileSync(join(bin, '..', 'package.json'), '{"name":"bun"}');
    writeFileSync(join(bin, 'bun.exe'), script);
    chmodSync(join(bin, 'bun.exe'), 0o755);
  }
  return pathToFileURL(join(folder, 'module.js')).href;
}

describe('what a front runs in', () => {
  test('is what its supervisor runs in, unless another engine is set', () => {
    expect(frontProgram('node')).toBeNull();
  });

  test('is the Bun that npm has installed', () => {
    expect(frontProgram('bun')?.execPath).toMatch(/node_modules\/bun\/bin\/bun\.exe$/);
  });

  test.for([
    ['is not there', null, 'FRONT_ENGINE is bun, and Bun is not installed here. Install it'],
    ['cannot be run', 'no program', 'FRONT_ENGINE is bun, and Bun is not installed here. Install it'],
    ['fails', '#!/bin/sh\nexit 1\n', 'FRONT_ENGINE is bun, and Bun is not installed here. Install it'],
    ['is too old', '#!/bin/sh\necho 1.3.12\n', 'needs Bun 1.4.5 or newer, before 2, and this is 1.3.12.'],
    ['is too new', '#!/bin/sh\necho 2.1.0\n', 'needs Bun 1.4.5 or newer, before 2, and this is 2.1.0.'],
  ] as const)('one that %s stops the start with one line that says what to do', ([, script, message]) => {
    expect(() => frontProgram('bun', besideBun(script))).toThrow(message);
  });
});
