import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/docs.ts';
import { temporaryFolder } from '../support/folder.ts';

/** A tree in which `npm ci` has just put its packages, that asks for this Node. */
function freshTree(node: string): string {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', engines: { node } }));
  return folder;
}

const bringNode = (tree: string) =>
  spawnSync(process.execPath, ['scripts/bring-node.mjs'], { cwd: tree, encoding: 'utf8' });

test('a Node that is new enough is left alone', () => {
  const tree = freshTree('>=26.4');
  expect(bringNode(tree)).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(join(tree, 'node_modules', '.brought'))).toBe(false);
});

test('what the installation asks for and what the program starts with are the same', () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const program = readFileSync(join(ROOT, 'bin', 'latarnia'), 'utf8');
  expect(`>=${/REQUIRED = '(.+)'/.exec(program)?.[1]}`).toBe(engines.node);
});

test('where it is too old, one is brought where npm’s scripts take it, without what only compilers read', () => {
  const tree = freshTree('>=999');
  expect(bringNode(tree)).toMatchObject({ status: 0, stderr: '' });
  const { stdout } = spawnSync(join(tree, 'node_modules', '.bin', 'node'), ['--version'], {
    encoding: 'utf8',
  });
  const manifest = readFileSync(join(ROOT, 'scripts', 'brought', 'node', 'package.json'), 'utf8');
  const versions = new Set(Object.values(JSON.parse(manifest).optionalDependencies));
  expect([...versions]).toEqual([stdout.trim().slice(1)]);
  const [name = ''] = Object.keys(JSON.parse(manifest).optionalDependencies).filter((one) =>
    existsSync(join(tree, 'node_modules', '.brought', 'node', 'node_modules', one)),
  );
  expect(existsSync(join(tree, 'node_modules', '.brought', 'node', 'node_modules', name, 'include'))).toBe(
    false,
  );
});

test('one whose hash is another is refused, and that is told', () => {
  const tree = freshTree('>=999');
  const lock = join(tree, 'scripts', 'brought', 'node', 'package-lock.json');
  const text = readFileSync(lock, 'utf8').replaceAll(/sha512-.{8}/g, 'sha512-AAAAAAAA');
  writeFileSync(lock, text);
  const { status, stderr } = bringNode(tree);
  expect(status).toBe(1);
  expect(stderr).toContain('npm');
  expect(existsSync(join(tree, 'node_modules', '.bin', 'node'))).toBe(false);
});
