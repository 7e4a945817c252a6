import { Command, CommanderError } from 'commander';
import { readRelease } from '../config/release.ts';
import { ConfigError } from '../config/settings.ts';
import { fileTrouble } from './file-trouble.ts';
import { CliError, printable } from './output.ts';

/** Exit codes: 0 done, 1 refused or failed, 2 bad usage. */
const BAD_USAGE = 2;

/** In the order in which they are listed. What a command needs is loaded when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand(),
  restart: async () => (await import('./restart.ts')).restartCommand(),
  status: async () => (await import('./status.ts')).statusCommand(),
  search: async () => (await import('./search.ts')).searchCommand(),
  flag: async () => (await import('./flag.ts')).flagCommand(),
  panel: async () => (await import('./panel.ts')).panelCommand(),
  confirm: async () => (await import('./confirm.ts')).confirmCommand(),
  incident: async () => (await import('./incident.ts')).incidentCommand(),
  update: async () => (await import('./update.ts')).updateCommand(),
  maintenance: async () => (await import('./maintenance.ts')).maintenanceCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  notify: async () => (await import('./notify.ts')).notifyCommand(),
  undo: async () => (await import('./undo.ts')).undoCommand(),
  scheduled: async () => (await import('./scheduled.ts')).scheduledCommand(),
  redact: async () => (await import('./redact.ts')).redactCommand(),
  audit: async () => (await import('./audit.ts')).auditCommand(),
  token: async () => (await import('./token.ts')).tokenCommand(),
  alone: async () => (await import('./alone.ts')).aloneCommand(),
  clock: async () => (await import('./clock.ts')).clockCommand(),
  content: async () => (await import('./content.ts')).contentCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  verify: async () => (await import('./export.ts')).verifyCommand(),
  nodes: async () => (await import('./nodes.ts')).nodesCommand(),
  promote: async () => (await import('./promote.ts')).promoteCommand(),
  mirror: async () => (await import('./mirror.ts')).mirrorCommand(),
  witness: async () => (await import('./witness.ts')).witnessCommand(),
  key: async () => (await import('./key.ts')).keyCommand(),
  join: async () => (await import('./join.ts')).joinCommand(),
  backup: async () => (await import('./backup.ts')).backupCommand(),
  restore: async () => (await import('./backup.ts')).restoreCommand(),
  upgrade: async () => (await import('./upgrade.ts')).upgradeCommand(),
  user: async () => (await import('./user.ts')).userCommand(),
  subscriber: async () => (await import('./subscriber.ts')).subscriberCommand(),
};

/**
 * Does what was typed after `latarnia`, and says on standard error what went wrong.
 *
 * @returns the exit code
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  const program = await loadProgram(words[0]);
  exitByThrowing(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

/**
 * The whole command line, or the part of it that is called.
 *
 * @param called the name of a command; of any other name, or none, all are loaded
 */
export async function loadProgram(called = ''): Promise<Command> {
  const program = new Command('latarnia')
    .description('The command line of the status site: the same actions as the site.')
    .version(readRelease(), '--version', 'print the version')
    .showHelpAfterError('(add --help to see how it is used)');
  const one = COMMANDS[called];
  for (const load of one ? [one] : Object.values(COMMANDS)) program.addCommand(await load());
  return program;
}

/** Commander would exit by itself with 1 for a misspelt option; here that is bad usage, 2. */
function exitByThrowing(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) exitByThrowing(child);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_USAGE;
  const message = fileTrouble(error) ?? (error instanceof Error ? error.message : String(error));
  process.stderr.write(`${printable(message)}\n`);
  if (error instanceof CliError) return error.exitCode;
  if (error instanceof ConfigError) return BAD_USAGE;
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}
