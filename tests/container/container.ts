import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What an engine gives a container beside the image: a folder for /data, a user, settings. */
export interface ContainerOptions {
  /** The image's files. */
  readonly root: string;
  readonly data: string;
  readonly user: string;
  readonly env: readonly string[];
  readonly command: readonly string[];
}

/**
 * An engine's part in twelve lines: namespaces of mounts and processes, the root read-only, /tmp in memory, no other group. What
 * runs is the first process there, as in a container: nobody ends it by a signal that it does not take.
 */
const RUN = `
set -e
mount --bind "$ROOT" "$ROOT"
mount --bind "$DATA" "$ROOT/data"
mount -t tmpfs tmpfs "$ROOT/tmp" -o mode=1777
mount -t proc proc "$ROOT/proc"
mount --bind /dev "$ROOT/dev"
mount -o remount,bind,ro "$ROOT"
exec env -i /usr/sbin/chroot --userspec="$CONTAINER_USER" --groups= "$ROOT" /usr/bin/env "$@"
`;

/** A container that runs, or has run. */
export class Container {
  readonly #unshare: ChildProcess;
  readonly #ended: Promise<number | null>;
  /** What it has said, on both of its streams. */
  said = '';

  constructor({ root, data, user, env, command }: ContainerOptions) {
    const own = ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...env, ...command];
    const apart = ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', RUN, 'sh', ...own];
    this.#unshare = spawn('unshare', apart, {
      env: { PATH: process.env.PATH, ROOT: root, DATA: data, CONTAINER_USER: user },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const listen = (text: Buffer) => {
      this.said += text;
    };
    this.#unshare.stdout?.on('data', listen);
    this.#unshare.stderr?.on('data', listen);
    this.#ended = new Promise((resolve) => this.#unshare.once('close', resolve));
  }

  /** Its exit code, once it has ended. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Sends a signal to its first process, as an engine that stops it. */
  signal(signal: NodeJS.Signals): void {
    const { pid } = this.#unshare;
    const first = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
    process.kill(first, signal);
  }

  /** Ends it, whatever it does. */
  kill(): void {
    this.#unshare.kill('SIGKILL');
  }
}
