import { Command } from 'commander';
import { applyRefused } from '../actions/apply-refused.ts';
import { cancelIntent } from '../actions/cancel-intent.ts';
import { dismissIntent } from '../actions/dismiss-intent.ts';
import type { RefusedIntent, WaitingIntent } from '../actions/intents.ts';
import { warsawTime } from '../domain/time.ts';
import { actorsIn, nameActorsIn } from '../i18n/actor-names.ts';
import { namesFor } from './actor-names.ts';
import { sayingYes, YES_HELP } from './apply.ts';
import { describeProposal } from './describe-proposal.ts';
import { CliError, formatTable, print, printJson, report } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia scheduled list|cancel|apply|dismiss` */
export function scheduledCommand(): Command {
  const scheduled = new Command('scheduled').description('publications to come: scheduled, or held');
  scheduled
    .command('list')
    .description('those that wait, and those that could not be published')
    .option('--json', 'print JSON')
    .action(listScheduled);
  scheduled
    .command('cancel')
    .description('cancel one; readers never see it')
    .argument('<id>', 'as scheduled list shows it')
    .action(cancelScheduled);
  scheduled
    .command('apply')
    .description('apply one that could not be published, now')
    .argument('<id>', 'as scheduled list shows it')
    .option('--force', 'also over what was changed since')
    .option('--yes', YES_HELP)
    .action(applyScheduled);
  scheduled
    .command('dismiss')
    .description('dismiss one that could not be published')
    .argument('<id>', 'as scheduled list shows it')
    .action(dismissScheduled);
  return scheduled;
}

async function listScheduled(options: { json?: boolean }): Promise<void> {
  await withSession(async ({ app }) => {
    const open = await app.intents.open();
    const nameOf = await namesFor(
      app,
      open.flatMap((intent) => [intent.actor, ...actorsIn(refusalOf(intent))]),
    );
    if (options.json) {
      printJson(open.map((intent) => formatIntent(intent, nameOf(intent.actor))));
      return;
    }
    if (open.length === 0) {
      print('Nothing is scheduled or held.');
      return;
    }
    const rows = open.map((intent) => [
      intent.id,
      `${warsawTime(intent.applyAt)} (${intent.kind === 'hold' ? 'machine' : 'site'})`,
      describeProposal(intent.proposal),
      nameOf(intent.actor),
      intent.status === 'refused' ? `not published: ${nameActorsIn(refusalOf(intent), nameOf)}` : 'waits',
    ]);
    print(formatTable([['id', 'at (clock)', 'what', 'by', ''], ...rows]));
  });
}

function refusalOf(intent: WaitingIntent | RefusedIntent): string {
  return intent.status === 'refused' ? intent.refusal.message : '';
}

function formatIntent(intent: WaitingIntent | RefusedIntent, name: string) {
  const { id, kind, status, applyAt, createdAt, actor, basis, proposal } = intent;
  return {
    id,
    kind,
    status,
    apply_at: applyAt,
    created_at: createdAt,
    actor,
    name,
    basis,
    proposal,
    ...(intent.status === 'refused' ? { refusal: intent.refusal } : {}),
  };
}

async function cancelScheduled(id: string): Promise<void> {
  await withSession(async ({ context }) => {
    const outcome = await cancelIntent(context, id);
    if ('ok' in outcome) throw new CliError(outcome.message, 1);
    print(`Cancelled: ${describeProposal(outcome.proposal)}. Nothing was published.`);
  });
}

async function applyScheduled(id: string, options: { force?: boolean; yes?: boolean }): Promise<void> {
  await withSession(async ({ context }) => {
    const outcome = await applyRefused(sayingYes(context, options.yes), id, {
      force: options.force ?? false,
    });
    report(outcome, 'it is applied.', false);
  });
}

async function dismissScheduled(id: string): Promise<void> {
  await withSession(async ({ context }) => {
    const outcome = await dismissIntent(context, id);
    if (!outcome.ok) throw new CliError(outcome.message, 1);
    print('Dismissed.');
  });
}
