import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EVENT_TYPES } from '../../../src/domain/events.ts';
import { siteDocuments } from '../../../src/formats/site-documents.ts';
import { readDecisions } from '../../support/decisions.ts';
import {
  anchorsOf,
  codeOf,
  codeSpansOf,
  DOCS,
  linksOf,
  ROOT,
  readDoc,
  tableUnder,
} from '../../support/docs.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

/** What stands between backticks in the documents; of decisions that hold no more, nothing. */
const spans = DOCS.flatMap((path) => {
  const texts =
    path === 'DECISIONS.md'
      ? readDecisions().decisions.flatMap(({ status, text }) => (status === 'superseded' ? [] : [text]))
      : [readDoc(path)];
  return texts.flatMap(codeSpansOf).map((code) => ({ path, code }));
});

const files = globSync(
  ['{bin,db,deploy,docs,public,scripts,src,tests}/**/*.*', '*.*', 'bin/latarnia', '.ci/run'],
  { cwd: ROOT },
);
const names = new Set(files.map((file) => basename(file)));
/** All that is written by hand in the program's languages, but for what looks at documents. */
const code = files
  .filter((file) => /^((src|db|scripts|tests)\/.*|[\w.-]+)\.(ts|astro|mjs|css)$/.test(file))
  .filter((file) => !file.startsWith('tests/unit/docs/'))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');
const SOMETHING = contextOf([
  published(panelDocument('PANEL'), featureDocument('FEATURE')),
  availability([cell('FEATURE', 'PANEL', 'limited')]),
]);
/** What is served: each file of `src/pages` as Astro reads its name, and what the front answers by itself. */
const routes = [
  // The page of the API is made where its address finds it.
  /^(\/en)?\/api\/$/,
  // Short links and the versions of an answer are addresses of answers; promises are a document beside the pages.
  /^(\/en)?\/(f\/[^/]+\/|faq\/[^/]+\/versions\.json)$/,
  /^\/api\/v1\/promises\.json$/,
  ...globSync('src/pages/**/*.{astro,ts}', { cwd: ROOT, exclude: ['src/pages/api/[[]...path].ts'] }).map(
    (file) =>
      new RegExp(
        `^/${file
          .slice('src/pages/'.length)
          .replace(/(index)?\.(astro|ts)$/, '')
          .replaceAll('.', '\\.')
          .replace('[\\.\\.\\.locale]/', '(en/)?')
          .replace(/\[\w+\]/g, '[^/]+')}/?$`,
      ),
  ),
  /^\/(healthz|readyz|metrics)$/,
  // What is no page: of a panel and a feature, and what the build brings.
  ...[...siteDocuments(SOMETHING.state, { ...SOMETHING, securityContacts: ['mailto:x@example.com'] })].map(
    ({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/PANEL|FEATURE/g, '[^/]+')}$`),
  ),
  /^\/embed\.js$/,
  // The public log, and how its name ends after an older one was restored.
  /^\/log\/(checkpoint|keys|former|(tile|records)\/\S+)?$/,
  /^\/after-$/,
];
const words = new Set(code.match(/[\w$]+/g));

describe('what documents name is there', () => {
  const paths = spans.filter(({ code: span }) =>
    /^(\.ci|bin|content|db|deploy|docs|public|scripts|src|tests)\/\S*$/.test(span),
  );
  test.for(paths)('$path: $code', ({ code: span }) => {
    // `<name>` and `*` stand for any.
    const pattern = span
      .replace(/\/$/, '')
      .replace(/<[^>]+>/g, '*')
      .replaceAll('[', '[[]');
    expect(
      pattern.includes('*') ? globSync(pattern, { cwd: ROOT }).length : existsSync(join(ROOT, span)),
    ).toBeTruthy();
  });

  const fileNames = spans.filter(({ code: span }) => /^[\w-]+\.(ts|astro|mjs|css)$/.test(span));
  test.for(fileNames)('$path: the file $code', ({ code: span }) => {
    expect([...names]).toContain(span);
  });

  // `readForm`, `StaffSession`, `LIMITS`, `routes(state)`, `Operation.reach`: what only a program would write like this.
  const identifiers = spans.filter(({ code: span }) =>
    /^(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[A-Z][A-Z_]+|[A-Z]\w*[a-z]\w*\.[a-z]\w*|[a-z]\w*(?=\())(?:\(.*\))?$/.test(
      span,
    ),
  );
  test.for(identifiers)('$path: the name $code', ({ code: span }) => {
    const unknown = span
      .replace(/\(.*$/, '')
      .split('.')
      .filter((word) => !words.has(word));
    expect(unknown).toEqual([]);
  });

  // “`routes` in `src/publish/routes.ts`”, “`src/publish/routes.ts` (`routes`)”.
  const placed = DOCS.flatMap((path) => {
    const markdown = readDoc(path);
    return [
      ...[...markdown.matchAll(/`(\w+)`\sin\s+`((?:src|db|tests)\/[^`]+\.\w+)`/g)].map(([, name, file]) => ({
        name,
        file,
      })),
      ...[...markdown.matchAll(/`((?:src|db|tests)\/[^`]+\.\w+)`\s+\(`(\w+)`/g)].map(([, file, name]) => ({
        name,
        file,
      })),
    ].map(({ name = '', file = '' }) => ({ path, name, file }));
  });
  test.for(placed)('$path: $name stands in $file', ({ name, file }) => {
    expect(readDoc(file)).toMatch(new RegExp(`\\b${name}\\b`));
  });

  // `availability.set`, `database.missing`: a type of event, a code of a refusal or of something that is wrong.
  const codes = spans.filter(({ code: span }) => /^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(span) && !names.has(span));
  test.for(codes.filter(({ code: span }) => !/\.(md|json|db|ics|svg|lock|html|sock)$/.test(span)))(
    '$path: the code $code',
    ({ code: span }) => {
      expect([`'${span}'`, `"${span}"`, `${span}(`].some((literal) => code.includes(literal))).toBe(true);
    },
  );

  // `/panel/b/`, `/staff/tokens/`: an address of the site; folders of a server are none.
  const addresses = spans.filter(
    ({ code: span }) => /^\/[a-z]\S*[^…]$/.test(span) && !/^\/(opt|etc|srv|var|backups)\//.test(span),
  );
  test.for(addresses)('$path: the address $code', ({ code: span }) => {
    const address = span.replace(/\?.*$/, '').replace(/<[^>]+>|…/g, 'x');
    expect(routes.filter((route) => route.test(address))).not.toEqual([]);
  });

  test('and something of each kind is named', () => {
    expect(addresses.length).toBeGreaterThan(20);
    expect(placed.length).toBeGreaterThan(20);
    expect(paths.length).toBeGreaterThan(60);
    expect(fileNames.length).toBeGreaterThan(1);
    expect(identifiers.length).toBeGreaterThan(10);
    expect(codes.length).toBeGreaterThan(40);
  });
});

describe('links lead somewhere', () => {
  const links = DOCS.flatMap((path) => linksOf(readDoc(path)).map((link) => ({ path, link }))).filter(
    ({ link }) => !/^(https?|mailto):/.test(link),
  );
  test.for(links)('$path: $link', ({ path, link }) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    expect(existsSync(join(ROOT, target))).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(readDoc(target))).toContain(anchor);
  });
});

test('docs/architecture.md has every type of event, and nothing more', () => {
  const documented = tableUnder(readDoc('docs/architecture.md'), 'Events').rows.map(([type]) => codeOf(type));
  expect(documented.sort()).toEqual([...EVENT_TYPES].sort());
});
