import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config/settings.ts';
import type { FolderFile } from '../domain/folder-files.ts';
import { planPull } from '../domain/pull.ts';
import { textHash } from '../markdown/read.ts';
import { readFolder } from './content-folder.ts';
import { CliError, countOf, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** Where a file may be written: below a language, in folders without a sign that leads out of them. */
const PATH = /^[a-z]{2}(\/[^./\\\0][^/\\\0]*)+\.md$/;

/** `latarnia content pull` */
export async function pullContent({ check = false, json = false }: { check?: boolean; json?: boolean }) {
  await withSession(async ({ app, state }) => {
    const folder = app.config.contentDir;
    const { files } = await readFolder(app.config);
    const plan = planPull(state, files);
    const found = new Map(files.map((file) => [file.path, file]));
    const refused: { path: string; why: string }[] = plan.kept.map((path) => ({
      path,
      why: 'it says what the log has never had, so it stays as it is; latarnia content status says more',
    }));
    const written: string[] = [];
    const removed: string[] = [];
    const aside = new Set(plan.aside);
    const attempt = (path: string, done: string[], work: () => void) => {
      try {
        assertAsRead(folder, path, found.get(path));
        if (!check) {
          if (aside.has(path)) putAside(app.config, path, found.get(path)?.sha256 ?? '');
          work();
        }
        done.push(path);
      } catch (error) {
        refused.push({ path, why: error instanceof Error ? error.message : String(error) });
      }
    };
    for (const { path, source } of plan.write) attempt(path, written, () => write(folder, path, source));
    for (const path of plan.remove) attempt(path, removed, () => unlinkSync(join(folder, path)));
    if (json) printJson({ check, written, removed, refused });
    else {
      for (const path of written) print(`${check ? 'would write' : 'wrote'} ${path}`);
      for (const path of removed) print(`${check ? 'would remove' : 'removed'} ${path}`);
      if (plan.aside.length > 0 && !check) {
        print(`What ${plan.aside.join(', ')} said is kept in ${join(app.config.dataDir, 'content-aside')}.`);
      }
      for (const { path, why } of refused) print(`left ${path}: ${why}`);
    }
    const changed = written.length + removed.length;
    if (refused.length > 0) {
      const left = refused.length === 1 ? 'was left as it is' : 'were left as they are';
      throw new CliError(`${refused.length} of ${countOf(refused.length + changed, 'file')} ${left}.`, 1);
    }
    if (check && changed > 0)
      throw new CliError(
        `${changed === 1 ? '1 file is' : `${changed} files are`} not as the log has ${changed === 1 ? 'it' : 'them'}.`,
        1,
      );
    if (!json && changed === 0) print(`${countOf(files.length, 'file')}, as on the site.`);
  });
}

/** @throws when it is no place for a file, or something else lies there than was read: somebody may be at it */
function assertAsRead(folder: string, path: string, read: FolderFile | undefined): void {
  if (!PATH.test(path)) throw new Error('it is no name of a content file');
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth += 1) {
    const found = lstatSync(join(folder, ...parts.slice(0, depth)), { throwIfNoEntry: false });
    if (found && !found.isDirectory()) throw new Error('it lies behind a link, and links are not followed');
  }
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new Error('a folder, a link or a device lies there');
  const sha256 = found ? textHash(readFileSync(join(folder, path), 'utf8')) : null;
  if (sha256 !== (read?.sha256 ?? null)) throw new Error('it was changed at this moment; pull again');
}

/** Keeps what a file says in the data folder: nobody has it but whoever wrote it. */
function putAside({ contentDir, dataDir }: Config, path: string, sha256: string): void {
  const kept = join(dataDir, 'content-aside', `${path}.${sha256.slice(0, 12)}`);
  mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
  copyFileSync(join(contentDir, path), kept);
}

/** Whole or not at all. */
function write(folder: string, path: string, source: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(beside, source, { flush: true });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
