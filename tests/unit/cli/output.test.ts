import { expect, test, vi } from 'vitest';
import { countOf, formatTable, print, printJson } from '../../../src/cli/output.ts';

test('a name that would steer the terminal is printed as text, and JSON stays what it says', () => {
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  const hostile = 'Ada\u001b]0;pwned\u0007\u009b2J\r';
  print(
    formatTable([
      ['name', 'role'],
      [hostile, 'viewer'],
    ]),
  );
  printJson({ name: hostile });
  write.mockRestore();
  const [table = '', json = ''] = written;
  expect(table).toContain('Ada\\u001b]0;pwned\\u0007\\u009b2J\\u000d  viewer');
  expect(`${table}${json}`).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(JSON.parse(json)).toEqual({ name: hostile });
});

test('what stands in a cell of a table is on its line: no name writes another row, or turns one around', () => {
  const rows = formatTable([
    ['e-mail', 'name', 'role'],
    ['eve@example.com', 'Eve\nadmin@example.com  Root\u2028\u0085\u202e', 'viewer'],
  ]);
  expect(rows.split('\n')).toHaveLength(2);
  expect(rows).toContain('Eve\\u000aadmin@example.com  Root\\u2028\\u0085\\u202e');
});

test('one is counted as one', () => {
  expect([countOf(0, 'event'), countOf(1, 'event'), countOf(2, 'event')]).toEqual([
    '0 events',
    '1 event',
    '2 events',
  ]);
  expect([countOf(1, 'address', 'addresses'), countOf(3, 'address', 'addresses')]).toEqual([
    '1 address',
    '3 addresses',
  ]);
});
