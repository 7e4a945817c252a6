import { readFileSync } from 'node:fs';

/** How often it is looked whether the launcher is still there (ms). */
const LOOK = 200;
/** Between npm and us there is a shell, and an older Node that started a newer one. */
const GENERATIONS = 5;
const PACKAGE_MANAGER = /\b(npm|npx|pnpm|yarn|bun)\b/;

/**
 * Calls `onGone` once when whoever started this process over IPC is gone, also when that was before this call. Without
 * such a parent nothing ever happens.
 */
export function whenParentIsGone(onGone: () => void): void {
  if (process.connected === false) {
    setImmediate(onGone);
    return;
  }
  process.once('disconnect', onGone);
  // Waiting for it alone keeps no process up.
  process.channel?.unref();
}

/**
 * Calls `onGone` once when what somebody started, and we with it, is gone: bin/latarnia under an older Node (over IPC), or
 * `npm start` and `npx latarnia`, which tell nobody when they are killed and leave a shell between. A shell or a service
 * manager that started us directly may go: `nohup latarnia serve &` outlives its terminal.
 */
export function whenLauncherIsGone(onGone: () => void): void {
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    onGone();
  };
  whenParentIsGone(end);
  if (process.env.npm_lifecycle_event === undefined) return;
  const line = lineToPackageManager();
  const timer = setInterval(() => {
    if (line.every(([child, parent]) => parentOf(child) === parent)) return;
    clearInterval(timer);
    end();
  }, LOOK).unref();
}

type Link = readonly [child: number, parent: number];

/** Each process from here up to the package manager, with its parent; the parent alone when it is not found. */
function lineToPackageManager(): Link[] {
  const line: Link[] = [];
  let child = process.pid;
  while (line.length < GENERATIONS) {
    const parent = parentOf(child);
    if (parent === null) break;
    line.push([child, parent]);
    if (PACKAGE_MANAGER.test(commandOf(parent))) return line;
    child = parent;
  }
  return line.slice(0, 1);
}

function parentOf(pid: number): number | null {
  if (pid === process.pid) return process.ppid;
  // The name, in brackets, may hold anything, brackets too.
  const parent = /^.*\)\s+\S+\s+(\d+)/s.exec(readProcess(pid, 'stat'))?.[1];
  return parent === undefined ? null : Number(parent);
}

/** How it was called: `npm start`, `sh -c node bin/latarnia serve`. A shell's words are not its name. */
function commandOf(pid: number): string {
  const [program = '', script = ''] = readProcess(pid, 'cmdline').split('\0');
  return /(^|\/)(node|bun)(\.exe)?$/.test(program) ? script : program;
}

/** Empty where it is gone, or the system shows no processes. */
function readProcess(pid: number, what: 'stat' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
