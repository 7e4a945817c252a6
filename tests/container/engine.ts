import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/docs.ts';

/** What stands in for `debian:bookworm-slim`, and for Node's image made on it: no registry of images is asked. */
const BASE = 'localhost/base';
const NODE_BASE = 'localhost/node-base';
const IMAGE = 'localhost/latarnia';
/** npm's own release, as Node's image has one. */
const NPM = 'npm@11.6.2';
const MIRROR = 'http://deb.debian.org/debian';
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** buildah without a daemon or rights of its own beside root's, over a folder of its own. */
export class Engine {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  run(...args: string[]): string {
    const own = [
      '--storage-driver',
      'vfs',
      '--root',
      join(this.#folder, 'storage'),
      '--runroot',
      join(this.#folder, 'run'),
    ];
    const isolated = { ...process.env, BUILDAH_ISOLATION: 'chroot' };
    return execFileSync('buildah', [...own, ...args], {
      encoding: 'utf8',
      env: isolated,
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 26,
    }).trim();
  }

  /** Debian's own system, in the place of its image. */
  makeBase(): void {
    const system = join(this.#folder, 'base.tar');
    execFileSync('mmdebstrap', ['--variant=minbase', '--quiet', 'bookworm', system, MIRROR]);
    const base = this.run('from', 'scratch');
    this.run('add', base, system, '/');
    this.run('commit', '--rm', base, BASE);
  }

  /** The same with npm and the Node that runs this, in the place of Node's image. */
  makeNodeBase(): void {
    const local = join(this.#folder, 'local');
    execFileSync('npm', ['install', '--global', '--prefix', local, NPM], { stdio: 'ignore' });
    copyFileSync(process.execPath, join(local, 'bin', 'node'));
    const base = this.run('from', '--pull-never', BASE);
    const packages = 'apt-get install -y -qq --no-install-recommends libatomic1 ca-certificates';
    this.run('run', base, '--', 'sh', '-c', `apt-get update -qq && ${packages} >/dev/null`);
    this.run('copy', base, local, '/usr/local');
    if (existsSync(CERTIFICATES)) {
      // What this machine's npm trusts, for a registry that is reached through a proxy.
      this.run('copy', base, CERTIFICATES, CERTIFICATES);
      this.run('config', '--env', `npm_config_cafile=${CERTIFICATES}`, base);
    }
    this.run('commit', '--rm', base, NODE_BASE);
  }

  /** Builds the image as the Containerfile says. */
  build(): void {
    const file = join(ROOT, 'deploy', 'container', 'Containerfile');
    const bases = ['--build-arg', `BASE=${BASE}`, '--build-arg', `NODE_BASE=${NODE_BASE}`];
    this.run(
      'build',
      '--quiet',
      '--format',
      'docker',
      '--layers=false',
      ...bases,
      '-f',
      file,
      '-t',
      IMAGE,
      ROOT,
    );
  }

  /** Lays the image's files out. @returns where */
  unpack(): string {
    return this.run('mount', this.run('from', '--pull-never', IMAGE));
  }

  /** What the image says of itself. */
  describe(): unknown {
    const { Docker } = JSON.parse(this.run('inspect', '--type', 'image', IMAGE));
    return Docker.config;
  }

  /** Lets go of what is laid out. */
  end(): void {
    this.run('umount', '--all');
    this.run('rm', '--all');
  }

  /** Writes the image as a registry takes it: layers compressed by gzip. @returns the folder */
  push(): string {
    const folder = join(this.#folder, 'pushed');
    mkdirSync(folder, { recursive: true });
    this.run('push', '--format', 'v2s2', '--compression-format', 'gzip', IMAGE, `dir:${folder}`);
    return folder;
  }
}
