import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  LOCALES,
  type Locale,
  localePath,
  otherLocale,
  SOURCE_LOCALE,
  splitLocale,
} from '../../../src/domain/locale.ts';
import { filesOf } from '../../support/architecture.ts';

const ROOT = join(import.meta.dirname, '../../..');

test.each<[string, Locale, string]>([
  ['/', 'pl', '/'],
  ['/faq/', 'pl', '/faq/'],
  ['/en/', 'en', '/'],
  ['/en/faq/zażalenie/', 'en', '/faq/zażalenie/'],
  ['/en', 'en', ''],
  ['/pl/faq/', 'pl', '/pl/faq/'],
  ['/english/', 'pl', '/english/'],
  ['/panel/en/', 'pl', '/panel/en/'],
  ['en/faq/', 'pl', 'en/faq/'],
  ['', 'pl', ''],
])('%s speaks %s, of the page %s', (address, locale, path) => {
  expect(splitLocale(address)).toEqual({ locale, path });
});

test.each(LOCALES)('an address in %s says its language and its page', (locale) => {
  for (const path of ['/', '/panel/b/', '/staff/log/'])
    expect(splitLocale(localePath(locale, path))).toEqual({ locale, path });
});

test('each language is the other one’s other', () => {
  for (const locale of LOCALES) {
    expect(otherLocale(locale)).not.toBe(locale);
    expect(otherLocale(otherLocale(locale))).toBe(locale);
  }
});

describe('how addresses tell languages apart stands once', () => {
  const prefixes = LOCALES.filter((one) => one !== SOURCE_LOCALE);

  test('no file but domain/locale.ts spells the start of an address in another language', () => {
    const spelled = new RegExp(
      `["'\`(^?|]\\\\?/(?:\\((?:${prefixes.join('|')})\\\\?/\\)\\?|(?:${prefixes.join('|')})(?:\\\\?/|["'\`)|$]))`,
    );
    const spell = filesOf(ROOT)
      .filter((file) => /\.(ts|astro)$/.test(file) && file !== 'src/domain/locale.ts')
      .filter((file) => spelled.test(withoutComments(readFileSync(join(ROOT, file), 'utf8'))));
    expect(spell).toEqual([]);
  });

  test('nginx knows the same languages', () => {
    const conf = withoutComments(
      readFileSync(join(ROOT, 'deploy/nginx/latarnia.conf'), 'utf8'),
      /^\s*#.*$/gm,
    );
    const start = `(${prefixes.map((one) => `/${one}`).join('|')})?/`;
    const part = `(${prefixes.map((one) => `${one}/`).join('|')})?`;
    // Each place that speaks of a language at all speaks of all of them.
    const places = conf.match(/[^\s"^~]*\((?:[^)]*\b(?:en|pl)\b[^)]*)\)\??\/?/g) ?? [];
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect([start, `/api/v1/${part}`]).toContain(place);
  });
});

function withoutComments(source: string, comment = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm): string {
  return source.replace(comment, '');
}
