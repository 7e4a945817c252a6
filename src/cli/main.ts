import { followOutput } from './output.ts';
import { runProgram } from './program.ts';

const output = followOutput();
process.exitCode = await runProgram(process.argv.slice(2));
process.once('beforeExit', () => output.close());
