import { Command } from 'commander';
import { correctUpdate, findUpdate } from '../actions/correct-update.ts';
import { checkIncident } from '../actions/post-update.ts';
import { IMPACTS, UPDATE_STATUSES } from '../domain/incident.ts';
import { findIncident } from '../domain/incidents.ts';
import {
  type ApplyOptions,
  applyAs,
  type QuietOption,
  readQuietOption,
  readTiming,
  withApplyOptions,
  withQuietOption,
} from './apply.ts';
import { type BesideOptions, readBesideOptions, withBeside } from './beside.ts';
import { badUsage, CliError, report } from './output.ts';
import { readInstantOption, readList, readOneOf, readRevision } from './read.ts';
import { withSession } from './session.ts';

interface CommonOptions {
  textEn?: string;
  expect?: string;
  force?: boolean;
  json?: boolean;
}

interface PostOptions extends CommonOptions, ApplyOptions, BesideOptions {
  text: string;
  panels?: string;
  features?: string;
  impact?: string;
  nextUpdateBy?: string;
  aboutTime?: string;
}

interface CorrectionOptions extends CommonOptions, QuietOption {
  text?: string;
  status?: string;
  impact?: string;
  panels?: string;
  features?: string;
}

/** `latarnia update post|correct` */
export function updateCommand(): Command {
  const update = new Command('update').description('what is said about an incident');
  const posting = withBase(
    update
      .command('post')
      .description('say something about an incident; what is not named stays as the last update had it')
      .argument('<incident>', 'the end of its address, as incident list shows it')
      .argument('<status>', UPDATE_STATUSES.join(' | '))
      .requiredOption('--text <markdown>', 'the words in Polish')
      .option('--text-en <markdown>', 'the same in English')
      .option('--panels <panels>', 'the panels it concerns: a,b')
      .option('--features <features>', 'the features it concerns, with commas')
      .option('--impact <impact>', IMPACTS.join(' | '))
      .option('--next-update-by <instant>', 'promise the next one: 2021-03-17T18:00 (Warsaw)')
      .option('--about-time <instant>', 'the moment it speaks of, if that is not now'),
  );
  withApplyOptions(withBeside(posting)).action(post);
  withBase(
    withQuietOption(update.command('correct'))
      .option('--json', 'print JSON')
      .description(
        'correct an update; what is not named stays as it is, and what it said before stays in the history',
      )
      .argument('<update>', 'its name, such as u12, as incident list shows it')
      .option('--text <markdown>', 'the words in Polish (default: as they are)')
      .option('--text-en <markdown>', 'the same in English (default: as they are)')
      .option('--status <status>', UPDATE_STATUSES.join(' | '))
      .option('--impact <impact>', IMPACTS.join(' | '))
      .option('--panels <panels>', 'the panels it concerns: a,b')
      .option('--features <features>', 'the features it concerns, with commas'),
  ).action(correct);
  return update;
}

function withBase(command: Command): Command {
  return command
    .option('--expect <revision>', 'the revision you looked at (default: the newest)')
    .option('--force', 'override what was said meanwhile');
}

async function post(id: string, statusText: string, options: PostOptions): Promise<void> {
  const status = readOneOf(statusText, UPDATE_STATUSES, 'status');
  const impact = options.impact === undefined ? null : readOneOf(options.impact, IMPACTS, 'impact');
  const nextUpdateBy = options.nextUpdateBy === undefined ? null : readInstantOption(options.nextUpdateBy);
  const at = options.aboutTime === undefined ? null : readInstantOption(options.aboutTime);
  const expected = readExpected(options);
  const beside = readBesideOptions(options);
  const timing = readTiming(options);
  if (options.textEn === undefined) {
    process.stderr.write('English readers will see the update in Polish; --text-en translates it.\n');
  }
  await withSession(async ({ context, state }) => {
    const incident = findIncident(state, id);
    if (!incident) throw new CliError(checkIncident(state, id)?.message ?? '', 1);
    const before = incident.updates.at(-1) ?? incident;
    const stated = impact ?? before.impact;
    if (stated === null) {
      throw badUsage(`Nobody has said how bad ${id} is: add --impact ${IMPACTS.join(' | ')}.`);
    }
    const posted = {
      verb: 'update',
      kind: 'posting',
      incident: id,
      status,
      body: { pl: options.text, en: options.textEn ?? null },
      panels: options.panels === undefined ? before.panels : readList(options.panels),
      features: options.features === undefined ? before.features : readList(options.features),
      impact: stated,
      nextUpdateBy,
      ...(at !== null && { at }),
      ...beside(state),
      expected: expected ?? state.revision,
      force: options.force ?? false,
      reason: timing.reason,
    } as const;
    await applyAs(context, posted, timing, {
      what: `${id} is ${status}.`,
      json: options.json,
      repeats: true,
      made: { incident: id },
    });
  });
}

async function correct(id: string, options: CorrectionOptions): Promise<void> {
  const { text, textEn, panels, features } = options;
  const status = options.status === undefined ? null : readOneOf(options.status, UPDATE_STATUSES, 'status');
  const impact = options.impact === undefined ? null : readOneOf(options.impact, IMPACTS, 'impact');
  if ([text, textEn, options.status, options.impact, panels, features].every((one) => one === undefined)) {
    throw badUsage('Say what to correct: --text, --text-en, --status, --impact, --panels or --features.');
  }
  const expected = readExpected(options);
  await withSession(async ({ context, state }) => {
    const said = findUpdate(state, id);
    const before = said?.body ?? { pl: '', en: null };
    const outcome = await correctUpdate(context, {
      update: id,
      body: { pl: text ?? before.pl, en: textEn ?? before.en },
      ...(said && {
        facts: {
          status: status ?? said.status,
          impact: impact ?? said.impact,
          panels: panels === undefined ? said.panels : readList(panels),
          features: features === undefined ? said.features : readList(features),
        },
      }),
      translationStands: options.textEn !== undefined,
      ...readQuietOption(options),
      expected: expected ?? state.revision,
      force: options.force ?? false,
    });
    const lags = outcome.ok && findUpdate(outcome.state, id)?.lags;
    if (lags) process.stderr.write('The English text lags behind now; --text-en corrects it.\n');
    report(outcome, `update ${id} is corrected.`, options.json ?? false);
  });
}

function readExpected({ expect }: CommonOptions): number | null {
  return expect === undefined ? null : readRevision(expect);
}
