import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Locale } from '../domain/locale.ts';
import { ZONE } from '../domain/site-day.ts';
import type { Encoding } from '../http/encodings.ts';
import type { MirrorStatus } from '../publish/mirror-status.ts';
import type { Manifest, SnapshotEntry } from '../publish/snapshot.ts';
import { etagOf } from './etag-of.ts';
import { type Generation, notModified, type PrecomputedAnswer } from './generation.ts';

/** How long after a page should say something else by itself it may still say what it says (ms). */
const LATE = 60_000;
/** How long a mirror may hear from no origin before its pages say so (ms). */
const LOST = 5 * 60_000;

/** HTML; `when` is a day and an hour of the site's clock. */
const WORDS: Readonly<Record<Locale, (when: string) => string>> = {
  pl: (when) =>
    `Ta strona pokazuje stan z\u00a0${when}. Od tego czasu nie udało się jej odnowić: coś mogło się zmienić, a\u00a0podane terminy mogły minąć.`,
  en: (when) =>
    `This page shows what was known on ${when}. It could not be renewed since then: things may have changed, and dates that it gives may have passed.`,
};
const LANGUAGE: Readonly<Record<Locale, string>> = { pl: 'pl', en: 'en-GB' };

/**
 * Until when it is certain that what is served is what the site says; `null`: it still is, as far as can be known here. Pages say
 * by when they will say something else, and nobody here can render them anew.
 *
 * @param now wall clock (ms)
 * @returns wall clock (ms)
 */
export function certainUntil(
  { changesAt, created }: Pick<Manifest, 'changesAt' | 'created'>,
  mirror: Pick<MirrorStatus, 'checked'> | null,
  now: number,
): number | null {
  const ends: number[] = [];
  const change = Date.parse(changesAt ?? '');
  if (now - change > LATE) ends.push(change);
  const checked = mirror && Date.parse(mirror.checked ?? created);
  if (checked !== null && now - checked > LOST) ends.push(checked);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The line that says so; empty where there is nothing to be said. */
function noteOn(html: string, generation: Generation): string {
  const { outdated } = generation;
  if (outdated === null) return '';
  const lang = /<html[^>]* lang="?(\w+)/.exec(html)?.[1];
  const locale: Locale = lang === 'en' ? 'en' : 'pl';
  // Days and hours of the site's clock, which a page says how far it is from the machine's.
  const offset = Number(/<html[^>]* data-clock-offset="?(-?\d+)/.exec(html)?.[1] ?? 0);
  const part = (form: Intl.DateTimeFormatOptions) =>
    new Date(outdated + offset).toLocaleString(LANGUAGE[locale], { ...form, timeZone: ZONE });
  const when = `${part({ dateStyle: 'long' })}, ${part({ timeStyle: 'short' })}`;
  return `<p class="offline frame" role="status">${WORDS[locale](when)}</p>`;
}

/** A page as it is to be shown of a generation: with a line above it where it may not be true any more. */
export function sayOutdated(html: string, generation: Generation): string {
  const note = noteOn(html, generation);
  return note === '' ? html : html.replace(/<main\b/, () => `${note}<main`);
}

/** What was made of a generation since it is outdated. */
interface Made {
  readonly outdated: number;
  readonly answers: Map<SnapshotEntry, Map<Encoding, PrecomputedAnswer>>;
}

const made = new WeakMap<Generation, Made>();

/** The answer of an entry that may not be true any more: it says so, under an ETag of its own. Made once. */
export function outdatedAnswer(
  generation: Generation,
  entry: SnapshotEntry,
  answer: PrecomputedAnswer,
): PrecomputedAnswer {
  const { outdated } = generation;
  const type = entry.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  const isPage = type.startsWith('text/html');
  if (outdated === null || !answer.body || !(isPage || /^application\/(\w+\+)?json/.test(type)))
    return answer;
  const before = made.get(generation);
  const { answers } = before?.outdated === outdated ? before : { answers: new Map() };
  made.set(generation, { outdated, answers });
  const known = answers.get(entry)?.get(answer.encoding);
  if (known) return known;
  const fresh = isPage ? withNote(generation, entry, answer) : withHeader(answer, answer.etag, answer.body);
  answers.set(entry, (answers.get(entry) ?? new Map()).set(answer.encoding, fresh));
  return fresh;
}

function withNote(
  generation: Generation,
  entry: SnapshotEntry,
  answer: PrecomputedAnswer,
): PrecomputedAnswer {
  const html = generation.answer(entry, ['identity'])?.body?.toString('utf8') ?? '';
  const body = compress(Buffer.from(sayOutdated(html, generation)), answer.encoding);
  return withHeader(answer, etagOf(`${answer.etag} ${generation.outdated}`), body);
}

function withHeader(answer: PrecomputedAnswer, etag: string, body: Buffer): PrecomputedAnswer {
  const replace = (headers: readonly string[]) => {
    const changed = headers.map((value, index) => {
      const name = headers[index - 1];
      if (index % 2 === 0) return value;
      return name === 'ETag' ? etag : name === 'Content-Length' ? String(body.length) : value;
    });
    return [...changed, 'Latarnia-Degraded', 'outdated'];
  };
  const { headers, counted } = answer;
  return {
    ...answer,
    headers: replace(headers),
    notModified: answer.notModified && notModified(replace(answer.notModified.headers), counted),
    etag: answer.etag === '' ? '' : etag,
    body,
  };
}

function compress(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') {
    return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  }
  return encoding === 'gzip' ? gzipSync(body) : body;
}
