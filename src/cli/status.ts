import { Command } from 'commander';
import { catalogueOf } from '../domain/catalogue.ts';
import { isOverdue } from '../domain/estimate.ts';
import { currentCell } from '../domain/projection.ts';
import type { State } from '../domain/state.ts';
import type { PartInTrouble } from '../domain/surroundings.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { socketPath } from '../processes/socket.ts';
import { askTroubles } from './ask-troubles.ts';
import { formatTable, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia status` */
export function statusCommand(): Command {
  return new Command('status')
    .description('where the log stands, what the panels do, and what is wrong with the site that runs here')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      await withSession(async ({ app, state }) => {
        const troubles = (await askTroubles(socketPath(app.config))) ?? [];
        const summary = { ...summarise(state, app.now), troubles };
        if (options.json) printJson(summary);
        else printSummary(summary);
      });
    });
}

function summarise(state: State, now: Instant) {
  const { panels, features } = catalogueOf(state);
  const today = dayAt(now);
  return {
    revision: state.revision,
    log_id: state.logId,
    clock: { mode: state.clock.mode, now },
    last_stated: state.lastStated,
    next_update_by: state.promise?.nextUpdateBy ?? null,
    panels: panels.map(({ id }) => ({ id, restoration: state.restoration[id]?.restoration ?? null })),
    overdue: features.flatMap(({ id }) =>
      panels
        .filter((panel) => isOverdue(currentCell(state, id, panel.id).estimate, today))
        .map((panel) => ({ feature: id, panel: panel.id })),
    ),
    documents: Object.keys(state.documents).length,
  };
}

type Summary = ReturnType<typeof summarise> & { readonly troubles: readonly PartInTrouble[] };

function printSummary(summary: Summary): void {
  print(
    formatTable([
      ['revision', String(summary.revision)],
      ['log', summary.log_id ?? '(empty)'],
      ['site clock', `${summary.clock.now} (${summary.clock.mode})`],
      [
        'last stated',
        summary.last_stated
          ? `${summary.last_stated.at} (revision ${summary.last_stated.revision})`
          : 'never',
      ],
      ['next update by', summary.next_update_by ?? 'not promised'],
      ['documents', String(summary.documents)],
      ...summary.panels.map(({ id, restoration }) => [`panel ${id}`, restoration ?? 'nothing said']),
      ...summary.overdue.map(({ feature, panel }) => ['overdue', `${feature} on ${panel}`]),
      ...summary.troubles.map(({ part, message, since, addresses }) => [
        'trouble',
        `${part}, since ${since}: ${message}${addresses ? ` (${addresses.join(' ')})` : ''}`,
      ]),
    ]),
  );
}
