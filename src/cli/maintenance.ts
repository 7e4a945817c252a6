import { Command } from 'commander';
import type { Proposal } from '../actions/proposal.ts';
import type { KnownAvailability } from '../domain/availability.ts';
import { maintenancePhase } from '../domain/maintenance.ts';
import { standingMaintenances } from '../domain/maintenances.ts';
import { warsawTime } from '../domain/time.ts';
import { formatMaintenances } from '../formats/maintenances.ts';
import {
  type ApplyOptions,
  applyAs,
  type QuietOption,
  readQuietOption,
  readTiming,
  withApplyOptions,
  withQuietOption,
} from './apply.ts';
import { badUsage, formatTable, print, printJson } from './output.ts';
import { readInstantOption, readList, readOneOf, readRevision } from './read.ts';
import { withSession } from './session.ts';

const STATES = ['unavailable', 'limited', 'available'] as const satisfies readonly KnownAvailability[];

interface PlanOptions extends ApplyOptions, QuietOption {
  title: string;
  titleEn?: string;
  text?: string;
  textEn?: string;
  panels?: string;
  features?: string;
  state: string;
  from: string;
  until: string;
}

interface CourseOptions extends ApplyOptions, QuietOption {
  from?: string;
  until?: string;
  expect?: string;
  force?: boolean;
}

/** `latarnia maintenance plan|move|end|cancel|list` */
export function maintenanceCommand(): Command {
  const maintenance = new Command('maintenance').description(
    'planned maintenance: it begins and ends by the site clock',
  );
  withApplyOptions(
    withQuietOption(maintenance.command('plan'))
      .description('announce one')
      .requiredOption('--title <text>', 'its title in Polish')
      .option('--title-en <text>', 'the same in English')
      .option('--text <markdown>', 'what readers should know beside that, in Polish')
      .option('--text-en <markdown>', 'the same in English')
      .option('--panels <panels>', 'the panels it concerns: a,b (default: all)')
      .option('--features <features>', 'the features it concerns, with commas (default: all)')
      .option('--state <state>', `what they do meanwhile: ${STATES.join(' | ')}`, 'unavailable')
      .requiredOption('--from <instant>', 'when it begins: 2021-03-22T18:00 (Warsaw)')
      .requiredOption('--until <instant>', 'when it is to end'),
  ).action(plan);
  withCourse(maintenance.command('move').description('move, extend or shorten one'))
    .option('--from <instant>', 'when it begins (default: as it is)')
    .option('--until <instant>', 'when it is to end (default: as it is)')
    .action(move);
  withCourse(maintenance.command('end').description('say that one is over, early or as planned')).action(
    (id: string, options: CourseOptions) => change(id, options, { ended: true }, 'is over'),
  );
  withCourse(maintenance.command('cancel').description('call one off')).action(
    (id: string, options: CourseOptions) => change(id, options, { cancelled: true }, 'is called off'),
  );
  maintenance
    .command('list')
    .description('all of them, the first to begin first')
    .option('--json', 'print JSON')
    .action(list);
  return maintenance;
}

function withCourse(command: Command): Command {
  return withApplyOptions(
    withQuietOption(command)
      .argument('<id>', 'which, as maintenance list shows it')
      .option('--expect <revision>', 'the revision you looked at (default: the newest)')
      .option('--force', 'override what was said meanwhile'),
  );
}

async function plan(options: PlanOptions): Promise<void> {
  const state = readOneOf(options.state, STATES, 'state');
  const [from, until] = [readInstantOption(options.from), readInstantOption(options.until)];
  const timing = readTiming(options);
  if (options.titleEn === undefined || (options.text !== undefined && options.textEn === undefined)) {
    process.stderr.write('English readers will see it in Polish; --title-en and --text-en translate it.\n');
  }
  await withSession(async ({ context, state: head }) => {
    const proposal: Proposal = {
      verb: 'maintenance',
      kind: 'planning',
      title: { pl: options.title, en: options.titleEn ?? null },
      body: { pl: options.text ?? '', en: options.textEn ?? null },
      panels: readList(options.panels ?? ''),
      features: readList(options.features ?? ''),
      ...{ state, from, until },
      ...readQuietOption(options),
      expected: head.revision,
      reason: timing.reason,
    };
    const what = `maintenance is announced from ${warsawTime(from)} until ${warsawTime(until)}.`;
    await applyAs(context, proposal, timing, { what, json: options.json });
  });
}

async function move(id: string, options: CourseOptions): Promise<void> {
  if (options.from === undefined && options.until === undefined) {
    throw badUsage('Say when it is to be: --from, --until or both.');
  }
  const course = {
    ...(options.from !== undefined && { from: readInstantOption(options.from) }),
    ...(options.until !== undefined && { until: readInstantOption(options.until) }),
  };
  await change(id, options, course, 'is moved');
}

async function change(
  maintenance: string,
  options: CourseOptions,
  course: {
    readonly from?: string;
    readonly until?: string;
    readonly ended?: true;
    readonly cancelled?: true;
  },
  done: string,
): Promise<void> {
  const expected = options.expect === undefined ? null : readRevision(options.expect);
  const timing = readTiming(options);
  await withSession(async ({ context, state }) => {
    const proposal: Proposal = {
      verb: 'maintenance',
      kind: 'course',
      maintenance,
      ...course,
      ...readQuietOption(options),
      expected: expected ?? state.revision,
      force: options.force ?? false,
      reason: timing.reason,
    };
    await applyAs(context, proposal, timing, {
      what: `maintenance ${maintenance} ${done}.`,
      json: options.json,
    });
  });
}

async function list({ json = false }: { json?: boolean }): Promise<void> {
  await withSession(async ({ app, state }) => {
    if (json) {
      printJson({ revision: state.revision, maintenances: formatMaintenances(state, app.now) });
      return;
    }
    const rows = standingMaintenances(state).map((one) => [
      one.id,
      maintenancePhase(one, app.now),
      `${warsawTime(one.from)} – ${warsawTime(one.until)}`,
      one.panels.join(',') || 'all panels',
      one.features.join(',') || 'all features',
      one.state,
      one.title.pl,
    ]);
    print(rows.length === 0 ? 'No maintenance is planned.' : formatTable(rows));
    print(`\nRevision ${state.revision}`);
  });
}
