import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { QUICK_START } from '../../../src/processes/quick-start.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Which modules a process has once it has loaded one of ours: Node's own by their names, the others by their addresses. */
async function loadedBy(module: string): Promise<string[]> {
  const script = `
    const { registerHooks } = process.getBuiltinModule('node:module');
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import(${JSON.stringify(`./${module}`)});
    console.log(JSON.stringify([...loaded, ...process.moduleLoadList]));`;
  const words = [...QUICK_START, '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: ROOT, maxBuffer: 2 ** 24 });
  return JSON.parse(stdout);
}

describe('until somebody needs it', () => {
  for (const module of ['src/front/server.ts', 'src/backstage/backstage.ts']) {
    test(`${module} loads nothing of what fetch is made of, nothing that speaks to a database on a server, that draws, signs in or writes to subscribers`, async () => {
      const loaded = await loadedBy(module);
      expect(loaded.join('\n')).toContain(module);
      expect(
        loaded.filter((name) =>
          /undici|http2|hrana|isomorphic-ws|better-auth|zxcvbn|takumi|modelcontextprotocol|nodemailer|web-push/.test(
            name,
          ),
        ),
      ).toEqual([]);
    });
  }
});

test('what starts a front before all else loads nothing of what reads the settings and what is typed', async () => {
  const loaded = await loadedBy('src/processes/early-front.ts');
  expect(loaded.join('\n')).toContain('src/processes/early-front.ts');
  expect(loaded.filter((name) => /node_modules|\/src\/(?!processes|config\/\w+s\.ts)/.test(name))).toEqual(
    [],
  );
});
