import { Command, Option } from 'commander';
import { decideImport, importPast } from '../actions/import-past.ts';
import { LOCALES, type Locale } from '../domain/locale.ts';
import { ZONE } from '../domain/site-day.ts';
import { readCachet } from '../import/cachet.ts';
import { fetchSite, isAddress } from '../import/fetch-site.ts';
import { ImportError } from '../import/import-error.ts';
import type { ImportedSite } from '../import/imported-site.ts';
import { mapSite, readPairs } from '../import/mapping.ts';
import { planImport } from '../import/plan-import.ts';
import { readSourceFiles } from '../import/read-files.ts';
import { isZone } from '../import/read-times.ts';
import { readStatuspage } from '../import/statuspage.ts';
import { describeImport, describeUnmapped } from './describe-import.ts';
import { leaveOutFlawed, unshowable } from './import-flaws.ts';
import { mappingLines, ownSite } from './import-mapping.ts';
import { importSubscribersCommand } from './import-subscribers.ts';
import { badUsage, CliError, print, printJson, refusalError } from './output.ts';
import { readList } from './read.ts';
import { withSession } from './session.ts';

interface ImportOptions {
  map?: string[];
  lang: Locale;
  zone?: string;
  skip?: string;
  skipFlawed?: boolean;
  withStates?: boolean;
  despiteRedaction?: boolean;
  reason?: string;
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** `latarnia import statuspage|cachet|subscribers` */
export function importCommand(): Command {
  const command = new Command('import').description(
    'take over what another status page told, once, and whom it told',
  );
  withOptions(
    command
      .command('statuspage')
      .description('from a page made with Statuspage, or anything that answers as it does')
      .argument('<source>', 'its address, or a file or folder of what its API answered'),
  ).action((source: string, options: ImportOptions) =>
    importFrom(options, async (skip) =>
      readStatuspage(isAddress(source) ? await fetchSite(source) : readSourceFiles(source), skip),
    ),
  );
  withOptions(
    command
      .command('cachet')
      .description('from Cachet')
      .argument('<source>', 'a file or folder of what its API answered')
      .option('--zone <zone>', `the time zone of its times, such as ${ZONE}`, 'UTC'),
  ).action((source: string, options: ImportOptions) => {
    const { zone = 'UTC' } = options;
    if (!isZone(zone)) throw badUsage(`There is no time zone ${zone}. Write one such as ${ZONE}.`);
    return importFrom(options, async (skip) => readCachet(readSourceFiles(source), { zone, skip }));
  });
  command.addCommand(importSubscribersCommand());
  return command;
}

function withOptions(command: Command): Command {
  return command
    .option(
      '--map <pair>',
      'what a component or group is here: "Orders API=orders@b", or a file of such lines; may be repeated',
      (pair: string, before: string[] = []) => [...before, pair],
    )
    .addOption(new Option('--lang <language>', 'the language of its words').choices(LOCALES).default('pl'))
    .option('--skip <ids>', 'incidents and maintenances to leave out, by their ids there, with commas')
    .option('--skip-flawed', 'leave out what readers could not be shown')
    .option('--with-states', 'features without a state get the one that was last stated there')
    .option('--despite-redaction', 'import although an earlier import was taken out of the log as a whole')
    .option('--reason <text>', 'why, for the log that staff read')
    .option('--dry-run', 'show what would be imported, and change nothing')
    .option('--yes', 'import it')
    .option('--json', 'print JSON');
}

async function importFrom(
  options: ImportOptions,
  read: (skip: ReadonlySet<string>) => Promise<ImportedSite>,
): Promise<void> {
  try {
    const site = await read(new Set(readList(options.skip ?? '')));
    await withSession((session) => take(session, site, options));
  } catch (error) {
    throw error instanceof ImportError ? new CliError(error.message, 1) : error;
  }
}

type Session = Parameters<Parameters<typeof withSession>[0]>[0];

async function take(
  { app, context, state }: Session,
  site: ImportedSite,
  options: ImportOptions,
): Promise<void> {
  const { dryRun = false, yes = false, json = false, reason = null } = options;
  const mapping = mapSite(site, ownSite(state), readPairs((options.map ?? []).flatMap(mappingLines)));
  const wish = {
    language: options.lang,
    withStates: options.withStates ?? false,
    reason,
    despiteRedaction: options.despiteRedaction ?? false,
  };
  const plan = planImport(site, mapping, wish);
  if (plan.unmapped.length > 0) throw new CliError(describeUnmapped(plan.unmapped, site), 1);
  const present = { state, now: app.now };
  const sound = leaveOutFlawed(present, plan.past, {
    inspect: context.inspect,
    leaveOut: options.skipFlawed ?? false,
  });
  if ('flawed' in sound) throw new CliError(unshowable(sound.flawed), 1);
  const decided = decideImport(present, context.actor, sound.past);
  if ('ok' in decided) {
    if (decided.code !== 'nothing.changed') throw refusalError(decided);
    if (json) printJson({ revision: state.revision, changed: false });
    else print(decided.message);
    return;
  }
  const remarks = [...plan.remarks, ...sound.remarks];
  if (!json) print(describeImport(state, mapping, sound.past, decided, remarks));
  if (dryRun || !yes) {
    if (json) printJson({ revision: state.revision, changed: false, would: decided, remarks });
    if (dryRun) return;
    throw new CliError('Nothing has been imported yet. If this is right, repeat with --yes.', 1);
  }
  const outcome = await importPast(context, sound.past);
  if (!outcome.ok) throw refusalError(outcome);
  if (json) printJson({ revision: outcome.revision, changed: true, remarks });
  else
    print(`\nRevision ${outcome.revision}: imported. To undo all of it: latarnia undo ${outcome.revision}`);
}
