import { describe, expect, test } from 'vitest';
import { limitsExceeded, type StaticHost } from '../../../src/publish/host-limits.ts';

const MEBIBYTE = 2 ** 20;

/** A folder of so many files of a byte each, and what is given. */
function folderOf(given: {
  readonly files?: number;
  readonly named?: Readonly<Record<string, number>>;
  readonly headers?: string;
  readonly redirects?: string;
}) {
  const { files = 1, named = {}, headers = '', redirects = '' } = given;
  const sizes = new Map(Object.entries(named));
  for (let index = 0; index < files; index += 1) sizes.set(`pages/${index % 10}/${index}.html`, 1);
  return { sizes, headers, redirects };
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const rules = (count: number) => lines(count, (index) => `/${index}\n  X-A: 1`);
const moved = (count: number) => lines(count, (index) => `/old-${index}/ /new/ 301`);

const CLOUDFLARE: StaticHost[] = ['Cloudflare Pages', 'Cloudflare Workers'];

describe('what a static host does not take is told', () => {
  const cases: [string, ReturnType<typeof folderOf>, ReturnType<typeof folderOf>, StaticHost[], RegExp][] = [
    [
      '100 rules of headers',
      folderOf({ headers: rules(100) }),
      folderOf({ headers: rules(101) }),
      CLOUDFLARE,
      /101 rules in _headers, of 100/,
    ],
    [
      '2,000 redirects',
      folderOf({ redirects: moved(2000) }),
      folderOf({ redirects: moved(2001) }),
      CLOUDFLARE,
      /2001 lines in _redirects, of 2000/,
    ],
    [
      'lines of 2,000 characters',
      folderOf({ headers: `/\n${'x'.repeat(2000)}` }),
      folderOf({ headers: `/\n${'x'.repeat(2001)}` }),
      CLOUDFLARE,
      /longer than 2000 characters/,
    ],
    [
      '20,000 files',
      folderOf({ files: 20_000 }),
      folderOf({ files: 20_001 }),
      CLOUDFLARE,
      /20001 files, of 20000/,
    ],
    [
      'files of 25 MiB',
      folderOf({ named: { 'share.png': 25 * MEBIBYTE } }),
      folderOf({ named: { 'share.png': 25 * MEBIBYTE + 1 } }),
      CLOUDFLARE,
      /share\.png has 26214401 bytes/,
    ],
    [
      'files of 100 MB',
      folderOf({ named: { 'a.json': 25 * MEBIBYTE } }),
      folderOf({ named: { 'a.json': 100 * MEBIBYTE + 1 } }),
      [...CLOUDFLARE, 'GitHub Pages'],
      /a\.json has 104857601 bytes/,
    ],
    [
      'names that every system has',
      folderOf({ named: { 'as-of/2021.html': 1 } }),
      folderOf({ named: { 'as-of/12:00.html': 1 } }),
      ['GitHub Pages'],
      /no file called as-of\/12:00\.html/,
    ],
    [
      'names without a query or a fragment',
      folderOf({ named: { 'faq/a.html': 1 } }),
      folderOf({ named: { 'faq/#a.html': 1 } }),
      ['Netlify'],
      /no file called faq\/#a\.html/,
    ],
    [
      'names of 1,024 bytes',
      folderOf({ named: { ['ż'.repeat(512)]: 1 } }),
      folderOf({ named: { ['ż'.repeat(513)]: 1 } }),
      ['Amazon S3'],
      /longer than 1024 bytes/,
    ],
  ];
  test.for(cases)('%s', ([, enough, tooMuch, hosts, says]) => {
    expect(limitsExceeded(enough)).toEqual([]);
    const found = limitsExceeded(tooMuch);
    expect(found.map(({ host }) => host)).toEqual(hosts);
    for (const one of found) expect(one.says).toMatch(says);
  });

  test('so many files in one folder as Netlify takes', () => {
    const sizes = new Map(Array.from({ length: 54_001 }, (_, index) => [`badge/${index}.svg`, 1]));
    const found = limitsExceeded({ sizes, headers: '', redirects: '' });
    expect(found).toContainEqual({ host: 'Netlify', says: '54001 files in /badge/, of 54000 at most.' });
  });
});
