import { expect, test } from 'vitest';
import { hold } from '../../../src/actions/hold.ts';
import { setAvailability } from '../../../src/actions/set-availability.ts';
import { createToken } from '../../../src/actions/tokens.ts';
import { App } from '../../../src/backstage/app.ts';
import { createLogger } from '../../../src/config/logger.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { actorOf, OPERATOR } from '../../../src/domain/staff.ts';
import { runCommand } from '../../support/command.ts';
import { seedOnce } from '../../support/seeded.ts';
import { cell } from '../../support/state.ts';

const seeded = seedOnce();

/** What people, a token and somebody who is gone have said and hold back. */
async function saidBySeveral() {
  const environment = { DATA_DIR: seeded() };
  for (const [email, name] of [
    ['ewa@example.com', 'Ewa Wilk'],
    ['jan@example.com', 'Jan Kot'],
    ['jan@example.org', 'Jan Kot'],
  ] as const) {
    await runCommand(['user', 'add', email, '--name', name], environment);
  }
  const { stdout } = await runCommand(['user', 'list', '--json'], environment);
  const people: readonly { readonly id: string; readonly email: string }[] = JSON.parse(stdout);
  const idOf = (address: string) => actorOf(people.find(({ email }) => email === address)?.id ?? '');
  const app = await App.open(readConfig(environment, process.cwd()), createLogger('silent'));
  try {
    const issued = await createToken(app.tokenContext(idOf('ewa@example.com'), OPERATOR), {
      name: 'Monitoring',
      scope: { verbs: ['availability'], features: null, panels: null },
      days: 3,
    });
    if ('ok' in issued) throw new Error(issued.message);
    const actors = [
      'cli:root',
      `token:${issued.token.id}`,
      'staff:9',
      idOf('jan@example.com'),
      idOf('ewa@example.com'),
    ];
    for (const [index, actor] of actors.entries()) {
      const outcome = await setAvailability(app.actionContext(actor, OPERATOR), {
        cells: [cell('price-sync', 'b', index % 2 === 0 ? 'limited' : 'available')],
        since: null,
        expected: app.state.revision,
        force: true,
        reason: null,
      });
      if (!outcome.ok) throw new Error(outcome.message);
    }
    const held = await hold(
      app.actionContext(idOf('ewa@example.com'), OPERATOR),
      { verb: 'confirm', nextUpdateBy: null, reason: null },
      { minutes: 60 },
    );
    if ('ok' in held) throw new Error(held.message);
  } finally {
    app.close();
  }
  return { environment, people };
}

test('listings name people, tokens and the command line, and say plainly who is gone', async () => {
  const { environment, people } = await saidBySeveral();
  const run = async (...words: string[]) => (await runCommand(words, environment)).stdout;

  const history = await run('flag', 'history', 'price-sync', 'b');
  const by = history.split('\n').flatMap((line) => / {2,}([^ ](?:[^ ]| (?! ))*) *$/.exec(line)?.[1] ?? []);
  expect(by.slice(0, 7)).toEqual([
    'by',
    'Ewa Wilk',
    'Jan Kot (jan@example.com)',
    'somebody whose account is gone (staff:9)',
    'token “Monitoring”',
    'command line: root',
    'the data set',
  ]);
  const scheduled = await run('scheduled', 'list');
  expect(scheduled).toContain('Ewa Wilk');

  const names = JSON.parse(await run('flag', 'history', 'price-sync', 'b', '--json')).map(
    ({ name }: { readonly name: string }) => name,
  );
  expect(names).toEqual(by.slice(1, 1 + names.length));
  expect(JSON.parse(await run('scheduled', 'list', '--json'))).toMatchObject([{ name: 'Ewa Wilk' }]);
  expect(JSON.parse(await run('token', 'list', '--json'))).toMatchObject([{ created_by_name: 'Ewa Wilk' }]);

  // Times are Warsaw's, as they are typed.
  expect(await run('token', 'list')).toMatch(/ \d{4}-\d{2}-\d{2}T\d{2}:\d{2}\+0[12]:00 +never/);

  // Nowhere an id of somebody who has a name.
  for (const text of [history, scheduled]) {
    for (const { id } of people) expect(text).not.toContain(id);
  }
});

test('a refusal because of what somebody did names them', async () => {
  const { environment } = await saidBySeveral();
  const set = ['flag', 'set', 'price-sync', 'b', 'unavailable', '--expect', '8'];
  const { code, stderr } = await runCommand(set, environment);
  expect(code).toBe(1);
  expect(stderr).toMatch(/price-sync on b is now limited \(revision \d+, Ewa Wilk\)/);
});
