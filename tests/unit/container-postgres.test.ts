import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../support/docs.ts';
import { temporaryFolder } from '../support/folder.ts';
import { freePort } from '../support/port.ts';
import { QUICK, startPostgres } from '../support/postgres.ts';
import { noPostgres, postgresProgram } from '../support/postgres-programs.ts';

const SCRIPTS = join(ROOT, 'deploy', 'container', 'postgres');
/** What PostgreSQL's image does after its scripts: start the server as its own user. */
const ENTRYPOINT = `#!/bin/sh
shift
exec setpriv --reuid postgres --regid postgres --init-groups \\
  postgres -D "$PGDATA" -c port="$PGPORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= "$@"
`;
const SECRETS = { DATABASE_AUTH_TOKEN: "o'wner", REPLICATION_PASSWORD: 'standby' };

const environment = (own: Readonly<Record<string, string>>, ...programs: string[]) => ({
  ...process.env,
  ...SECRETS,
  PGHOST: '127.0.0.1',
  PGUSER: 'postgres',
  PATH: [...programs, dirname(postgresProgram('psql')), process.env.PATH].join(delimiter),
  ...own,
});

function ask(port: number, database: string, question: string): string {
  const env = environment({ PGPORT: String(port) });
  const args = ['-tA', '-d', database, '-c', question];
  return execFileSync('psql', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

// The scripts begin as root, as the image does.
const cannot = noPostgres !== null || process.getuid?.() !== 0;

test.skipIf(cannot)(
  'the scripts of PostgreSQL’s containers make a primary and a standby that follows it',
  async () => {
    const primary = await startPostgres(QUICK);
    onTestFinished(() => primary.stop());
    const own = { PGPORT: String(primary.port), PGDATA: primary.folder() };
    execFileSync('sh', [join(SCRIPTS, 'primary.sh')], { env: environment(own), stdio: 'pipe' });
    const mayPromote = "SELECT has_function_privilege('latarnia', 'pg_promote(boolean, integer)', 'EXECUTE')";
    expect(ask(primary.port, 'latarnia', mayPromote)).toBe('t');
    const owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'latarnia'";
    expect(ask(primary.port, 'latarnia', owner)).toBe('latarnia');

    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'docker-entrypoint.sh'), ENTRYPOINT, { mode: 0o755 });
    const port = await freePort();
    const start = async (follow: number) => {
      const where = { FOLLOW: '127.0.0.1', FOLLOW_PORT: String(follow), PGPORT: String(port) };
      const env = environment({ ...where, PGDATA: join(folder, 'data') }, join(folder, 'bin'));
      const child = spawn('sh', [join(SCRIPTS, 'start.sh')], { env, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      onTestFinished(() => void child.kill('SIGKILL'));
      await expect
        .poll(() => ask(port, 'latarnia', 'SELECT pg_is_in_recovery()'), { timeout: 30_000 })
        .toBe('t');
      return async () => {
        child.kill('SIGINT');
        await ended;
      };
    };
    const stop = await start(primary.port);
    await primary.run('CREATE TABLE said (words text)', 'latarnia');
    const arrived = () => ask(port, 'latarnia', "SELECT to_regclass('said')");
    await expect.poll(arrived).toBe('said');
    await stop();
    // What is there is not fetched again: nobody answers at that port.
    await (await start(1))();
  },
);
