import { Command } from 'commander';
import { correctIncident } from '../actions/correct-incident.ts';
import { IMPACTS, UPDATE_STATUSES } from '../domain/incident.ts';
import { incidentsOf } from '../domain/incidents.ts';
import { suggestSlug } from '../domain/slug.ts';
import { warsawTime } from '../domain/time.ts';
import { formatIncidents } from '../formats/incidents.ts';
import { type ApplyOptions, applyAs, readTiming, withApplyOptions } from './apply.ts';
import { type BesideOptions, readBesideOptions, withBeside } from './beside.ts';
import { incidentReportCommand, incidentSentCommand } from './incident-report.ts';
import { badUsage, formatTable, print, printJson, report } from './output.ts';
import { readInstantOption, readList, readOneOf, readRevision } from './read.ts';
import { withSession } from './session.ts';

interface OpenOptions extends ApplyOptions, BesideOptions {
  title: string;
  titleEn?: string;
  started?: string;
  panels?: string;
  features?: string;
  impact: string;
  status: string;
  text?: string;
  textEn?: string;
  nextUpdateBy?: string;
  knownSince?: string;
  expect?: string;
  force?: boolean;
}

interface CorrectOptions {
  title?: string;
  titleEn?: string;
  knownSince?: string;
  expect?: string;
  force?: boolean;
  json?: boolean;
}

/** `latarnia incident open|correct|list|report|sent` */
export function incidentCommand(): Command {
  const incident = new Command('incident').description('what happened: an incident has a page, and updates');
  const opening = incident
    .command('open')
    .description('open one; its page is /incidents/<slug>/')
    .argument('[slug]', 'the end of its address, such as ovh-2021-03 (default: made of the title)')
    .requiredOption('--title <text>', 'its title in Polish')
    .option('--title-en <text>', 'the same in English')
    .option('--started <instant>', 'when it began: 2021-03-10T00:47 (Warsaw; default: now)')
    .option('--panels <panels>', 'the panels it concerns: a,b (default: all)')
    .option('--features <features>', 'the features it concerns, with commas')
    .option('--impact <impact>', IMPACTS.join(' | '), 'minor')
    .option('--text <markdown>', 'its first update, in Polish (default: nothing is said yet)')
    .option('--text-en <markdown>', 'the same in English')
    .option('--status <status>', `of that update: ${UPDATE_STATUSES.join(' | ')}`, 'investigating')
    .option('--next-update-by <instant>', 'promise the next one: 2021-03-17T18:00 (Warsaw)')
    .option('--known-since <instant>', 'when staff got to know of it, for the authorities; never public')
    .option('--expect <revision>', 'the revision you looked at (default: the newest)')
    .option('--force', 'override what was changed meanwhile');
  withApplyOptions(withBeside(opening)).action(open);
  incident
    .command('correct')
    .description('correct its title, or since when it is known; what was said before stays in the log')
    .argument('<slug>', 'the end of its address, as incident list shows it')
    .option('--title <text>', 'its title in Polish (default: as it is)')
    .option('--title-en <text>', 'the same in English (default: as it is)')
    .option(
      '--known-since <instant>',
      'when staff got to know of it, by the server’s clock; none: nobody has said',
    )
    .option('--expect <revision>', 'the revision you looked at (default: the newest)')
    .option('--force', 'override what was said meanwhile')
    .option('--json', 'print JSON')
    .action(correct);
  incident
    .command('list')
    .description('every incident, newest first, with its updates')
    .option('--json', 'print JSON')
    .action(list);
  incident.addCommand(incidentReportCommand());
  incident.addCommand(incidentSentCommand());
  return incident;
}

async function open(slug: string | undefined, options: OpenOptions): Promise<void> {
  const id = slug ?? suggestSlug(options.title);
  if (id === '') {
    throw badUsage(
      'No end of an address can be made of this title. Write one: incident open ovh-2021-03 --title …',
    );
  }
  if (slug === undefined) process.stderr.write(`Its page will be /incidents/${id}/.\n`);
  const impact = readOneOf(options.impact, IMPACTS, 'impact');
  const status = readOneOf(options.status, UPDATE_STATUSES, 'status');
  const [startedAt, nextUpdateBy, knownSince] = [
    options.started,
    options.nextUpdateBy,
    options.knownSince,
  ].map((text) => (text === undefined ? null : readInstantOption(text)));
  const { text, textEn = null } = options;
  if (text === undefined && (textEn !== null || nextUpdateBy !== null)) {
    throw badUsage('--text-en and --next-update-by are of the first update: write --text.');
  }
  const expected = options.expect === undefined ? null : readRevision(options.expect);
  const beside = readBesideOptions(options);
  const timing = readTiming(options);
  if (options.titleEn === undefined) {
    process.stderr.write('English readers will see the title in Polish; --title-en translates it.\n');
  }
  await withSession(async ({ app, context, state }) => {
    const opened = {
      verb: 'update',
      kind: 'opening',
      id,
      title: { pl: options.title, en: options.titleEn ?? null },
      startedAt: startedAt ?? app.now,
      panels: readList(options.panels ?? ''),
      features: readList(options.features ?? ''),
      impact,
      ...(text !== undefined && {
        update: { status, body: { pl: text, en: textEn }, nextUpdateBy: nextUpdateBy ?? null },
      }),
      ...beside(state),
      ...(knownSince != null && { knownSince }),
      expected: expected ?? state.revision,
      force: options.force ?? false,
      reason: timing.reason,
    } as const;
    const first =
      text === undefined ? ` Post its first update: latarnia update post ${id} investigating --text …` : '';
    const what = `incident ${id} is open.${first}`;
    await applyAs(context, opened, timing, {
      what,
      json: options.json,
      repeats: true,
      made: { incident: id },
    });
  });
}

async function correct(id: string, options: CorrectOptions): Promise<void> {
  const { knownSince: known } = options;
  const isRetitled = options.title !== undefined || options.titleEn !== undefined;
  if (!isRetitled && known === undefined) {
    throw badUsage(
      'Say what the title should be: --title, --title-en or both. Or since when it is known: --known-since.',
    );
  }
  const knownSince = known === undefined || known === 'none' ? null : readInstantOption(known);
  const expected = options.expect === undefined ? null : readRevision(options.expect);
  await withSession(async ({ context, state }) => {
    const before = state.incidents[id]?.title ?? { pl: '', en: null };
    const outcome = await correctIncident(context, {
      incident: id,
      title: { pl: options.title ?? before.pl, en: options.titleEn ?? before.en },
      translationStands: options.titleEn !== undefined,
      ...(known !== undefined && { knownSince }),
      expected: expected ?? state.revision,
      force: options.force ?? false,
    });
    if (outcome.ok && outcome.state.incidents[id]?.lags) {
      process.stderr.write('The English title lags behind now; --title-en corrects it.\n');
    }
    const what = isRetitled ? `the title of ${id} is corrected` : `since when ${id} is known is corrected`;
    report(outcome, `${what}.`, options.json ?? false);
  });
}

async function list({ json = false }: { json?: boolean }): Promise<void> {
  await withSession(async ({ state }) => {
    if (json) {
      printJson({ revision: state.revision, incidents: formatIncidents(state) });
      return;
    }
    const rows = incidentsOf(state).flatMap(({ id, status, startedAt, title, updates, course }) => [
      [id, `${status ?? 'nothing said'}${course?.isOpen ? ', open' : ''}`, warsawTime(startedAt), title.pl],
      ...updates.map((update) => [
        `  ${update.id}`,
        update.status,
        warsawTime(update.at),
        firstLine(update.body.pl),
      ]),
    ]);
    print(rows.length === 0 ? 'There are no incidents.' : formatTable(rows));
    print(`\nRevision ${state.revision}`);
  });
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
