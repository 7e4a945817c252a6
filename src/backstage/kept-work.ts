import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../config/folders.ts';
import { sha256 } from '../publish/snapshot-writer.ts';

/** Everything that decides what a work comes to: under another ground it is done anew. */
export type Ground = readonly unknown[];

/**
 * What was kept of a work that was done on this very ground; `null`: nothing is, it was done on another one, or what was kept is
 * not whole. It can be taken once: whoever ends without an orderly farewell leaves nothing to be believed.
 */
export function takeWork(file: string, ground: Ground): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const work = text.slice(end + 1);
    return end > 0 && text.slice(0, end) === sealOf(ground, work) ? work : null;
  } catch {
    return null;
  } finally {
    forgetWork(file);
  }
}

/** Keeps a work for whoever starts next. Where that cannot be, it is done anew. */
export function keepWork(file: string, ground: Ground, work: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, `${sealOf(ground, work)}\n${work}`);
    renameSync(beside, file);
  } catch {
    forgetWork(beside);
  }
}

function forgetWork(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not believed on another ground, and not on this one once something was said.
  }
}

/** What works beside the build: the packages it goes by, and Node with what it knows of languages and time zones. */
export function readSurroundings(root = ROOT): Ground {
  const files = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return [process.versions, locale, timeZone, ...files.map((file) => hashOf(join(root, file)))];
}

function hashOf(file: string): string | null {
  try {
    return sha256(readFileSync(file));
  } catch {
    return null;
  }
}

/** Of both: it holds for no other ground, and for nothing of which a byte is another. */
function sealOf(ground: Ground, work: string): string {
  return sha256(`${JSON.stringify(ground)}\n${work}`);
}
