import { writeFileSync } from 'node:fs';
import type { NewIntent } from '../actions/intents.ts';
import type { Proposal } from '../actions/proposal.ts';
import { proposeAgain } from '../actions/propose-again.ts';
import type { LogEvent } from '../domain/events.ts';
import { OPERATOR } from '../domain/staff.ts';
import { warsawTime } from '../domain/time.ts';
import type { LostChanges } from '../store/lost-changes.ts';
import { describeProposal } from './describe-proposal.ts';
import { CliError } from './output.ts';
import { readNamedFile } from './read-named-file.ts';

/** One change that only a lost machine held. */
interface LostChange {
  /** What its event, or the change that waited, was known by: proposing it twice proposes it once. */
  readonly id: string;
  /** Wall clock. */
  readonly at: string;
  readonly by: string;
  /** A line for people. */
  readonly what: string;
  /** Its own words, where it has some. */
  readonly words: string | null;
  /** `null`: it is not to be proposed; `todo` says what else is to be done. */
  readonly proposal: Proposal | null;
  readonly todo: string | null;
}

/** What is written down of an old folder: everything that it held beyond the log that goes on. */
export interface LostFile {
  readonly format: 'latarnia-lost-1';
  readonly log_id: string;
  /** The last revision that both logs have. */
  readonly common: number;
  readonly changes: readonly LostChange[];
}

/** Puts what was lost into words, the oldest first. */
export function tellLost({ logId, common, events, intents }: LostChanges): LostFile {
  const changes = [
    ...events.map((event) => tellEvent(event, common)),
    ...intents.map(({ id, createdAt, actor, proposal, applyAt }) => ({
      id,
      at: createdAt,
      by: actor,
      what: `for ${warsawTime(applyAt)}: ${describeProposal(proposal)}`,
      words: wordsOf(proposal),
      proposal,
      todo: null,
    })),
  ];
  return { format: 'latarnia-lost-1', log_id: logId, common, changes };
}

function tellEvent(event: LogEvent, common: number): LostChange {
  const proposal = proposeAgain(event, common);
  const what = proposal ? describeProposal(proposal) : describeEvent(event);
  return {
    id: event.changeId,
    at: event.recordedAt,
    by: event.actor,
    what: `revision ${event.sequence}: ${what}`,
    words: proposal && wordsOf(proposal),
    proposal,
    todo: proposal ? null : todoOf(event),
  };
}

function wordsOf(proposal: Proposal): string | null {
  if (proposal.verb !== 'update') return null;
  return proposal.kind === 'opening' || proposal.kind === 'retitling' ? proposal.title.pl : proposal.body.pl;
}

function describeEvent({ type, payload }: LogEvent): string {
  if (payload === null) return `${type}, redacted since`;
  switch (type) {
    case 'content.published':
      return `words of ${payload.documents.map(({ path }) => path).join(', ')}`;
    case 'content.withdrawn':
      return `withdrawn: ${payload.paths.join(', ')}`;
    case 'words.published':
      return `words of ${payload.documents.map(({ path }) => path).join(', ')}, written in the browser`;
    case 'words.withdrawn':
      return `withdrawn in the browser: ${payload.withdrawn.map(({ path }) => path).join(', ')}`;
    case 'maintenance.planned':
      return `maintenance ${payload.id}: ${payload.title.pl}`;
    case 'maintenance.changed':
      return `maintenance ${payload.maintenance}, moved, ended or called off`;
    case 'clock.set':
      return payload.mode === 'live' ? 'the site clock, live' : `the site clock, ${payload.instant}`;
    case 'event.redacted':
      return `redaction of revision ${payload.revision}`;
    case 'change.undone':
      return `undo of revision ${payload.revision}, which was lost with it`;
    default:
      return type;
  }
}

function todoOf({ type, payload }: LogEvent): string | null {
  if (payload === null) return null;
  switch (type) {
    case 'content.published':
    case 'content.withdrawn':
      return 'it comes again from the content folder by itself; see that the folder is as it should be';
    case 'words.published':
    case 'words.withdrawn':
      return 'say it again in the browser (/staff/words/), if it is still to be said';
    case 'maintenance.planned':
    case 'maintenance.changed':
      return 'plan or change it again, if that is still to be (/staff/maintenance/)';
    case 'clock.set':
      return `latarnia clock ${payload.mode === 'live' ? 'live' : payload.instant}`;
    case 'event.redacted':
      return `latarnia redact ${payload.revision} --reason "…": what it took out stands in the log again`;
    default:
      return null;
  }
}

/** Readable by its owner alone: it holds what people typed. @throws when there is such a file already */
export function writeLost(file: string, lost: LostFile): void {
  writeFileSync(file, `${JSON.stringify(lost, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

/** @throws CliError when it is no such file */
export function readLost(file: string): LostFile {
  const text = readNamedFile(
    file,
    'what a lost machine held',
    'latarnia join writes such a file, and says its name.',
  );
  const said = parsed(text);
  if (!isLostFile(said)) throw new CliError(`${file} is none of the files that latarnia join writes.`, 1);
  return said;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isLostFile(said: unknown): said is LostFile {
  return (
    typeof said === 'object' &&
    said !== null &&
    'format' in said &&
    said.format === 'latarnia-lost-1' &&
    'changes' in said &&
    Array.isArray(said.changes)
  );
}

/** What can be proposed of it, as changes that wait for a person. */
export function asIntents({
  common,
  changes,
}: LostFile): (NewIntent & { readonly id: string; readonly createdAt: string })[] {
  return changes.flatMap(({ id, at, by, proposal }) =>
    proposal === null
      ? []
      : [
          {
            id,
            createdAt: at,
            kind: 'hold' as const,
            proposal,
            applyAt: at,
            basis: common,
            actor: by,
            authority: OPERATOR,
          },
        ],
  );
}
