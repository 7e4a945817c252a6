import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { snapshotFolder } from '../backstage/snapshot-state.ts';
import { wallClock } from '../backstage/wall-clock.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { warsawTime } from '../domain/time.ts';
import { exportSite } from '../publish/export.ts';
import type { ExportManifest } from '../publish/export-manifest.ts';
import { publicKeyOf, signingKey } from '../publish/signature.ts';
import { signingKeyFile } from '../publish/signing-keys.ts';
import { isComplete, type Manifest } from '../publish/snapshot.ts';
import { SnapshotReader } from '../publish/snapshot-reader.ts';
import { verifyExport } from '../publish/verify-export.ts';
import { checkHeaders } from '../store/header-chain.ts';
import { reportOf } from './incident-report.ts';
import { CliError, countOf, print, printJson } from './output.ts';
import { readInstantOption } from './read.ts';
import { KEY_TODO, readNamedFile } from './read-named-file.ts';
import { verifyPage } from './verify-page.ts';

/** How long the rest of a change is waited for that is just being published, and how often it is looked for (ms). */
const COMES_WITHIN = 15_000;
const LOOK_EVERY = 100;

/** `latarnia export` */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the published site as files that any web server can serve, signed')
    .argument('<folder>', 'an empty folder, or an earlier export')
    .option('--json', 'print JSON')
    .action(writeExport);
}

/** `latarnia verify` */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'tell whether an exported folder, or the report of an incident, is whole, stale or tampered with',
    )
    .argument('<folder>', 'an export, or a report; with --at the address of a page')
    .option('--at <instant>', 'tell whether what a page was made from then can be proved: 2021-03-22T18:00')
    .option(
      '--key <file>',
      'the public key it must be signed with (default: this site’s own, else the folder’s)',
    )
    .option('--json', 'print JSON')
    .action(verify);
}

async function writeExport(path: string, options: { json?: boolean }): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  const reader = new SnapshotReader(snapshotFolder(config));
  const manifest = await wholeManifest(reader);
  const folder = resolve(path);
  const { written, limits } = await exportSite(manifest, reader, folder, signingKey(signingKeyFile(config)));
  const pages = Object.keys(manifest.entries).length;
  if (options.json) printJson({ folder, revision: manifest.revision, addresses: pages, written, limits });
  else {
    print(
      `Revision ${manifest.revision}: ${countOf(pages, 'address', 'addresses')} in ${folder}, ${countOf(written, 'file')} written.`,
    );
    for (const { host, says } of limits) print(`Too much for ${host}: ${says}`);
  }
}

/** What is published, none of it about to come. */
async function wholeManifest(reader: SnapshotReader): Promise<Manifest> {
  for (const end = performance.now() + COMES_WITHIN; ; await setTimeout(LOOK_EVERY)) {
    const manifest = reader.current();
    if (!manifest) throw new CliError('Nothing is published yet. Start the site once: latarnia serve', 1);
    if (isComplete(manifest)) return manifest;
    if (performance.now() > end)
      throw new CliError('The last change is published in part only. Start the site once: latarnia serve', 1);
  }
}

async function verify(path: string, options: { key?: string; at?: string; json?: boolean }): Promise<void> {
  if (options.at !== undefined) return verifyPage(path, readInstantOption(options.at), options.json ?? false);
  const folder = resolve(path);
  if (!existsSync(folder)) throw new CliError(`The folder ${folder} does not exist.`, 1);
  if (!statSync(folder).isDirectory())
    throw new CliError(`${folder} is not a folder. Name the export itself.`, 1);
  const verdict = verifyExport(folder, pinnedKey(options.key), wallClock());
  if (verdict.status === 'tampered') {
    if (options.json) printJson(verdict);
    throw new CliError(`Tampered: ${verdict.problems.slice(0, 10).join(' ')}`, 1);
  }
  const { manifest } = verdict;
  const { revision, head, created, valid_until: until } = manifest;
  const report = reportOf(manifest);
  if (report) {
    verifyReport(folder, report, manifest, options.json ?? false);
  } else {
    if (options.json) printJson({ status: verdict.status, revision, head, valid_until: until });
    if (verdict.status === 'stale') {
      throw new CliError(
        `Stale: revision ${revision} of ${warsawTime(created)} was valid until ${until === null ? 'now' : warsawTime(until)}.`,
        1,
      );
    }
    if (!options.json)
      print(
        `Whole: revision ${revision} of ${warsawTime(created)}, valid until ${until === null ? 'something is published' : warsawTime(until)}.`,
      );
  }
  if (!verdict.isPinned && !options.json)
    print('Signed by the key in the folder. To be sure, name the site’s own key with --key.');
}

/** Of a report also whether the headers in it are those of a whole log, up to the head that is signed. */
function verifyReport(
  folder: string,
  { incident, names }: { readonly incident: string; readonly names: boolean },
  { revision, head, created }: ExportManifest,
  json: boolean,
): void {
  const text = readFileSync(join(folder, 'headers.jsonl'), 'utf8');
  const { count, computed, problems } = checkHeaders(text, head, names);
  const status = problems.length > 0 ? 'tampered' : 'whole';
  if (json) printJson({ status, incident, revision, head, headers: count, computed, problems });
  if (status === 'tampered') throw new CliError(`Tampered: ${problems.slice(0, 10).join(' ')}`, 1);
  if (json) return;
  const anew =
    computed === count ? 'each hash computed anew' : `${computed} computed anew, the others have pseudonyms`;
  print(`Whole: the report of ${incident}, revision ${revision} of ${warsawTime(created)}.`);
  print(`${countOf(count, 'header')} of the log, each on the one before, up to ${head}; ${anew}.`);
}

function pinnedKey(file: string | undefined): string | null {
  if (file !== undefined) return readKey(file);
  loadEnvFile(process.cwd());
  const own = signingKeyFile(readConfig(process.env, process.cwd()));
  return existsSync(own) ? publicKeyOf(signingKey(own)) : null;
}

function readKey(file: string): string {
  const text = readNamedFile(file, 'the public key of --key', KEY_TODO);
  try {
    createPublicKey(text);
    return text;
  } catch {
    throw new CliError(`${resolve(file)} holds no public key. ${KEY_TODO}`, 1);
  }
}
