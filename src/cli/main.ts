import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config.ts';
import { auditCommand } from './audit.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { clockCommand } from './clock.ts';
import { confirmCommand } from './confirm.ts';
import { contentCommand } from './content.ts';
import { exportCommand, verifyCommand } from './export.ts';
import { flagCommand } from './flag.ts';
import { incidentCommand } from './incident.ts';
import { CliError, printable } from './output.ts';
import { panelCommand } from './panel.ts';
import { redactCommand } from './redact.ts';
import { scheduledCommand } from './scheduled.ts';
import { serveCommand } from './serve.ts';
import { statusCommand } from './status.ts';
import { tokenCommand } from './token.ts';
import { undoCommand } from './undo.ts';
import { updateCommand } from './update.ts';
import { userCommand } from './user.ts';

/** Exit codes: 0 done, 1 refused or failed, 2 bad usage. */
const BAD_USAGE = 2;

const program = new Command('latarnia')
  .description('The command line of the status site: the same actions as the site.')
  .showHelpAfterError('(add --help to see how it is used)');
for (const command of [
  serveCommand(),
  statusCommand(),
  flagCommand(),
  panelCommand(),
  confirmCommand(),
  incidentCommand(),
  updateCommand(),
  undoCommand(),
  scheduledCommand(),
  redactCommand(),
  auditCommand(),
  tokenCommand(),
  clockCommand(),
  contentCommand(),
  exportCommand(),
  verifyCommand(),
  backupCommand(),
  restoreCommand(),
  userCommand(),
]) {
  program.addCommand(command);
}
exitByThrowing(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Commander would exit by itself with 1 for a misspelt option; here that is bad usage, 2. */
function exitByThrowing(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) exitByThrowing(child);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_USAGE;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${printable(message)}\n`);
  if (error instanceof CliError) return error.exitCode;
  if (error instanceof ConfigError) return BAD_USAGE;
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}
