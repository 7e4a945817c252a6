import { versionsOf } from '../domain/versions-path.ts';
import type { SnapshotEntry } from '../publish/snapshot.ts';
import type { FrontAnswer } from './answers.ts';
import type { Generation } from './generation.ts';
import { madeAnswer } from './made-answer.ts';
import { sayOutdated } from './outdated.ts';
import type { FrontQuestion } from './question.ts';

/** The published versions of an answer, the newest first; see `formatVersions`. */
interface Versions {
  readonly versions: readonly { readonly from: number; readonly html: string }[];
  readonly older: boolean;
  readonly absent: string;
  readonly unknown: string;
}

/** Where the page of an answer says what is different in it. */
const PLACE = /<div\b[^>]*\bdata-pinned\b[^>]*>/;

/** What is asked of the page of an answer. */
interface Asked {
  readonly path: string;
  /** The query as the address knows it. */
  readonly query: string;
  /** Nobody else answers any more: what is asked beside the revision is left out. */
  readonly isLast: boolean;
}

/**
 * What whoever comes by a link to how an answer read at a revision gets, from what is published.
 *
 * @returns `null`: that was not asked, or is not known here
 */
export function pinnedAnswer(
  question: FrontQuestion,
  generation: Generation,
  entry: SnapshotEntry,
  asked: Asked,
): FrontAnswer | null {
  const ready = generation.answer(entry, ['identity']);
  const page = ready && pinnedPage(generation, ready.body, asked);
  if (!ready || page === null) return null;
  const body = sayOutdated(page, generation);
  return madeAnswer(question, ready, { status: entry.status, body, counted: 'query' });
}

function pinnedPage(
  generation: Generation,
  page: Buffer | null,
  { path, query, isLast }: Asked,
): string | null {
  const given = new URLSearchParams(query);
  const asked = given.get('v');
  if (asked === null || page === null || (given.size > 1 && !isLast)) return null;
  const published = generation.entry(versionsOf(path));
  const json = published && generation.answer(published, ['identity'])?.body?.toString('utf8');
  if (json === undefined) return null;
  const said = saidOf(JSON.parse(json), asked.trim(), generation.manifest.revision);
  return said === null ? null : page.toString('utf8').replace(PLACE, (place) => `${place}${said}`);
}

function saidOf(
  { versions, older, absent, unknown }: Versions,
  asked: string,
  newest: number,
): string | null {
  if (!/^[1-9]\d{0,14}$/.test(asked) || Number(asked) > newest) return unknown;
  const version = versions.find(({ from }) => from <= Number(asked));
  if (version) return version.html;
  return older ? null : absent;
}
