import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { frontProgram } from '../../../../src/processes/front-program.ts';

const MODULE = fileURLToPath(new URL('../../../../src/front/engines/bun-visitor.ts', import.meta.url));

/** Runs in Bun: an answer is cut off as soon as it has begun, as where there is no room for it. */
const CUT_AT_ONCE = `
  import { BunVisitor } from ${JSON.stringify(MODULE)};
  const server = Bun.serve({
    port: 0,
    development: false,
    fetch: (request, server) => new Promise((resolve) => {
      const visitor = new BunVisitor(request, server, resolve);
      visitor.begin(200, {}, false);
      visitor.write(Buffer.from('the beginning'), () => undefined);
      visitor.cut();
    }),
  });
  console.log(await fetch(server.url).then((response) => response.text(), ({ code }) => code));
  process.exit();
`;

test('an answer that is cut off is not whole, and says nothing to the log', () => {
  const { execPath = '' } = frontProgram('bun') ?? {};
  const { stdout, stderr } = spawnSync(execPath, ['-e', CUT_AT_ONCE], { encoding: 'utf8' });
  expect([stdout.trim(), stderr]).toEqual(['ECONNRESET', '']);
});
