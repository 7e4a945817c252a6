// Preloaded by every process of a site whose start is measured (bench start): when it began, and what it did when. One JSON line
// for each, in the file that STAGES names.
import { ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const { STAGES } = process.env;
const { send } = process;
const { spawn } = ChildProcess.prototype;
const who = process.argv[1]?.replace(/^.*\/|\.ts$/g, '');

function note(stage, at = performance.timeOrigin + performance.now()) {
  appendFileSync(STAGES, `${JSON.stringify({ pid: process.pid, who, stage, at })}\n`);
}

note('started', performance.timeOrigin);
note('runs');
ChildProcess.prototype.spawn = function (options) {
  const child = options.args.findLast((word) => /\/processes\/\w+\.ts$/.test(word));
  note(`starts ${child?.replace(/^.*\/|\.ts$/g, '') ?? 'node'}`);
  return spawn.call(this, options);
};
if (send) {
  process.send = (...words) => {
    note(words[0]?.kind ?? 'told');
    return send.apply(process, words);
  };
}
