import { askedLocale, type Locale, PROBLEM_LOCALE } from '../domain/locale.ts';
import { lookup } from '../domain/lookup.ts';
import {
  documentOf,
  type LookupResult,
  panelsOf,
  type RefusalReason,
  withNewAccount,
} from '../domain/lookup-answer.ts';
import { explainLookup } from '../domain/lookup-explain.ts';
import { siteDay } from '../domain/site-day.ts';
import type { LookupDocumentPart, LookupPagePart, SnapshotEntry } from '../publish/snapshot.ts';
import type { FrontAnswer } from './answers.ts';
import { escapeHtml, fillPieces, shorten } from './fill.ts';
import type { Generation, PrecomputedAnswer } from './generation.ts';
import { madeAnswer } from './made-answer.ts';
import { sayOutdated } from './outdated.ts';
import type { FrontQuestion } from './question.ts';

/** A part as it was read, once a generation. */
type Part =
  | { readonly kind: 'lookup-page'; readonly part: LookupPagePart }
  | { readonly kind: 'lookup-document'; readonly part: LookupDocumentPart };

/** A refusal that no question leads to. */
const UNKNOWN_LANGUAGE = 'lang.unknown';

const read = new WeakMap<SnapshotEntry, Part>();

/** What is asked: text as it was typed, and whether a second account was said to exist. */
interface LookupQuestion {
  readonly typed: string;
  readonly hasNewAccount: boolean;
}

/** What a query asks of an address; `null`: nothing. */
function questionIn(query: URLSearchParams, kind: Part['kind']): LookupQuestion | null {
  const hasNewAccount = query.has('second');
  const typed = query.get('q');
  if (kind === 'lookup-page') return typed === null ? null : { typed, hasNewAccount };
  return { typed: typed ?? query.get('created') ?? '', hasNewAccount };
}

/**
 * The lookup's answer, from the generation alone: what there is to say of each panel lies ready, and the words for the rest.
 *
 * @param wall ms since the epoch
 * @returns `null`: the address is not the lookup's, or nothing was asked
 */
export function lookupAnswer(
  asked: FrontQuestion,
  generation: Generation,
  { path, search }: { readonly path: string; readonly search: string },
  wall: number,
): FrontAnswer | null {
  if (generation.part(path) === undefined) return null;
  const query = new URLSearchParams(search);
  const language = askedLocale(query.get('lang'));
  const found = findPart(generation, path, language);
  if (found === null) return null;
  const { known, ready } = found;
  // A page has its language in its address.
  if (known.kind === 'lookup-document' && language === null) {
    return madeAnswer(asked, ready, {
      ...asProblem(known.part.problems[UNKNOWN_LANGUAGE] ?? ''),
      counted: 'lookup',
    });
  }
  const question = questionIn(query, known.kind);
  // A part of a former build holds other words: until the site is published anew, backstage answers.
  if (question === null || known.part.failures === undefined) return null;
  const spoken = query.has('lang') ? known : (findPart(generation, path, PROBLEM_LOCALE)?.known ?? known);
  const made = makeAnswer(known, question, wall, spoken);
  const isPage = known.kind === 'lookup-page';
  const body = isPage ? sayOutdated(made.body, generation) : made.body;
  return madeAnswer(asked, ready, { ...made, body, counted: 'lookup' });
}

function findPart(generation: Generation, path: string, language: Locale | null) {
  const entry = generation.part(path, language);
  const ready = entry && generation.answer(entry, ['identity']);
  if (!entry || !ready) return null;
  const known = read.get(entry) ?? readPart(entry, ready);
  read.set(entry, known);
  return { known, ready };
}

function readPart({ part: kind }: SnapshotEntry, { body }: PrecomputedAnswer): Part {
  const part = JSON.parse(body?.toString('utf8') ?? '');
  return kind === 'lookup-page' ? { kind, part } : { kind: 'lookup-document', part };
}

/**
 * @param wall ms since the epoch
 * @param spoken where the problems of the document are taken from
 */
function makeAnswer({ kind, part }: Part, question: LookupQuestion, wall: number, spoken: Part) {
  const { panels, clock, locale, failures = [] } = part;
  const found = lookup(question.typed, { panels, today: siteDay(clock, wall), locale, failures });
  const result = question.hasNewAccount ? withNewAccount(found, panels) : found;
  if (kind === 'lookup-page') return { status: 200, body: fillPage(part, question, result) };
  if (result.kind === 'answer') {
    // A snapshot of an older Latarnia names no incidents.
    const material = Object.assign({ incidents: [] }, part.material);
    return { status: 200, body: JSON.stringify(documentOf(result, material)) };
  }
  return asProblem(problemOf(spoken.kind === 'lookup-document' ? spoken.part : part, result.reason));
}

function asProblem(body: string) {
  return { status: 400, headers: { 'Content-Type': 'application/problem+json' }, body };
}

function fillPage(
  part: LookupPagePart,
  { typed, hasNewAccount }: LookupQuestion,
  result: LookupResult,
): string {
  const shown = shorten(typed);
  const query = new URLSearchParams({ q: shown, ...(hasNewAccount ? { second: '1' } : {}) });
  const form = {
    typed: escapeHtml(shown),
    checked: hasNewAccount ? ' checked' : '',
    twin: escapeHtml(`${part.twin}?${query}`),
  };
  const { title, why, help } = explainLookup(result, part.phrases, part.panels);
  if (result.kind === 'refusal') {
    return fillPieces(part.refusal, { ...form, error: escapeHtml([title, help].filter(Boolean).join(' ')) });
  }
  const panels = panelsOf(result);
  return fillPieces(part.answer, {
    ...form,
    title: escapeHtml(title),
    why: why.map(escapeHtml).join('</p><p>'),
    candidates: escapeHtml(panels.join(' ')),
    answers: panels.map((panel) => part.answers[panel] ?? '').join(''),
  });
}

/** @throws when none lies ready: there is one for every reason */
function problemOf({ problems }: LookupDocumentPart, reason: RefusalReason): string {
  const problem = problems[reason];
  if (problem === undefined) throw new Error(`no problem lies ready for the reason "${reason}"`);
  return problem;
}
