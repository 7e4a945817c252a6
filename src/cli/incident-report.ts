import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { noteSent } from '../actions/note-sent.ts';
import { wallClock } from '../backstage/wall-clock.ts';
import { OWED_AFTER } from '../domain/authority-clock.ts';
import type { LogEvent } from '../domain/events.ts';
import { recordOf } from '../domain/incident-record.ts';
import { LOCALES } from '../domain/locale.ts';
import { keyOfEvent } from '../domain/occurrence-of-event.ts';
import { pseudonymsOf } from '../domain/pseudonyms.ts';
import { OPERATOR } from '../domain/staff.ts';
import { warsawTime } from '../domain/time.ts';
import { formatHeaders, formatRecord } from '../formats/incident-evidence.ts';
import { formatGuide, formatReport } from '../formats/incident-report.ts';
import { signingKey } from '../publish/signature.ts';
import { writeSignedFolder } from '../publish/signed-folder.ts';
import { signingKeyFile } from '../publish/signing-keys.ts';
import { readLogRows } from '../store/log-rows.ts';
import { readEvents } from '../store/stored-events.ts';
import { incidentReport } from '../views/staff/incident-report.ts';
import { namesFor } from './actor-names.ts';
import { badUsage, CliError, countOf, print, printJson, refusalError } from './output.ts';
import { readInstantOption } from './read.ts';
import { actorName, withSession } from './session.ts';

/** What a report calls itself in what is signed. */
const REPORT = /^incident-report:([^:]+)(:names)?$/;

function reportName(incident: string, names: boolean): string {
  return `incident-report:${incident}${names ? ':names' : ''}`;
}

/** Which incident a signed folder is the report of, and whether with names; `null`: it is none. */
export function reportOf({
  generation,
}: {
  readonly generation: string;
}): { incident: string; names: boolean } | null {
  const [, incident, names] = REPORT.exec(generation) ?? [];
  return incident === undefined ? null : { incident, names: names !== undefined };
}

/** `latarnia incident report` */
export function incidentReportCommand(): Command {
  return new Command('report')
    .description(
      'write down for an authority all that was said of one and corrected, and when: a signed folder',
    )
    .argument('<slug>', 'the end of its address, as incident list shows it')
    .argument('[folder]', 'a new folder (default: incident-<slug>-r<revision>)')
    .option('--names', 'with the names of people, and the reasons that they wrote for the team')
    .option('--json', 'print JSON')
    .action(writeReport);
}

/** `latarnia incident sent` */
export function incidentSentCommand(): Command {
  return new Command('sent')
    .description('note that an authority was sent what it is owed: nobody is reminded of it any more')
    .argument('<slug>', 'the end of its address, as incident list shows it')
    .argument('<hours>', `which: ${OWED_AFTER.join(' or ')} hours after it was known`)
    .option('--at <instant>', 'when it was sent, by the clock of the server (default: now)')
    .option('--reference <text>', 'how the authority calls it')
    .action(note);
}

async function writeReport(
  incident: string,
  path: string | undefined,
  { names = false, json = false }: { names?: boolean; json?: boolean },
): Promise<void> {
  await withSession(async ({ app, state }) => {
    const { revision, logId } = state;
    const { rows, events } = await app.log.use(async (tables) => ({
      rows: await readLogRows(tables, revision),
      events: (await readEvents(tables, 0)).filter(({ sequence }) => sequence <= revision),
    }));
    const record = recordOf(events, incident);
    const head = rows.at(-1)?.hash;
    if (record.length === 0 || head === undefined) {
      throw new CliError(`There is no incident ${incident}. See: latarnia incident list`, 1);
    }
    const folder = resolve(path ?? `incident-${incident}-r${revision}`);
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      throw new CliError(`${folder} is not empty. Name a new folder.`, 1);
    }
    const actors = rows.map(({ actor }) => actor);
    const sent = await app.notices.list();
    const pseudonym = pseudonymsOf([...actors, ...sent.map(({ sentBy }) => sentBy)]);
    const nameOf = names ? await namesFor(app, actors) : pseudonym;
    const wall = wallClock();
    const told = new Map(
      (await app.notifying.toldOf(record.map(keyOfEvent))).map((one) => [one.occurrence, one]),
    );
    const toldOf = (event: LogEvent) => told.get(keyOfEvent(event)) ?? null;
    const source = { incident, toldOf, events, sent, wall, nameOf, withNames: names };
    // The chain can only be made anew from what stands in it.
    const evidence = { incident, nameOf: names ? String : pseudonym, withNames: names };
    const reports = LOCALES.map((locale) =>
      incidentReport({ ...app.viewContext(locale, state), leavesPage: true }, source),
    );
    const files = {
      'index.html': formatGuide(reports, names),
      ...Object.fromEntries(reports.map((report) => [`report.${report.locale}.html`, formatReport(report)])),
      'events.jsonl': formatRecord(record, rows, evidence),
      'headers.jsonl': formatHeaders(rows, evidence.nameOf),
    };
    const about = {
      generation: reportName(incident, names),
      revision,
      log_id: logId,
      head,
      created: wall,
      valid_until: null,
    };
    writeSignedFolder(folder, files, about, signingKey(signingKeyFile(app.config)));
    if (json) printJson({ folder, incident, revision, head, events: record.length });
    else
      print(
        `${countOf(record.length, 'event')} of ${incident}, up to revision ${revision}, in ${folder}. Check it with: latarnia verify ${folder}`,
      );
  });
}

async function note(
  incident: string,
  owed: string,
  { at, reference = '' }: { at?: string; reference?: string },
): Promise<void> {
  const hours = OWED_AFTER.find((one) => String(one) === owed);
  if (hours === undefined)
    throw badUsage(`“${owed}” is none of what is owed. Write ${OWED_AFTER.join(' or ')}.`);
  const sentAt = at === undefined ? null : readInstantOption(at);
  await withSession(async ({ app, state }) => {
    const context = app.noticeContext(actorName(), OPERATOR);
    const outcome = await noteSent(context, state, { incident, hours, sentAt, reference });
    if ('ok' in outcome) throw refusalError(outcome);
    print(
      `Noted: what is owed of ${incident} after ${hours} hours was sent at ${warsawTime(outcome.sentAt)}.`,
    );
  });
}
