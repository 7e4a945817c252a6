import { Command } from 'commander';
import { checkKnown } from '../actions/known.ts';
import { AVAILABILITIES, type CellAddress } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { cellPromise } from '../domain/cell-promise.ts';
import { currentCell } from '../domain/current-cell.ts';
import { estimateCode } from '../domain/estimate.ts';
import type { AvailabilityCell } from '../domain/events.ts';
import { effectiveCell } from '../domain/facts.ts';
import { lossOf, reviseCells } from '../domain/revise.ts';
import type { State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { namesFor } from './actor-names.ts';
import {
  type ApplyOptions,
  applyAs,
  type QuietOption,
  readQuietOption,
  readTiming,
  withApplyOptions,
  withQuietOption,
} from './apply.ts';
import { badUsage, CliError, formatTable, print, printable, printJson } from './output.ts';
import { readDay, readEstimateOption, readList, readOneOf, readRevision } from './read.ts';
import { withSession } from './session.ts';

interface SetOptions extends ApplyOptions, QuietOption {
  estimate?: string;
  promisedBy?: string;
  note?: string;
  noteEn?: string;
  since?: string;
  expect?: string;
  force?: boolean;
}

/** `latarnia flag set|list|history` */
export function flagCommand(): Command {
  const flag = new Command('flag').description('what a feature does on a panel');
  const set = flag
    .command('set')
    .description('state it, for one panel or several at once')
    .argument('<feature>', 'a feature id, such as ceneo-xml')
    .argument('<panels>', 'a panel or several: a or a,b')
    .argument('<state>', AVAILABILITIES.join(' | '))
    .option('--estimate <when>', '2021-03-22, 2021-03-23~ (about), days, soon, condition or none')
    .option('--promised-by <whom>', 'whose promise the estimate is, if not the company’s own')
    .option('--note <text>', 'the restriction or work-around in Polish, in a few words')
    .option('--note-en <text>', 'the same in English')
    .option('--since <day>', 'the day from which it holds, if it is known')
    .option('--expect <revision>', 'the revision you looked at (default: the newest)')
    .option('--force', 'override what was changed meanwhile');
  withApplyOptions(withQuietOption(set)).action(setFlag);
  flag
    .command('list')
    .description('every feature on every panel')
    .option('--panel <panel>', 'one panel only')
    .option('--json', 'print JSON')
    .action(listFlags);
  flag
    .command('history')
    .description('what was said about a feature, newest first')
    .argument('<feature>', 'a feature id, such as ceneo-xml')
    .argument('[panel]', 'one panel only')
    .option('--json', 'print JSON')
    .action(showHistory);
  return flag;
}

async function setFlag(
  feature: string,
  panelList: string,
  stateText: string,
  options: SetOptions,
): Promise<void> {
  const state = readOneOf(stateText, AVAILABILITIES, 'state');
  const panels = readList(panelList);
  if (panels.length === 0) throw badUsage('Name a panel, or several with commas: a,b.');
  if (options.noteEn !== undefined && options.note === undefined) {
    throw badUsage('--note-en translates --note: write both.');
  }
  if (options.promisedBy !== undefined && (options.estimate ?? 'none') === 'none') {
    throw badUsage('--promised-by names whose --estimate it is: write both.');
  }
  const named = {
    state,
    ...(options.estimate === undefined
      ? {}
      : { estimate: readEstimateOption(options.estimate, options.promisedBy ?? null) }),
    ...(options.note === undefined ? {} : { note: { pl: options.note, en: options.noteEn ?? options.note } }),
  };
  const since = options.since === undefined ? null : readDay(options.since);
  const expected = options.expect === undefined ? null : readRevision(options.expect);
  const timing = readTiming(options);
  const quiet = readQuietOption(options);
  if (options.note !== undefined && options.noteEn === undefined) {
    process.stderr.write('English readers will see the note in Polish; --note-en translates it.\n');
  }
  await withSession(async ({ context, state: head }) => {
    const { cells, since: kept } = reviseCells(
      panels.map((panel) => ({ feature, panel })),
      (address) => currentCell(head, address.feature, address.panel),
      named,
    );
    const based = { expected: expected ?? head.revision, force: options.force ?? false };
    const { reason } = timing;
    const what = `${feature} on ${panels.join(', ')} is ${state}.`;
    const proposal = {
      verb: 'availability',
      cells,
      since: since ?? kept,
      ...based,
      ...quiet,
      reason,
    } as const;
    await applyAs(context, proposal, timing, {
      what,
      json: options.json,
    });
    for (const line of describeLoss(head, cells)) process.stderr.write(`${printable(line)}\n`);
  });
}

/** What the new cells leave out of the old ones, said aloud. */
function describeLoss(head: State, cells: readonly AvailabilityCell[]): string[] {
  return cells.flatMap((cell) => {
    const loss = lossOf(currentCell(head, cell.feature, cell.panel), cell);
    if (loss === null) return [];
    const lost = [
      loss.estimate && `the estimate ${estimateCode(loss.estimate)}`,
      loss.note && `the note “${loss.note.pl}”`,
    ].filter((part) => part !== null);
    return [`${cell.feature} on ${cell.panel} no longer carries ${lost.join(' and ')}.`];
  });
}

async function listFlags(options: { panel?: string; json?: boolean }): Promise<void> {
  await withSession(async ({ app, state }) => {
    const panel = options.panel?.toLowerCase();
    throwIfRefused(checkKnown(state, { panels: panel === undefined ? [] : [panel] }));
    const { panels, features } = catalogueOf(state);
    const shown = panels.map(({ id }) => id).filter((id) => panel === undefined || id === panel);
    if (options.json) {
      printJson({
        revision: state.revision,
        features: features.map(({ id }) => ({
          id,
          panels: Object.fromEntries(shown.map((one) => [one, currentCell(state, id, one)])),
        })),
      });
      return;
    }
    const rows = features.map(({ id }) => [
      id,
      ...shown.map((one) => describeCell(state, { feature: id, panel: one }, app.now)),
    ]);
    print(formatTable([['', ...shown], ...rows]));
    print(`\nRevision ${state.revision}`);
  });
}

async function showHistory(
  feature: string,
  panelText: string | undefined,
  options: { json?: boolean },
): Promise<void> {
  await withSession(async ({ app, state }) => {
    const panel = panelText?.toLowerCase();
    throwIfRefused(checkKnown(state, { features: [feature], panels: panel === undefined ? [] : [panel] }));
    const entries = state.changes.flatMap((change) =>
      change.availability
        .filter((cell) => cell.feature === feature && (panel === undefined || cell.panel === panel))
        .map((cell) => ({
          revision: change.revision,
          at: change.at,
          actor: change.actor,
          panel: cell.panel,
          before: cell.before,
          after: cell.after,
          undoes: change.undoes,
        })),
    );
    entries.reverse();
    const nameOf = await namesFor(
      app,
      entries.map(({ actor }) => actor),
    );
    if (options.json) {
      printJson(entries.map(({ actor, ...entry }) => ({ ...entry, actor, name: nameOf(actor) })));
      return;
    }
    if (entries.length === 0) {
      print(`Nothing has been said about ${feature}${panel === undefined ? '' : ` on ${panel}`} yet.`);
      return;
    }
    const rows = entries.map(({ revision, at, actor, panel: on, before, after, undoes }) => [
      String(revision),
      warsawTime(at),
      on,
      `${describeStated(before)} → ${describeStated(after)}`,
      undoes === null ? nameOf(actor) : `${nameOf(actor)}, undoes ${undoes}`,
    ]);
    print(formatTable([['revision', 'site clock', 'panel', 'change', 'by'], ...rows]));
  });
}

/** As readers are told it: `unavailable (2021-03-22, overdue)`, `limited (soon, announced by 2021-03-17)`. */
function describeCell(state: State, address: CellAddress, now: Instant): string {
  const told = effectiveCell(state, address.feature, address.panel, now).state;
  const promise = cellPromise(state, address, now);
  if (promise === null) return told;
  const { announced, isOverdue, estimate } = promise;
  const said = announced && `announced ${announced.isLatest ? 'by' : 'on'} ${announced.day}`;
  const parts = [estimateCode(estimate), isOverdue ? 'overdue' : null, said].filter((part) => part !== null);
  return `${told} (${parts.join(', ')})`;
}

function describeStated({
  state,
  estimate,
}: {
  state: string;
  estimate: Parameters<typeof estimateCode>[0];
}): string {
  const code = estimateCode(estimate);
  return code === null ? state : `${state} (${code})`;
}

function throwIfRefused(refusal: ReturnType<typeof checkKnown>): void {
  if (refusal) throw new CliError(refusal.message, 1);
}
