import { randomUUID } from 'node:crypto';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import { lookupMaterial } from '../formats/lookup.ts';
import { formatProblem } from '../formats/problem.ts';
import { JSON_HEADERS } from '../formats/respond.ts';
import { PRIVATE } from '../formats/respond-lookup.ts';
import { cutAtMarks } from '../publish/cut.ts';
import type { Rendered } from '../publish/publisher.ts';
import {
  type LookupDocumentPart,
  type LookupPagePart,
  partName,
  type SnapshotEntry,
} from '../publish/snapshot.ts';
import type { ViewContext } from '../views/context.ts';
import { lookupGround, lookupParts, lookupWords, markedLookup, refusalsIn } from '../views/lookup-parts.ts';

/** Renders an address from its data. */
type Render = (path: string, data: unknown) => Promise<Rendered>;

/** What the front makes answers to the lookup's query from. */
interface LookupPart {
  readonly name: string;
  readonly locale: Locale;
  readonly part: NonNullable<SnapshotEntry['part']>;
  /** What decides it. */
  readonly view: (context: ViewContext) => unknown;
  readonly make: (context: ViewContext, render: Render) => Promise<Rendered>;
}

/** The lookup's page and its JSON document, each in each language. */
export const LOOKUP_PARTS: readonly LookupPart[] = LOCALES.flatMap((locale): LookupPart[] => [
  {
    name: partName(localePath(locale, '/lookup/')),
    locale,
    part: 'lookup-page',
    view: lookupParts,
    make: makePage,
  },
  {
    name: partName('/api/v1/lookup', locale === 'pl' ? null : locale),
    locale,
    part: 'lookup-document',
    view: documentView,
    make: async (context) => makeDocument(context),
  },
]);

/** The page is rendered twice, with marks where something is put in: as it answers, and as it refuses. */
async function makePage(context: ViewContext, render: Render): Promise<Rendered> {
  const { view, ...ground } = lookupParts(context);
  const token = randomUUID();
  const mark = (place: string) => `mark-${token}-${place}.`;
  const [answering, refusing] = await Promise.all(
    (['answer', 'refusal'] as const).map((kind) => render(view.action, markedLookup(view, kind, mark))),
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
    ...lookupWords(ground),
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

function documentView(context: ViewContext) {
  return { ...lookupGround(context), material: lookupMaterial(context.state, context.locale) };
}

function makeDocument(context: ViewContext): Rendered {
  const { locale, panels } = lookupGround(context);
  const problems = refusalsIn(locale, panels).map(({ outcome, code, said }) => [
    outcome,
    JSON.stringify(formatProblem(400, code, said)),
  ]);
  const part: LookupDocumentPart = { ...documentView(context), problems: Object.fromEntries(problems) };
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
