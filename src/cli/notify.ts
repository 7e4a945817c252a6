import { Command } from 'commander';
import { type NotifyingDeed, steerNotifying } from '../actions/notifying.ts';
import { AuditTable } from '../auth/audit.ts';
import { Notifier } from '../backstage/notifier.ts';
import { createLogger } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import type { AuditKind } from '../domain/audit.ts';
import type { NotifyStatus, PauseReason } from '../domain/notify-status.ts';
import { OPERATOR } from '../domain/staff.ts';
import { warsawTime } from '../domain/time.ts';
import { whenLauncherIsGone } from '../processes/launcher.ts';
import { outliveOutput } from '../processes/standard-streams.ts';
import { bounceCommand } from './notify-bounce.ts';
import { CliError, formatTable, print, printJson } from './output.ts';
import { actorName, withSession } from './session.ts';

const WHY: Readonly<Record<PauseReason, string>> = {
  'first-start': 'this is the first start: say that it may begin',
  copied: 'the database is a backup: what happens from now on will be told',
  restored:
    'the database holds another log, or an older one: what happens from now on will be told, and digests that were not due yet',
  address: 'SITE_URL has changed: links lead there from now on',
  refusals: 'too many messages were refused: see whether the mail server still takes them',
  staff: 'somebody paused it',
};

/** `latarnia notify`, and `latarnia notify resume|pause|status|bounce` */
export function notifyCommand(): Command {
  const notify = new Command('notify')
    .description('tell subscribers what happens, until it is stopped; `serve` runs this by itself')
    .action(tell);
  notify
    .command('status')
    .description('how far it is, why it is paused, what waits and what failed; no addresses')
    .option('--json', 'print JSON')
    .action(showStatus);
  notify
    .command('resume')
    .description('tell again, after it was paused')
    .action(() => steer({ deed: 'resume' }, 'Subscribers are told again.'));
  notify
    .command('pause')
    .description('tell nobody anything, but confirm what people ask for; what happens waits')
    .action(() => steer({ deed: 'pause' }, 'Paused. To go on: latarnia notify resume'));
  return notify.addCommand(bounceCommand());
}

/** As `serve` does it in a process of its own: several at the same time do no harm. */
async function tell(): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  if (config.siteUrl === null) throw new CliError('Set SITE_URL first: what is sent has links.', 2);
  process.title = 'latarnia notify';
  const logger = createLogger(config.logLevel);
  outliveOutput();
  const stopping = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.resolve());
  whenLauncherIsGone(stopping.resolve);
  const notifier = new Notifier(config, logger);
  notifier.start();
  print('Latarnia tells subscribers (Ctrl+C stops it)');
  await stopping.promise;
  await notifier.close();
  process.exit(0);
}

async function steer(deed: NotifyingDeed, done: string): Promise<void> {
  await withSession(async ({ app }) => {
    if ((await app.notifying.status()).cursor === null)
      throw new CliError(
        'Nobody has been told anything yet, and nothing is being sent. Start it: latarnia serve',
        1,
      );
    const actor = actorName();
    const context = {
      ...{ actor, authority: OPERATOR, notifying: app.notifying },
      record: (kind: AuditKind, facts: Readonly<Record<string, string>>) =>
        app.log.transact((tables) => new AuditTable(tables).record({ kind, actor, facts }), {
          onOneMachine: true,
        }),
    };
    const outcome = await steerNotifying(context, deed);
    if (!outcome.ok) throw new CliError(outcome.message, 1);
    print(done);
  });
}

async function showStatus({ json }: { json?: boolean }): Promise<void> {
  await withSession(async ({ app }) => {
    const status = await app.notifying.status();
    if (json) printJson(status);
    else printStatus(status);
  });
}

function printStatus({ cursor, pause, channels, failures }: NotifyStatus): void {
  if (cursor === null) {
    print('Nobody has been told anything yet.');
    return;
  }
  print(`Told up to revision ${cursor.revision}.`);
  if (pause) {
    const by = pause.by === null ? '' : ` by ${pause.by}`;
    print(`Paused since ${warsawTime(pause.at)}${by}: ${WHY[pause.why]}. To go on: latarnia notify resume`);
  }
  const rows = channels.map((one) => [
    one.channel,
    ...[one.confirmed, one.pending, one.stopped, one.waiting, one.sent, one.refused].map(String),
  ]);
  if (rows.length > 0)
    print(
      formatTable([
        ['channel', 'confirmed', 'pending', 'stopped', 'waiting', 'sent (24 h)', 'refused'],
        ...rows,
      ]),
    );
  if (failures.length === 0) return;
  print('');
  print(
    formatTable([
      ['message', 'channel', 'attempts', 'why', 'last', ''],
      ...failures.map((one) => [
        ...[one.message, one.channel, String(one.attempts), one.why, warsawTime(one.at)],
        one.isWaiting ? 'tried again' : 'given up',
      ]),
    ]),
  );
}
