import { describe, expect, test } from 'vitest';
import { formatOpenApi } from '../../../src/api/openapi.ts';
import { TOKEN_VERBS } from '../../../src/domain/staff.ts';
import { PROBLEM_CODES } from '../../../src/formats/problem.ts';
import { codeOf, codeSpansOf, DOCS, readDoc, tableUnder } from '../../support/docs.ts';

const MACHINES = readDoc('docs/machines.md');
const firstOf = (heading: string) => tableUnder(MACHINES, heading).rows.map(([cell]) => codeOf(cell));
const { paths }: { paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> } = formatOpenApi(null);
const isWritten = (path: string) => ['put', 'post', 'patch'].some((method) => method in (paths[path] ?? {}));

describe('docs/machines.md', () => {
  test('has every address that is read, and nothing more', () => {
    expect(firstOf('Reading').sort()).toEqual(
      Object.keys(paths)
        .filter((path) => !isWritten(path))
        .sort(),
    );
  });

  test('has every address that is written, with its method and a verb that there is', () => {
    const { rows } = tableUnder(MACHINES, 'Writing');
    expect(firstOf('Writing').sort()).toEqual(Object.keys(paths).filter(isWritten).sort());
    for (const [path, verb, what] of rows) {
      expect(Object.keys(paths[codeOf(path)] ?? {})).toContain(codeOf(what).toLowerCase());
      expect(TOKEN_VERBS).toContain(codeOf(verb));
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
