import { Command } from 'commander';
import { wallClock } from '../backstage/wall-clock.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import type { PartInTrouble } from '../domain/surroundings.ts';
import { warsawTime } from '../domain/time.ts';
import { socketPath } from '../processes/socket.ts';
import { askTroubles } from './ask-troubles.ts';
import { isMirror, printMirrorStatus } from './mirror-status.ts';
import { formatTable, print, printJson } from './output.ts';
import { readInstantOption } from './read.ts';
import { withSession } from './session.ts';
import { stateAt } from './state-at.ts';
import { summarise } from './status-summary.ts';

/** `latarnia status` */
export function statusCommand(): Command {
  return new Command('status')
    .description('where the log stands, what the panels do, and what is wrong with the site that runs here')
    .option('--at <instant>', 'where it stood then, by the site clock')
    .option('--json', 'print JSON')
    .action(async (options: { at?: string; json?: boolean }) => {
      const at = options.at === undefined ? null : readInstantOption(options.at);
      loadEnvFile(process.cwd());
      const config = readConfig(process.env, process.cwd());
      if (at === null && isMirror(config)) {
        printMirrorStatus(config, wallClock(), options.json ?? false);
        return;
      }
      await withSession(async ({ app, state }) => {
        // What is wrong now says nothing of then.
        const troubles = at === null ? ((await askTroubles(socketPath(app.config))) ?? []) : [];
        const summary =
          at === null
            ? { ...summarise(state, app.now), troubles }
            : { ...summarise(await stateAt(app, at), at), troubles };
        if (options.json) printJson(summary);
        else printSummary(summary);
      });
    });
}

type Summary = ReturnType<typeof summarise> & { readonly troubles: readonly PartInTrouble[] };

function printSummary(summary: Summary): void {
  print(
    formatTable([
      ['revision', String(summary.revision)],
      ['log', summary.log_id ?? '(empty)'],
      ['site clock', `${warsawTime(summary.clock.now)} (${summary.clock.mode})`],
      [
        'last stated',
        summary.last_stated
          ? `${warsawTime(summary.last_stated.at)} (revision ${summary.last_stated.revision})`
          : 'never',
      ],
      [
        'next update by',
        summary.next_update_by === null
          ? 'not promised'
          : `${warsawTime(summary.next_update_by)}${summary.next_update_is_late ? ' (late)' : ''}`,
      ],
      ['documents', String(summary.documents)],
      ...summary.panels.map(({ id, restoration }) => [`panel ${id}`, restoration ?? 'nothing said']),
      ...summary.incidents.map(({ slug, impact, status, panels }) => [
        'open incident',
        `${slug}: ${impact ?? 'nobody has said how bad'}, ${status ?? 'nothing said yet'}, ${
          panels.length === 0 ? 'all panels' : `panels ${panels.join(', ')}`
        }`,
      ]),
      ...summary.overdue.map(({ feature, panel, text }) => ['overdue', `${feature} on ${panel}: ${text}`]),
      ...summary.troubles.map(({ part, message, since, addresses }) => [
        'trouble',
        `${part}, since ${warsawTime(since)}: ${message}${addresses ? ` (${addresses.join(' ')})` : ''}`,
      ]),
    ]),
  );
}
