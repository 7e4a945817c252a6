import type { AppendResult } from '../actions/ports.ts';
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

/**
 * Sees to it that nothing is thrown when the output cannot be written. Who reads it may have enough (`latarnia … | head`):
 * what a command does is done to its end all the same, and its code says how that went. Anything else (a disk that is
 * full) is said in one line, and the code is 1.
 */
export function followOutput(): { close(): void } {
  let failure: Error | null = null;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') failure ??= error;
  });
  process.stderr.on('error', () => undefined);
  return {
    close: () => {
      if (failure === null) return;
      process.stderr.write(`The output could not be written: ${failure.message}\n`);
      process.exitCode ||= 1;
      failure = null;
    },
  };
}

export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Without what would steer a terminal, or turn words around: a name may be anything that somebody typed into a form. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, escaped);
}

/** A cell of a table: what stands in it cannot look like another row, or another column. */
function onOneLine(text: string): string {
  return printable(text).replace(/[\n\t]/g, escaped);
}

function escaped(one: string): string {
  return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** @example countOf(1, 'event') // '1 event' */
export function countOf(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

/** Rows → aligned columns, two spaces apart. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(onOneLine));
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((row) => row[column]?.length ?? 0)),
  );
  return lines
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What was refused, as a command says it; what is only asked can be said yes to with `--yes`. */
export function refusalError({ code, message }: Refusal): CliError {
  return new CliError(code === 'confirm.needed' ? `${message} If it is, repeat with --yes.` : message, 1);
}

/** Says what was appended, or throws what was refused. */
export function report(outcome: AppendResult | Refusal, what: string, json: boolean): void {
  if (!outcome.ok) throw refusalError(outcome);
  const { revision, safe } = outcome;
  if (json) printJson({ revision, ...(safe === undefined ? {} : { safe }) });
  else print(`Revision ${outcome.revision}: ${what}`);
}
