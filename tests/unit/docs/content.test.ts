import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { findDocumentFlaws } from '../../../src/actions/find-document-flaws.ts';
import { LIMITS } from '../../../src/actions/limits.ts';
import { COLLECTIONS } from '../../../src/domain/documents.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { readDocument } from '../../../src/markdown/read.ts';
import { conditionSchemas, sourceSchemas, translationSchema } from '../../../src/markdown/schemas.ts';
import { runCommand } from '../../support/command.ts';
import { codeBlocksOf, codeOf, readDoc, tableUnder } from '../../support/docs.ts';
import { temporaryFolder } from '../../support/folder.ts';

const CONTENT = readDoc('docs/content.md');
const examples = codeBlocksOf(CONTENT).flatMap(({ info, text }) => {
  const [language, path] = info.split(' ');
  return language === 'md' && path !== undefined ? [{ path, source: `${text}\n` }] : [];
});
const read = examples.map(({ path, source }) => ({
  path,
  source,
  result: readDocument(path, source, (document) => findDocumentFlaws(document, inspectMarkdown)),
}));

/** Its front matter has what every document has, and no more. */
const PLAIN: readonly string[] = ['postmortems'];

/** Rows of a table of fields: the field, and what stands for it when it is left out. */
function documented(heading: string): [field: string, leftOut: string][] {
  if (PLAIN.includes(heading)) return [];
  return tableUnder(CONTENT, heading).rows.map(([field, leftOut]) => [codeOf(field), leftOut ?? '']);
}

/** The same as a schema has it. */
function fieldsOf(schema: z.ZodPipe<z.ZodObject>): [field: string, leftOut: string][] {
  return Object.entries(schema.in.shape).map(([field, type]) => {
    const parsed = (type as z.ZodType).safeParse(undefined);
    if (!parsed.success) return [field, 'a mistake'];
    return [field, parsed.data === null ? 'nothing' : `\`${JSON.stringify(parsed.data)}\``];
  });
}

describe('docs/content.md names every field of the front matter, and what stands for it when it is left out', () => {
  const common = documented('In every document');

  test.for(COLLECTIONS)('of %s', (collection) => {
    expect([...common, ...documented(collection)].sort()).toEqual(fieldsOf(sourceSchemas[collection]).sort());
  });

  test('of a translation', () => {
    expect(documented('Translations').sort()).toEqual(fieldsOf(translationSchema).sort());
  });

  test('of a condition', () => {
    const known = conditionSchemas.flatMap((schema) => Object.keys(schema.shape));
    expect(
      tableUnder(CONTENT, 'Conditions')
        .rows.map(([field]) => codeOf(field))
        .sort(),
    ).toEqual([...new Set(known)].sort());
  });

  test('and every limit of what is written', () => {
    const limits = new Map(tableUnder(CONTENT, 'Limits').rows.map(([what, limit]) => [what, limit]));
    const number = (what: string) => Number(limits.get(what)?.split(' ')[0]?.replaceAll(',', ''));
    expect(number('`title`, `short`')).toBe(LIMITS.title);
    expect(LIMITS.short).toBe(LIMITS.title);
    expect(number('the name of an area or a use')).toBe(LIMITS.term);
    expect(number('the Markdown of a document')).toBe(LIMITS.body);
    expect(number("the Markdown of an incident's document")).toBe(LIMITS.report);
    expect(number('blocks and spans in one another')).toBe(LIMITS.nesting);
  });
});

describe('the examples of docs/content.md are a site', () => {
  test.for(read)('$path is read without a complaint', ({ result }) => {
    expect(result).toMatchObject({ ok: true });
  });

  test('of which the check says that the English of all but site.md is missing, and nothing else', async () => {
    const folder = temporaryFolder();
    for (const { path, source } of examples) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    const environment = { CONTENT_DIR: folder, DATA_DIR: join(temporaryFolder(), 'var') };
    const { code, stdout, stderr } = await runCommand(['content', 'check', '--json'], environment);
    const found: { file: string; message: string }[] = JSON.parse(stdout);
    const untranslated = examples
      .map(({ path }) => path)
      .filter((path) => /^pl\/./.test(path) && path !== 'pl/site.md');
    expect(found.map(({ file }) => file).sort()).toEqual(untranslated.sort());
    expect(found.filter(({ message }) => !message.startsWith('has no English'))).toEqual([]);
    expect([code, stderr]).toEqual([
      1,
      `${untranslated.length} things to mend in ${examples.length} files.\n`,
    ]);
  });

  test.for(COLLECTIONS)('in which every field of %s stands somewhere', (collection) => {
    const fronts = read
      .filter(({ path }) => path === `pl/${collection}.md` || path.startsWith(`pl/${collection}/`))
      .map(({ source }) => source);
    const shown = (field: string) => fronts.some((front) => new RegExp(`^${field}:`, 'm').test(front));
    const fields = documented(collection).map(([field]) => field);
    expect(fields.filter((field) => !shown(field))).toEqual([]);
  });
});
