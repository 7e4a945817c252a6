import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked, type Token, type Tokens } from 'marked';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every document for people, below the root. */
export const DOCS: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'DECISIONS.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A table as it stands under its heading; cells as they are written. */
export interface DocTable {
  readonly heading: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What stands between three backticks; `info`: what follows the first three. */
export interface CodeBlock {
  readonly heading: string;
  readonly info: string;
  readonly text: string;
}

export function readDoc(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A code span is what stands between backticks, without them. */
export function codeSpansOf(markdown: string): string[] {
  return codespans(marked.lexer(markdown));
}

export function tablesOf(markdown: string): DocTable[] {
  return underHeadings(markdown, (token, heading): DocTable[] =>
    isTable(token)
      ? [
          {
            heading,
            header: token.header.map(({ text }) => text),
            rows: token.rows.map((row) => row.map(({ text }) => text)),
          },
        ]
      : [],
  );
}

/** @throws when there is no such table, or more than one */
export function tableUnder(markdown: string, heading: string): DocTable {
  const [table, ...others] = tablesOf(markdown).filter((one) => one.heading === heading);
  if (!table || others.length > 0) throw new Error(`there is not one table under “${heading}”`);
  return table;
}

export function codeBlocksOf(markdown: string): CodeBlock[] {
  return underHeadings(markdown, (token, heading): CodeBlock[] =>
    token.type === 'code' && 'lang' in token && 'text' in token
      ? [{ heading, info: String(token.lang ?? ''), text: String(token.text) }]
      : [],
  );
}

/** The text under each heading, without what stands under the headings below it. */
export function sectionsOf(markdown: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let heading = '';
  for (const token of marked.lexer(markdown)) {
    if (isHeading(token)) heading = token.text;
    else sections.set(heading, (sections.get(heading) ?? '') + token.raw);
  }
  return sections;
}

/** Where links lead. */
export function linksOf(markdown: string): string[] {
  const found: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if ((token.type === 'link' || token.type === 'image') && 'href' in token) found.push(String(token.href));
  });
  return found;
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorsOf(markdown: string): string[] {
  return marked
    .lexer(markdown)
    .filter(isHeading)
    .map(({ text }) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
}

/** The one code span of a cell: `| \`PORT\` | … |` → `PORT`. */
export function codeOf(cell: string | undefined): string {
  return codeSpansOf(cell ?? '')[0] ?? '';
}

function underHeadings<T>(markdown: string, find: (token: Token, heading: string) => T[]): T[] {
  let heading = '';
  return marked.lexer(markdown).flatMap((token) => {
    if (isHeading(token)) heading = token.text;
    return find(token, heading);
  });
}

function codespans(tokens: Token[]): string[] {
  const found: string[] = [];
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'codespan' && 'text' in token) found.push(String(token.text));
  });
  return found;
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}
