import { vi } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Does what was typed after `latarnia` in this process: one of its own takes longer to start than most commands to run, and
 * its shell could not even pass a NUL on.
 */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const said = { stdout: '', stderr: '' };
  const outputs = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await runProgram(words), ...said };
  } finally {
    for (const output of outputs) output.mockRestore();
    vi.unstubAllEnvs();
  }
}
