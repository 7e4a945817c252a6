import { Command } from 'commander';
import { warsawTime } from '../domain/time.ts';
import { clockOf } from '../store/database-clock.ts';
import { NodeTable } from '../store/nodes.ts';
import { finishUpgrade, readUpgrade, type UpgradeState } from '../store/upgrade.ts';
import { CliError, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia upgrade finish` */
export function upgradeCommand(): Command {
  const upgrade = new Command('upgrade').description('take a new release into use on every node');
  upgrade
    .command('finish')
    .description(
      'write what only the new release can read, once every node runs it; until then all goes on side by side with the former one',
    )
    .option('--without <nodes>', 'leave these out, by name or id, with commas: they read no further')
    .option('--yes', 'leave out every old node that was not seen for three minutes')
    .option('--json', 'print JSON')
    .action(finish);
  return upgrade;
}

interface Options {
  readonly without?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

async function finish({ without = '', yes = false, json = false }: Options): Promise<void> {
  const left = without.split(',').map((name) => name.trim());
  await withSession(async ({ app }) => {
    const done = await app.log.transact(async (tables) => {
      const state = await readUpgrade(tables, clockOf(app.config.databaseUrl));
      const inTheWay = state.old.filter(
        ({ node }) => !left.includes(node.name) && !left.includes(node.id) && (node.isLive || !yes),
      );
      if (inTheWay.length > 0) throw new CliError(describe(inTheWay), 1);
      await finishUpgrade(tables);
      return state;
    });
    const nodes = new NodeTable(app.log, clockOf(app.config.databaseUrl));
    for (const { node } of done.old) await nodes.forget(node.id);
    if (json) return printJson({ written: done.gained, without: done.old.map(({ node }) => node.name) });
    print(
      done.gained.length === 0
        ? 'Finished: everything that this release knows was written before already.'
        : `Finished: from now on also ${done.gained.join(', ')}. A former release reads no further from there.`,
    );
  });
}

function describe(old: UpgradeState['old']): string {
  const each = old.map(({ node, unread }) => {
    const seen = node.isLive ? 'runs' : `was last seen at ${warsawTime(node.seenAt)}, with`;
    return `${node.name} (${node.id}) ${seen} ${node.release} and cannot read ${unread.join(', ')}`;
  });
  return `Not finished: ${each.join('; ')}. Upgrade it; or leave it out, and stop it: --without <name>. One that is gone for good: --yes.`;
}
