import type { Command } from 'commander';
import { applyProposal } from '../actions/apply-proposal.ts';
import type { ActionContext } from '../actions/context.ts';
import { hold, LONGEST_HOLD } from '../actions/hold.ts';
import type { WaitingIntent } from '../actions/intents.ts';
import type { Proposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { schedule } from '../actions/schedule.ts';
import type { Quiet } from '../domain/events.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { badUsage, print, printJson, refusalError, report } from './output.ts';
import { readInstantOption } from './read.ts';

export interface ApplyOptions {
  at?: string;
  hold?: string;
  reason?: string;
  yes?: boolean;
  json?: boolean;
}

/** Of a change that may be applied quietly. */
export interface QuietOption {
  notify?: boolean | undefined;
}

export function withQuietOption(command: Command): Command {
  return command.option('--no-notify', 'tell nobody by message');
}

/** What was typed of that, as a proposal has it. */
export function readQuietOption({ notify }: QuietOption): Quiet {
  return notify === false ? { notify } : {};
}

/** When and why something is to be applied. */
interface Timing {
  readonly when: 'now' | { readonly at: Instant } | { readonly minutes: number };
  readonly reason: string | null;
  /** Whatever would be asked first is meant. */
  readonly yes: boolean;
}

/** What `--yes` says, of every command that may ask. */
export const YES_HELP = 'do it without being asked whether it is meant';

/** The same context; with `--yes` it has said yes to whatever would be asked. */
export function sayingYes(context: ActionContext, yes = false): ActionContext {
  return yes ? { ...context, confirmed: 'everything' } : context;
}

/** The options of every command that applies a change. */
export function withApplyOptions(command: Command): Command {
  return command
    .option('--at <instant>', 'publish it then, by the site clock: 2021-03-22T18:00 (Warsaw)')
    .option('--hold <minutes>', 'publish it in so many minutes; until then it can be cancelled')
    .option('--reason <text>', 'why, for the log that staff read')
    .option('--yes', YES_HELP)
    .option('--json', 'print JSON');
}

/** @throws bad usage */
export function readTiming({ at, hold: minutes, reason, yes = false }: ApplyOptions): Timing {
  if (at !== undefined && minutes !== undefined) throw badUsage('Write --at or --hold, not both.');
  const when =
    at !== undefined
      ? { at: readInstantOption(at) }
      : minutes !== undefined
        ? { minutes: readMinutes(minutes) }
        : ('now' as const);
  return { when, reason: reason?.trim() || null, yes };
}

function readMinutes(text: string): number {
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= LONGEST_HOLD) return minutes;
  throw badUsage(`A hold lasts from 1 to ${LONGEST_HOLD} minutes, not “${text}”. Write --at for later.`);
}

/** How something that was applied is told. */
interface Told {
  /** It, in a sentence. */
  readonly what: string;
  readonly json?: boolean | undefined;
  /** What was made, by its names, beside the revision. */
  readonly made?: Readonly<Record<string, string>>;
  /** Saying again what was said is no mistake, and changes nothing. */
  readonly repeats?: boolean;
}

/** Applies it now or later, and says so, or throws what was refused. */
export async function applyAs(
  session: ActionContext,
  proposal: Proposal,
  { when, yes }: Timing,
  { what, json = false, made, repeats = false }: Told,
): Promise<void> {
  const context = sayingYes(session, yes);
  if (when === 'now') {
    const outcome = await applyProposal(context, proposal);
    if (repeats && !outcome.ok && outcome.code === 'nothing.changed') {
      const { revision } = await context.log.current();
      if (json) printJson({ revision, changed: false, ...made });
      else print(outcome.message);
    } else if (outcome.ok && json && made) {
      const { revision, safe } = outcome;
      printJson({ revision, changed: true, ...made, ...(safe === undefined ? {} : { safe }) });
    } else {
      report(outcome, what, json);
    }
  } else if ('at' in when) {
    reportIntent(await schedule(context, proposal, when), what, json);
  } else {
    reportIntent(await hold(context, proposal, when), what, json);
  }
}

function reportIntent(outcome: WaitingIntent | Refusal, what: string, json: boolean): void {
  if ('ok' in outcome) throw refusalError(outcome);
  const { id, kind, applyAt } = outcome;
  if (json) printJson({ id, kind, apply_at: applyAt });
  else print(`${kind === 'hold' ? 'Held until' : 'Scheduled for'} ${warsawTime(applyAt)} (${id}): ${what}`);
}
