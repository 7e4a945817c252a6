import { type ComparedFile, compareFolder } from '../actions/ingest-content.ts';
import type { FileCourse } from '../domain/folder-files.ts';
import type { Change, State } from '../domain/state.ts';
import { warsawTime } from '../domain/time.ts';
import { namesFor } from './actor-names.ts';
import { readFolder } from './content-folder.ts';
import { countOf, formatTable, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** A path that differs, and why. */
interface Differing {
  readonly path: string;
  readonly course: Exclude<FileCourse, 'same' | 'seen'>;
  /** Whether the file is in the folder. */
  readonly here: boolean;
  /** The change that made the site say what it says of it; `null`: it says nothing. */
  readonly change: Change | null;
}

/** `latarnia content status` */
export async function showContentStatus({ json = false }: { json?: boolean }): Promise<void> {
  await withSession(async ({ app, state }) => {
    const { files } = await readFolder(app.config);
    const compared = compareFolder(state, files, app.memory.of(state));
    const found = compared.flatMap((one) => differingOf(state, one));
    const nameOf = await namesFor(
      app,
      found.flatMap(({ change }) => change?.actor ?? []),
    );
    const told = found.map((one) => ({ ...one, why: whyOf(one, nameOf) }));
    if (json) {
      return printJson(
        told.map(({ path, course, here, change, why }) => ({
          path,
          course,
          here,
          revision: change?.revision ?? null,
          by: change && nameOf(change.actor),
          at: change?.at ?? null,
          why,
        })),
      );
    }
    if (told.length > 0) print(formatTable(told.map(({ path, course, why }) => [course, path, why])));
    else print(`${countOf(files.length, 'file')}, as on the site.`);
    if (!app.config.ingest) print('INGEST=no: nothing is taken in from this folder.');
  });
}

function differingOf(state: State, { path, sha256, course }: ComparedFile): Differing[] {
  if (course === 'same' || course === 'seen') return [];
  const said = state.documents[path] ?? state.withdrawn[path];
  // Withdrawn, and not here: both say nothing.
  if (sha256 === null && state.documents[path] === undefined) return [];
  const change = said ? (state.changes.find(({ revision }) => revision === said.revision) ?? null) : null;
  return [{ path, course, here: sha256 !== null, change }];
}

function whyOf({ course, here, change }: Differing, nameOf: (actor: string) => string): string {
  const site = change ? siteSays(change, nameOf(change.actor)) : 'not on the site';
  switch (course) {
    case 'taken':
      return `changed here and not taken in yet; ${site}`;
    case 'withdrawn':
      return `removed here and not withdrawn yet; ${site}`;
    case 'behind':
      return here
        ? `not changed here, but the site went on: ${site}; latarnia content pull`
        : `not here: ${site}; latarnia content pull`;
    case 'stale':
      return `${here ? 'older than on the site, or from elsewhere' : 'not here, and nobody removed it here'}: ${site}; latarnia content pull or adopt`;
    case 'conflict':
      return `${here ? 'changed' : 'removed'} here, and on the site as well: ${site}; decide in /staff/files/, or latarnia content adopt`;
    case 'broken':
      return `has a mistake (latarnia content check); ${site}`;
    default:
      return course satisfies never;
  }
}

/** @example siteSays(change, 'Anna') // 'withdrawn by Anna in revision 12 (17.03.2021, 12:00)' */
function siteSays({ type, revision, at, undoes, documents }: Change, who: string): string {
  const isGone = type === 'words.withdrawn' || type === 'content.withdrawn';
  const what =
    undoes === null ? (isGone ? 'withdrawn' : documents.length > 0 ? 'written' : 'changed') : 'undone';
  return `${what} by ${who} in revision ${revision} (${warsawTime(at)})`;
}
