import { runProgram } from '../../src/cli/program.ts';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Does what was typed after `latarnia` in this process: one of its own takes longer to start than most commands to run, and
 * its shell could not even pass a NUL on. One after another: what is said meanwhile is taken for the command's.
 *
 * @param environment is added to this process's own while the command runs
 */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const restoreEnvironment = setVariables(environment);
  const stdout = listenTo(process.stdout);
  const stderr = listenTo(process.stderr);
  let code: number;
  try {
    code = await runProgram(words);
  } finally {
    stdout.end();
    stderr.end();
    restoreEnvironment();
  }
  return { code, stdout: stdout.said(), stderr: stderr.said() };
}

function setVariables(variables: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** Keeps what is written for itself. */
function listenTo(stream: NodeJS.WriteStream): { said(): string; end(): void } {
  const { write } = stream;
  let said = '';
  stream.write = (text) => {
    said += String(text);
    return true;
  };
  return {
    said: () => said,
    end: () => {
      stream.write = write;
    },
  };
}
