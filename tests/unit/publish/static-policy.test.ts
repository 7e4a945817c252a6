import { describe, expect, test } from 'vitest';
import { dividePolicy, withPolicy } from '../../../src/publish/static-policy.ts';

describe('the policy of a page on a host without headers for each', () => {
  test('is divided into what a page can say itself and what it cannot', () => {
    expect(
      dividePolicy("default-src 'self'; frame-ancestors 'none'; script-src 'sha256-a='; report-uri /x"),
    ).toEqual({
      meta: "default-src 'self'; script-src 'sha256-a='",
      header: "frame-ancestors 'none'; report-uri /x",
    });
  });

  test('may lack either half', () => {
    expect(dividePolicy("frame-ancestors 'none';")).toEqual({ meta: null, header: "frame-ancestors 'none'" });
    expect(dividePolicy("default-src 'none'")).toEqual({ meta: "default-src 'none'", header: null });
  });

  test('stands behind the charset and before everything else', () => {
    const html = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head></html>';
    expect(withPolicy(html, `img-src "a&b"`)).toBe(
      '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="img-src &quot;a&amp;b&quot;"><title>x</title></head></html>',
    );
  });

  const META = '<meta http-equiv="Content-Security-Policy" content="x">';
  test.for([
    [
      '<!doctype html><html lang="pl"><head data-x><title>x</title>',
      '<!doctype html><html lang="pl"><head data-x>',
    ],
    ['<!doctype html><html lang="pl"><title>x</title>', '<!doctype html><html lang="pl">'],
    ['<!doctype html>\n<title>x</title>', '<!doctype html>'],
    ['<title>x</title>', ''],
  ] as const)('%s: where its head begins, whether that is written or not', ([html, before]) => {
    expect(withPolicy(html, 'x')).toBe(`${before}${META}${html.slice(before.length)}`);
  });
});
