import { expect, test, vi } from 'vitest';
import { formatTable, print, printJson } from '../../../src/cli/output.ts';

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
