import { randomUUID } from 'node:crypto';
import { LOCALES, localePath } from '../domain/locale.ts';
import type { LookupMaterial } from '../domain/lookup-answer.ts';
import { lookupMaterial } from '../formats/lookup.ts';
import { formatProblem } from '../formats/problem.ts';
import { JSON_HEADERS } from '../formats/respond.ts';
import { UNKNOWN_LANGUAGE } from '../formats/respond-in.ts';
import { PRIVATE } from '../formats/respond-lookup.ts';
import { lookupPhrases } from '../i18n/lookup.ts';
import { cutAtMarks } from '../publish/cut.ts';
import type { Address } from '../publish/plan.ts';
import type { Rendered } from '../publish/planned.ts';
import { type LookupDocumentPart, type LookupPagePart, partName } from '../publish/snapshot.ts';
import type { ViewContext } from '../views/context.ts';
import {
  type LookupGround,
  type LookupParts,
  lookupGround,
  lookupParts,
  markedLookup,
  refusalsIn,
} from '../views/lookup-parts.ts';
import type { Precomputed } from './page-renderer.ts';

/** What decides the answers to the lookup's query: of its page, and of its JSON document. */
export interface LookupPartData {
  readonly 'lookup-page': LookupParts;
  readonly 'lookup-document': LookupGround & { readonly material: LookupMaterial };
}

/** Renders an address from its data. */
type Render = (path: string, data: Precomputed) => Promise<Rendered>;

/** What the front makes answers to the lookup's query from: of its page and its JSON document, each in each language. */
export const LOOKUP_PARTS: readonly Address<Partial<LookupPartData>>[] = LOCALES.flatMap((locale) => [
  {
    path: partName(localePath(locale, '/lookup/')),
    query: [],
    locale,
    target: '',
    part: 'lookup-page' as const,
    turn: 1,
    view: (context: ViewContext) => ({ 'lookup-page': lookupParts(context) }),
  },
  {
    path: partName('/api/v1/lookup', locale === 'pl' ? null : locale),
    query: [],
    locale,
    target: '',
    part: 'lookup-document' as const,
    turn: 1,
    view: (context: ViewContext) => {
      const material = lookupMaterial(context.state, context.now, context.locale);
      return { 'lookup-document': { ...lookupGround(context), material } };
    },
  },
]);

/** The page is rendered twice, with marks where something is put in: as it answers, and as it refuses. */
export async function makeLookupPage({ view, ...ground }: LookupParts, render: Render): Promise<Rendered> {
  const token = randomUUID();
  const mark = (place: string) => `mark-${token}-${place}.`;
  const [answering, refusing] = await Promise.all(
    (['answer', 'refusal'] as const).map((kind) =>
      render(view.action, { lookup: markedLookup(view, kind, mark) }),
    ),
  );
  if (answering?.status !== 200 || refusing?.status !== 200)
    throw new Error('the page could not be rendered');
  const answer = replaceOnce(
    markChecked(answering, mark),
    `${mark('candidates')}">`,
    `${mark('candidates')}">${mark('answers')}`,
  );
  const part: LookupPagePart = {
    ...ground,
    phrases: lookupPhrases[ground.locale],
    twin: view.page.twin.href,
    answer: cutAtMarks(answer, ['title', 'candidates', 'why', 'answers', 'typed', 'checked', 'twin'], mark),
    refusal: cutAtMarks(markChecked(refusing, mark), ['error', 'typed', 'checked', 'twin'], mark),
    answers: Object.fromEntries(answersIn(answer)),
  };
  return {
    status: 200,
    headers: { ...answering.headers, ...PRIVATE },
    body: Buffer.from(JSON.stringify(part)),
  };
}

function markChecked({ body }: Rendered, mark: (place: string) => string): string {
  return replaceOnce(body.toString('utf8'), 'value="1" checked', `value="1"${mark('checked')}`);
}

/** By panel: what the page holds ready for its script. */
function answersIn(html: string): [panel: string, html: string][] {
  return [...html.matchAll(/<template data-for="([^"]*)"[^>]*>([\s\S]*?)<\/template>/g)].map(
    ([, panel = '', answer = '']) => [panel, answer],
  );
}

/** The answers of the JSON document. */
export function makeLookupDocument(data: LookupPartData['lookup-document']): Rendered {
  const problems = refusalsIn(data.locale, data.panels).map(({ reason, code, said }) => [
    reason,
    JSON.stringify(formatProblem(400, code, said)),
  ]);
  const { code, detail } = UNKNOWN_LANGUAGE;
  const part: LookupDocumentPart = {
    ...data,
    problems: {
      ...Object.fromEntries(problems),
      [code]: JSON.stringify(formatProblem(400, code, detail)),
    },
  };
  return {
    status: 200,
    headers: { ...JSON_HEADERS, ...PRIVATE },
    body: Buffer.from(JSON.stringify(part)),
  };
}

/** @throws when it does not stand there exactly once */
function replaceOnce(text: string, what: string, by: string): string {
  const [before, after, ...more] = text.split(what);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`"${what}" does not stand there once`);
  }
  return `${before}${by}${after}`;
}
