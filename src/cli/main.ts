import { startEarlyFront } from '../processes/early-front.ts';

const words = process.argv.slice(2);
// It loads beside all that follows.
if (words[0] === 'serve') startEarlyFront(words.slice(1), process.env, process.cwd());

const { followOutput } = await import('./output.ts');
const { runProgram } = await import('./program.ts');
const output = followOutput();
process.exitCode = await runProgram(words);
process.once('beforeExit', () => output.close());
