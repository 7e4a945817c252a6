import { Command } from 'commander';
import { vi } from 'vitest';
import { CliError } from '../../src/cli/output.ts';

/**
 * Runs a command of `latarnia` in this process, with what a shell could not even pass on (a NUL).
 *
 * @returns its exit code, and what it said to people
 */
export async function runCommand(
  command: Command,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly said: string }> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const said: string[] = [];
  const write = (text: unknown) => {
    said.push(String(text));
    return true;
  };
  const outputs = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(write),
  );
  try {
    await new Command('latarnia').addCommand(command).parseAsync(words, { from: 'user' });
    return { code: 0, said: said.join('') };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { code: error.exitCode, said: said.join('') + error.message };
  } finally {
    for (const output of outputs) output.mockRestore();
    vi.unstubAllEnvs();
  }
}
