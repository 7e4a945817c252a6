import { describe, expect, test } from 'vitest';
import { readDescription } from '../../../src/api/openapi/read.ts';
import { formatOpenApi } from '../../../src/api/openapi.ts';
import { TOKEN_VERBS } from '../../../src/domain/staff.ts';
import { PROBLEM_CODES } from '../../../src/formats/problem.ts';
import { operationsIn } from '../../../src/views/openapi-document.ts';
import { codeOf, codeSpansOf, DOCS, readDoc, tableUnder } from '../../support/docs.ts';

const MACHINES = readDoc('docs/machines.md');
const firstOf = (heading: string) => tableUnder(MACHINES, heading).rows.map(([cell]) => codeOf(cell));
const { paths }: { paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> } = formatOpenApi(null);
const operations = operationsIn(readDescription(null));
const pathsOf = (tag: string) =>
  operations.filter(({ operation }) => operation.tags.includes(tag)).map(({ path }) => path);

describe('docs/machines.md', () => {
  test('has every address that is read, and nothing more', () => {
    expect(firstOf('Reading').sort()).toEqual(pathsOf('read').sort());
  });

  test('has every address that is written, with its method and a verb that there is', () => {
    const { rows } = tableUnder(MACHINES, 'Writing');
    expect(firstOf('Writing').sort()).toEqual(pathsOf('write').sort());
    for (const [path, verb, what] of rows) {
      expect(Object.keys(paths[codeOf(path)] ?? {})).toContain(codeOf(what).toLowerCase());
      expect(TOKEN_VERBS).toContain(codeOf(verb));
    }
  });

  test('names whatever else is described, by what its address ends with', () => {
    const named = codeSpansOf(MACHINES).map((code) => code.split(/[\s/]/).at(-1));
    for (const { path, operation } of operations) {
      if (operation.tags.some((tag) => tag === 'read' || tag === 'write')) continue;
      const end = path.split('/').findLast((part) => part !== '');
      expect.soft(named.includes(end) || codeSpansOf(MACHINES).includes(path), path).toBe(true);
    }
  });

  test('has every code of what can be wrong, and nothing more', () => {
    expect(firstOf('What can be wrong').sort()).toEqual([...PROBLEM_CODES].sort());
  });
});

describe('addresses of the API in any document', () => {
  const named = DOCS.flatMap((path) =>
    codeSpansOf(readDoc(path)).flatMap((code) => {
      const address = /(?:^|\s)(\/api\/v1\/[^\s?]+)/.exec(code)?.[1];
      return address === undefined || address.includes('…') ? [] : [{ path, address }];
    }),
  );
  test.for(named)('$path: $address is one', ({ address }) => {
    expect(Object.keys(paths)).toContain(address.replace('/v1/en/', '/v1/'));
  });
});
