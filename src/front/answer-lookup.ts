import type { IncomingMessage, ServerResponse } from 'node:http';
import { lookup } from '../domain/lookup.ts';
import {
  documentOf,
  type LookupAnswer,
  type LookupResult,
  outcomeOf,
  panelsOf,
  withNewAccount,
} from '../domain/lookup-answer.ts';
import { sayRanges } from '../domain/lookup-time.ts';
import type { LookupDocumentPart, LookupPagePart, SnapshotEntry } from '../publish/snapshot.ts';
import { escapeHtml, fillPieces, shorten } from './fill.ts';
import type { Generation } from './generation.ts';
import { sendMade } from './send-made.ts';
import { siteDay } from './site-day.ts';

/** A part as it was read, once a generation. */
type Part =
  | { readonly kind: 'lookup-page'; readonly part: LookupPagePart }
  | { readonly kind: 'lookup-document'; readonly part: LookupDocumentPart };

const read = new WeakMap<SnapshotEntry, Part>();

/** What is asked: text as it was typed, and whether a second account was said to exist. */
export interface LookupQuestion {
  readonly typed: string;
  readonly hasNewAccount: boolean;
}

/** What a query asks of an address; `null`: nothing. */
export function questionIn(query: URLSearchParams, kind: Part['kind']): LookupQuestion | null {
  const hasNewAccount = query.has('second');
  const typed = query.get('q');
  if (kind === 'lookup-page') return typed === null ? null : { typed, hasNewAccount };
  return { typed: typed ?? query.get('created') ?? '', hasNewAccount };
}

/**
 * Answers the lookup from the generation alone: what was typed gives an outcome, and what is said to that lies ready.
 *
 * @param entry the part that holds it
 */
export async function answerLookup(
  request: IncomingMessage,
  response: ServerResponse,
  generation: Generation,
  entry: SnapshotEntry,
  question: LookupQuestion,
): Promise<void> {
  const ready = generation.answer(entry, ['identity']);
  if (ready?.body == null) throw new Error('a part without bytes');
  const known = read.get(entry) ?? readPart(entry, ready.body);
  read.set(entry, known);
  await sendMade(request, response, ready, makeAnswer(known, question, Date.now()));
}

function readPart({ part: kind }: SnapshotEntry, body: Buffer): Part {
  const part = JSON.parse(body.toString('utf8'));
  return kind === 'lookup-page' ? { kind, part } : { kind: 'lookup-document', part };
}

/** @param wall ms since the epoch */
function makeAnswer({ kind, part }: Part, question: LookupQuestion, wall: number) {
  const { panels, clock, locale } = part;
  const found = lookup(question.typed, { panels, today: siteDay(clock, wall), locale });
  const result = question.hasNewAccount ? withNewAccount(found, panels) : found;
  if (kind === 'lookup-page') return { status: 200, body: fillPage(part, question, result) };
  if (result.kind === 'answer')
    return { status: 200, body: JSON.stringify(documentOf(result, part.material)) };
  return {
    status: 400,
    headers: { 'Content-Type': 'application/problem+json' },
    body: part.problems[outcomeOf(result)] ?? '{}',
  };
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
  const outcome = outcomeOf(result);
  if (result.kind === 'refusal') {
    return fillPieces(part.refusal, { ...form, error: escapeHtml(part.refusals[outcome] ?? '') });
  }
  const { title, why } = part.outcomes[outcome] ?? { title: '', why: [] };
  const panels = panelsOf(result);
  return fillPieces(part.answer, {
    ...form,
    title: escapeHtml(title),
    why: [...sayDays(part, result), ...why].map(escapeHtml).join('</p><p>'),
    candidates: escapeHtml(panels.join(' ')),
    answers: panels.map((panel) => part.answers[panel] ?? '').join(''),
  });
}

/** What is said of the days that were typed, before the reasons. */
function sayDays(
  { edges, period, phrases }: LookupPagePart,
  { understood, edge, candidates }: LookupAnswer,
): string[] {
  if (understood.type === 'period')
    return [period.replace('{ranges}', sayRanges(understood.ranges, phrases))];
  const said = edge === null ? undefined : edges[`${edge} ${candidates[0]}`];
  return said === undefined ? [] : [said];
}
