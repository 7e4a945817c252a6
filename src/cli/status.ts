import { Command } from 'commander';
import { catalogueOf } from '../domain/catalogue.ts';
import { isOverdue } from '../domain/estimate.ts';
import { statedCell } from '../domain/projection.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { formatTable, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia status` */
export function statusCommand(): Command {
  return new Command('status')
    .description('where the log stands, and what the panels do')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      await withSession(async ({ app, state }) => {
        const summary = summarise(state, app.now);
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
        .filter((panel) => isOverdue(statedCell(state, id, panel.id).estimate, today))
        .map((panel) => ({ feature: id, panel: panel.id })),
    ),
    documents: Object.keys(state.documents).length,
  };
}

function printSummary(summary: ReturnType<typeof summarise>): void {
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
    ]),
  );
}
