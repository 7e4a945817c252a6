import type { ComparedFile } from '../actions/ingest-content.ts';
import type { FileCourse } from '../domain/folder-files.ts';

/** So many files are named in one line. */
const NAMED = 5;

/** Whether the log is yet to be told of it. */
export function isNews(course: FileCourse): boolean {
  return course === 'taken' || course === 'withdrawn' || course === 'seen';
}

/** Whether it differs from the log by what was done to it here. */
export function isOpen(course: FileCourse): boolean {
  return course === 'taken' || course === 'withdrawn' || course === 'conflict';
}

/**
 * What differs from the site and is not taken in, for operators; `null`: nothing.
 *
 * @param takes whether this node takes in files
 */
export function describeUntaken(compared: readonly ComparedFile[], takes: boolean): string | null {
  const paths = compared
    .filter(({ course }) => course === 'stale' || (!takes && isOpen(course)))
    .map(({ path }) => path);
  if (paths.length === 0) return null;
  return takes
    ? `${nameSome(paths)}: older than on the site, or not there; nobody changed that here, so the site stays as it is. Bring this folder up to date (latarnia content pull), or say that it is right (latarnia content adopt).`
    : `${nameSome(paths)}: not as on the site, and another node takes in files (latarnia nodes). Change them there, too, or bring this folder up to date (latarnia content pull); INGEST=no if this folder is not kept.`;
}

export function describeUndecided(paths: readonly string[]): string {
  return `${nameSome(paths)}: changed where staff have written something else since; not published until somebody decides (/staff/files/, latarnia content status).`;
}

function nameSome(paths: readonly string[]): string {
  const more = paths.length - NAMED;
  return more > 0 ? `${paths.slice(0, NAMED).join(', ')} and ${more} more` : paths.join(', ');
}
