import { Command } from 'commander';
import { findElsewhere, removeElsewhere } from '../actions/find-elsewhere.ts';
import { findRepeating } from '../actions/find-repeating.ts';
import type { RefusedIntent, WaitingIntent } from '../actions/intents.ts';
import { findRedactable, redact } from '../actions/redact.ts';
import { type Elsewhere, nameOfElsewhere } from '../domain/elsewhere.ts';
import { estimateCode } from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import { effectOfParts, effectOfRedaction, type RedactionEffect } from '../domain/redaction.ts';
import type { Change, State } from '../domain/state.ts';
import { warsawTime } from '../domain/time.ts';
import { describeProposal } from './describe-proposal.ts';
import { CliError, print, printJson, report } from './output.ts';
import { readRevision } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia redact` */
export function redactCommand(): Command {
  return new Command('redact')
    .description('remove what one publication said, or a part of it, from the log, for ever')
    .argument('<revision>', 'the revision whose content goes')
    .requiredOption('--reason <text>', 'why, without repeating what goes; it stays in the log')
    .option(
      '--part <names...>',
      'only these parts of it: pl/faq/money.md (a document) orders@b (a cell) b (what was said of a panel)',
    )
    .option(
      '--also <what...>',
      'drafts and suggestions that say the same and go with it, as they are named: draft:<id> suggestion:<id>',
    )
    .option('--dry-run', 'only show what would change')
    .option('--json', 'print JSON')
    .action(async (text: string, options: Options) => {
      const revision = readRevision(text);
      const { also = [], part: parts } = options;
      await withSession(async ({ app, context, state }) => {
        const change = redactableAt(state, revision, parts);
        const effect = parts ? effectOfParts(state, change, parts) : effectOfRedaction(state, change);
        const repeating = await findRepeating(context.intents, change);
        const elsewhere = await findElsewhere(app, state, change);
        const names = elsewhere.map(nameOfElsewhere);
        const unknown = also.find((name) => !names.includes(name) || name.startsWith('template:'));
        if (unknown !== undefined) {
          throw new CliError(
            `--also ${unknown}: nothing that can go with it is called so. There is: ${names.join(', ') || 'nothing'}.`,
            1,
          );
        }
        if (options.dryRun && options.json) {
          return printJson({ revision, effect, intents: repeating.map(({ id }) => id), elsewhere: names });
        }
        const lines = [
          ...describeEffect(effect),
          ...repeating.map(describeRepeating),
          ...elsewhere.map(describeElsewhere),
        ];
        if (!options.json) for (const line of lines) print(line);
        if (options.dryRun) return print('Nothing was changed.');
        const outcome = await redact(context, { revision, reason: options.reason, ...(parts && { parts }) });
        if (outcome.ok) await removeElsewhere(app, elsewhere, also);
        report(
          outcome,
          `${parts ? `${parts.join(', ')} in revision ${revision}` : `what revision ${revision} said`} is taken out. Backups made before still hold it: remove them.`,
          options.json ?? false,
        );
      });
    });
}

interface Options {
  readonly reason: string;
  readonly part?: string[];
  readonly also?: string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What lies beside the log goes if it is named; a template is written anew. */
function describeElsewhere(one: Elsewhere): string {
  const name = nameOfElsewhere(one);
  const says = `says “${one.found}” too`;
  switch (one.kind) {
    case 'draft':
      return `a draft of ${one.draft.incident ?? 'an incident to be opened'} ${says}: take it away with --also ${name}`;
    case 'suggestion':
      return `an alert (${one.suggestion.source}) ${says}: take it away with --also ${name}; while it goes on it comes again`;
    case 'template':
      return `the template ${one.document.path} ${says}: change it, then redact what it said before`;
    default:
      return one satisfies never;
  }
}

function redactableAt(state: State, revision: Revision, parts?: readonly string[]): Change {
  const change = findRedactable(state, revision, parts);
  if ('ok' in change) throw new CliError(change.message, 1);
  return change;
}

/** What is to come is not taken out with it. */
function describeRepeating({ id, status, proposal }: WaitingIntent | RefusedIntent): string {
  const what = `${id} (${describeProposal(proposal)})`;
  return status === 'waiting'
    ? `the same words are to be published by ${what}: look at it, and cancel it with scheduled cancel`
    : `the same text is in ${what}, which was not published: look at it, and do not repeat it`;
}

/** What readers will see otherwise: one line each. */
function describeEffect(effect: RedactionEffect): string[] {
  const cell = ({ state, estimate }: RedactionEffect['availability'][number]['now']) =>
    [state, estimateCode(estimate)].filter((part) => part !== null).join(', ');
  const { availability, restoration, incidents, titles, updates, maintenances } = effect;
  const { nextUpdate, republished, copies } = effect;
  const lines = [
    ...availability.map(
      ({ feature, panel, now, fallback }) =>
        `${feature} on ${panel} falls back: ${cell(now)} → ${cell(fallback)}`,
    ),
    ...restoration.map(
      ({ panel, now, fallback }) =>
        `panel ${panel} falls back: ${now.restoration ?? 'not stated'} → ${fallback.restoration ?? 'not stated'}`,
    ),
    ...incidents.map((id) => `incident ${id} leaves the site`),
    ...titles.map(({ id, fallback }) => `the title of ${id} falls back: ${fallback.title.pl}`),
    ...updates.map(({ incident, id, fallback }) =>
      fallback === null
        ? `update ${id} of ${incident} leaves the site`
        : `update ${id} of ${incident} falls back: ${fallback.body.pl}`,
    ),
    ...maintenances.map(({ id, fallback }) =>
      fallback === null
        ? `maintenance ${id} leaves the site`
        : `maintenance ${id} falls back: from ${warsawTime(fallback.from)} until ${warsawTime(fallback.until)}`,
    ),
    ...(nextUpdate
      ? [`the next update falls back: ${promised(nextUpdate.now)} → ${promised(nextUpdate.fallback)}`]
      : []),
    ...(republished.length > 0
      ? [
          republished.length === 1
            ? '1 document that still stands is published again first'
            : `${republished.length} documents that still stand are published again first`,
        ]
      : []),
    ...(copies.length > 0
      ? [`the same text is also in revision ${copies.join(', ')}: redact those as well`]
      : []),
  ];
  return lines.length > 0 ? lines : ['What the site says now does not change.'];
}

function promised(until: string | null): string {
  return until === null ? 'not promised' : warsawTime(until);
}
