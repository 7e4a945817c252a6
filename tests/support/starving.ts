import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';

/** In a circle for ever. */
export const CIRCLE = ['sh', '-c', 'while :; do :; done'] as const;

/** A processor that we may use. */
function processor(): string {
  const [, first = '0'] =
    /^Cpus_allowed_list:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return first;
}

/** A program of the system, ended with the test. */
export function running(command: string, ...args: readonly string[]): number {
  const child = spawn(command, args, { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.pid === undefined) throw new Error(`${command} cannot be started`);
  return child.pid;
}

/** Leaves a process what another on its processor does not take, which takes everything: its process id. */
export function starve(pid: number): number {
  const rival = running('taskset', '-c', processor(), ...CIRCLE);
  execFileSync('taskset', ['-acp', processor(), String(pid)]);
  execFileSync('chrt', ['-aip', '0', String(pid)]);
  return rival;
}
