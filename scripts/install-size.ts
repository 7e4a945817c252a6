// What `npm ci --omit=dev` brings, package by package, where the machine's Node is new enough: installed anew in an empty folder.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measurePackages } from './measure-packages.ts';
import { ROOT, run, say } from './run.ts';

/** Megabytes: what an installation may take. */
const LIMIT = 350;
/** Those that have a line of their own. */
const SHOWN = 24;
const NEEDED = ['package.json', 'package-lock.json', '.npmrc', 'scripts'];

const folder = mkdtempSync(join(tmpdir(), 'latarnia-install-'));
for (const name of NEEDED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
const { code } = await run('npm', ['ci', '--omit=dev'], {
  cwd: folder,
  capture: true,
  // The Node that runs this is the machine's.
  env: { PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}` },
});
if (code === 0) process.exitCode = print() ? 0 : 1;
else process.exitCode = code;
rmSync(folder, { recursive: true, force: true });

/** @returns whether it is light enough */
function print(): boolean {
  const packages = measurePackages(join(folder, 'node_modules'));
  const total = megabytes(packages);
  const rest = packages.slice(SHOWN);
  const lines = [
    '| package | on the disk |\n|---|---|',
    ...packages.slice(0, SHOWN).map((one) => line(one.name, megabytes([one]))),
    line(`${rest.length} others`, megabytes(rest)),
    line('together', total),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (total > LIMIT) say(`npm ci --omit=dev takes ${Math.round(total)} MB: ${LIMIT} are the limit.`);
  return total <= LIMIT;
}

function megabytes(packages: ReturnType<typeof measurePackages>): number {
  return packages.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20;
}

function line(name: string, size: number): string {
  return `| ${name.padEnd(39)} | ${size.toFixed(1).padStart(5)} MB |`;
}
