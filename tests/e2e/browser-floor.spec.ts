import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { type LackedStyle, lackedStyles } from '../support/floor/styles.ts';
import { expect, test } from './site.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What may stand in a style sheet though the floor does not know it, and what its readers have instead. */
const MAY_LACK: readonly (readonly [what: RegExp, where: RegExp, instead: string])[] = [
  [/text-wrap/, /./, 'lines break where they are full'],
  [/font-face/, /override|adjust/, 'letters may move once while the font comes'],
  [/page$|properties\.(page|size)|break-after/, /./, 'on paper: more sheets'],
  [/selectors\.has/, /^:root:has\(\.(panel|features)-page\)/, 'on paper: letters of the usual size'],
  [/selectors\.has/, /^\.use-chips/, 'on paper: all chips'],
  [/selectors\.has/, /:has\(:checked\)/, 'the box alone says that it is ticked'],
  [/selectors\.has/, /^\.mark-panel/, 'the hint stays beside what the button says'],
  [/selectors\.has/, /^\.(matrix\S* td\.notes|promise-line)/, 'an empty line'],
  [/selectors\.has/, /^\.staff-buttons/, 'buttons stand a little higher'],
  [/accent-color|scrollbar-width|cursor|selection|resize|outline/, /./, 'looks as the browser has it'],
  [/scripting/, /./, 'the place of what only scripts show stays empty'],
  [/forced-colors/, /./, 'Safari has no such mode'],
  [/(align-content|place-self)\.start/, /./, 'in grids, the only place where it stands, Safari knows it'],
];

const isOpen = ({ what, where }: LackedStyle) =>
  !MAY_LACK.some(([ofWhat, ofWhere]) => ofWhat.test(what) && ofWhere.test(where));

const tell = ({ what, where, lackedBy }: LackedStyle) => `${what} in "${where}": ${lackedBy.join(', ')}`;

/** The styles of every route that was built, those of staff included. */
function builtStyles(): Set<string> {
  const entry = readFileSync(join(ROOT, 'dist', 'server', 'entry.mjs'), 'utf8');
  const manifest: { routes: { styles: { type: string; content: string }[] }[] } = JSON.parse(
    /deserializeManifest\((\{.*\})\);\n/.exec(entry)?.[1] ?? '{}',
  );
  return new Set(manifest.routes.flatMap(({ styles }) => styles.map(({ content }) => content)));
}

/** The styles of a page as they are sent. */
const stylesIn = (html: string) =>
  [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);

test('no style of any page needs what the oldest helped browsers lack', async ({ site }) => {
  const reader = new SnapshotReader(join(site.dataDir, 'snapshot'));
  const entries = Object.values(reader.current()?.entries ?? {});
  const pages = entries.flatMap(({ headers, variants, part }) => {
    // The pieces that the lookup's pages are put together from; those are looked at below.
    if (part) return [];
    const identity = variants.find(({ encoding }) => encoding === 'identity');
    const isPage = headers.some(([name, value]) => name === 'Content-Type' && value.includes('html'));
    return identity && isPage ? [reader.bytes(identity).toString('utf8')] : [];
  });
  expect(pages.length).toBeGreaterThan(90);
  const signIn = await (await fetch(`${site.url}/staff/sign-in/`)).text();
  const answered = await (await fetch(`${site.url}/lookup/?q=2019`)).text();
  const sent = new Set([...pages, signIn, answered].flatMap(stylesIn));
  const built = builtStyles();
  // Staff pages are built the same way: their styles are there as well.
  expect([...built].join('')).toContain('.chosen-bar');
  expect(sent.size).toBeGreaterThan(5);
  const lacked = [...sent, ...built].flatMap(lackedStyles);
  expect([...new Set(lacked.filter(isOpen).map(tell))]).toEqual([]);
  // What is not needed any more is not excused any more.
  const unused = MAY_LACK.filter(
    ([what, where]) => !lacked.some((one) => what.test(one.what) && where.test(one.where)),
  );
  expect(unused).toEqual([]);
  for (const html of pages) expect(html).not.toMatch(/<[a-z][^>]*\sstyle=/);
});
