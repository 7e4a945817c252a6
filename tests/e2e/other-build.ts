import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A tree of the program with another build.
 *
 * @param attribute what each of its pages has on its first element
 */
export function copyBuild(root: string, attribute: string): void {
  for (const name of ['bin', 'content', 'db', 'dist', 'src', 'package.json']) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const chunks = join(root, 'dist', 'server', 'chunks');
  const changed = readdirSync(chunks).filter((name) => {
    const source = readFileSync(join(chunks, name), 'utf8');
    const next = source.replace(/<html/g, `<html ${attribute}`);
    if (next !== source) writeFileSync(join(chunks, name), next);
    return next !== source;
  });
  if (changed.length === 0) throw new Error('no page would be another');
}
