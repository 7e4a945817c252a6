import type { Receipt } from '../actions/context.ts';
import type { Refusal } from '../actions/refusal.ts';

/** A command that could not do what was asked. Exit code 1: refused; 2: bad usage. */
export class CliError extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function badUsage(message: string): CliError {
  return new CliError(message, 2);
}

export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Without what would steer a terminal: a name may be anything that somebody typed into a form. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Rows → aligned columns, two spaces apart. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What was refused, as a command says it; what is only asked can be said yes to with `--yes`. */
export function refused({ code, message }: Refusal): CliError {
  return new CliError(code === 'confirm.needed' ? `${message} If it is, repeat with --yes.` : message, 1);
}

/** Says what was appended, or throws what was refused. */
export function report(outcome: Receipt | Refusal, what: string, json: boolean): void {
  if (!outcome.ok) throw refused(outcome);
  if (json) printJson({ revision: outcome.revision });
  else print(`Revision ${outcome.revision}: ${what}`);
}
