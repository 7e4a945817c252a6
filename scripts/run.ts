import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface RunOptions {
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder it runs in; the project's, if none is named. */
  readonly cwd?: string;
  /** Keep standard output instead of showing it. */
  readonly capture?: boolean;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
}

/** Runs a program of the project or of the system, and waits for it. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const child = spawn(program, args, {
    cwd: options.cwd ?? ROOT,
    stdio: ['ignore', options.capture ? 'pipe' : 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...options.env,
    },
  });
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (status) => resolve(status ?? 1));
  });
  return { code, stdout };
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
