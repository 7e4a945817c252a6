import { Command } from 'commander';
import { publishedManifest } from '../backstage/snapshot-state.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { auditLog } from '../store/audit.ts';
import { openDatabase } from '../store/database.ts';
import { CliError, countOf, print, printJson } from './output.ts';

/** `latarnia audit verify` */
export function auditCommand(): Command {
  const audit = new Command('audit').description('whether the log is as it was written');
  audit
    .command('verify')
    .description(
      'recompute the chain over every event and payload, and name the first that was tampered with',
    )
    .option('--json', 'print JSON')
    .action(verify);
  return audit;
}

/** Opens the database by itself: a log that was tampered with is refused everywhere else. */
async function verify(options: { json?: boolean }): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  const database = await openDatabase({
    url: config.databaseUrl,
    authToken: config.databaseAuthToken,
    mayCreate: false,
  });
  try {
    const { events, redacted, head, tampering } = await auditLog(database, publishedManifest(config));
    if (options.json) printJson({ ok: tampering === null, events, redacted, head, tampering });
    if (tampering) throw new CliError(tampering.message, 1);
    if (options.json) return;
    const without = redacted.length === 0 ? '' : `, ${redacted.length} of them redacted`;
    print(
      `${countOf(events, 'event')}${without}: as ${events === 1 ? 'it was' : 'they were'} written. Head ${head}.`,
    );
  } finally {
    database.close();
  }
}
