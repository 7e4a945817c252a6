import { Command } from 'commander';
import { checkKnown } from '../actions/known.ts';
import { createToken, listTokens, revokeToken } from '../actions/tokens.ts';
import { TOKEN_VERBS, type TokenScope } from '../domain/staff.ts';
import { warsawTime } from '../domain/time.ts';
import { TOKEN_LIFE, type Token, tokenPrefix, tokenStatus } from '../domain/token.ts';
import { namesFor } from './actor-names.ts';
import { badUsage, CliError, formatTable, print, printJson } from './output.ts';
import { readList, readOneOf } from './read.ts';
import { withSession } from './session.ts';

interface CreateOptions {
  verbs: string;
  features?: string;
  panels?: string;
  expires?: string;
  json?: boolean;
}

/** `latarnia token create|list|revoke` */
export function tokenCommand(): Command {
  const token = new Command('token').description('tokens with which machines write');
  token
    .command('create')
    .description('create one; it is shown once, and never again')
    .argument('<name>', 'what it is for: the monitoring of Allegro')
    .requiredOption('--verbs <verbs>', `what it may say: ${TOKEN_VERBS.join(',')}`)
    .option('--features <features>', 'of these features alone (default: all)')
    .option('--panels <panels>', 'of these panels alone (default: all)')
    .option('--expires <days>', `how long it is good, such as 30d (at most ${TOKEN_LIFE.longest}d)`, '90d')
    .option('--json', 'print JSON')
    .action(create);
  token
    .command('list')
    .description('every token, with its last use')
    .option('--json', 'print JSON')
    .action(list);
  token
    .command('revoke')
    .description('end one at once')
    .argument('<id>', 'as the list shows it')
    .option('--json', 'print JSON')
    .action(revoke);
  return token;
}

async function create(name: string, options: CreateOptions): Promise<void> {
  const days = readDays(options.expires ?? '');
  const scope: TokenScope = {
    verbs: readList(options.verbs).map((verb) => readOneOf(verb, TOKEN_VERBS, 'verb of a token')),
    features: options.features === undefined ? null : readList(options.features),
    panels: options.panels === undefined ? null : readList(options.panels),
  };
  await withSession(async ({ tokens, state }) => {
    const refusal = checkKnown(state, { features: scope.features ?? [], panels: scope.panels ?? [] });
    if (refusal) throw new CliError(refusal.message, 1);
    const issued = await createToken(tokens, { name, scope, days });
    if ('ok' in issued) throw new CliError(issued.message, 1);
    if (options.json) printJson({ ...describe(issued.token, tokens.now), token: issued.text });
    else print(issued.text);
    process.stderr.write(
      `Keep it now, it is not shown again. It is valid until ${warsawTime(issued.token.expiresAt)}; ` +
        `to end it: latarnia token revoke ${issued.token.id}\n`,
    );
  });
}

async function list(options: { json?: boolean }): Promise<void> {
  await withSession(async ({ app, tokens }) => {
    const found = await listTokens(tokens);
    if ('ok' in found) throw new CliError(found.message, 1);
    const rows = found.map((token) => describe(token, tokens.now));
    if (options.json) {
      const nameOf = await namesFor(
        app,
        found.map(({ createdBy }) => createdBy),
      );
      printJson(rows.map((row) => ({ ...row, created_by_name: nameOf(row.created_by) })));
      return;
    }
    if (rows.length === 0) {
      print('There are no tokens yet: latarnia token create <name> --verbs availability');
      return;
    }
    const columns = rows.map((row) => [
      row.id,
      row.name,
      row.status,
      [row.scope.verbs, row.scope.features, row.scope.panels]
        .map((ids) => ids?.join(',') ?? 'all')
        .join(' · '),
      warsawTime(row.expires_at),
      row.last_used_at === null ? 'never' : warsawTime(row.last_used_at),
    ]);
    print(
      formatTable([
        ['id', 'name', 'status', 'verbs · features · panels', 'expires', 'last used'],
        ...columns,
      ]),
    );
  });
}

async function revoke(id: string, options: { json?: boolean }): Promise<void> {
  await withSession(async ({ tokens }) => {
    const revoked = await revokeToken(tokens, id);
    if ('ok' in revoked) throw new CliError(revoked.message, 1);
    if (options.json) printJson(describe(revoked, tokens.now));
    else print(`Token ${id} (${revoked.name}) is revoked.`);
  });
}

function describe(token: Token, now: string) {
  return {
    id: token.id,
    prefix: tokenPrefix(token.id),
    name: token.name,
    status: tokenStatus(token, now),
    scope: token.scope,
    created_by: token.createdBy,
    created_at: token.createdAt,
    expires_at: token.expiresAt,
    last_used_at: token.lastUsedAt,
    revoked_at: token.revokedAt,
  };
}

function readDays(text: string): number {
  const [, days] = /^([1-9]\d{0,3})d$/.exec(text) ?? [];
  if (days !== undefined) return Number(days);
  throw badUsage(`“${text}” is no number of days. Write 90d.`);
}
