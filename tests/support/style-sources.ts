import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const BLOCK = /<style([^>]*)>([\s\S]*?)<\/style>/g;

/** What is written as style in one file. */
export interface StyleSource {
  /** `src/ui/HomePage.astro` */
  readonly file: string;
  /** The attributes of its `<style>`: `''`, ` is:global`; `null` for a style sheet. */
  readonly attributes: string | null;
  readonly css: string;
}

/** Every style sheet and every style block of `src`. */
export function styleSources(): StyleSource[] {
  return globSync('src/**/*.{astro,css}', { cwd: ROOT })
    .sort()
    .flatMap((file) => styleBlocks(file, readFileSync(join(ROOT, file), 'utf8')));
}

/** @example styleBlocks('A.astro', '<p></p><style>p {}</style>')[0]?.css // 'p {}' */
export function styleBlocks(file: string, source: string): StyleSource[] {
  if (file.endsWith('.css')) return [{ file, attributes: null, css: source }];
  return [...source.matchAll(BLOCK)].map(([, attributes = '', css = '']) => ({ file, attributes, css }));
}

/** The source of a component without its style blocks. */
export function withoutStyles(source: string): string {
  return source.replace(BLOCK, '');
}

/** A declaration as `[property, value]`, or the head of an at-rule as `[@name, prelude]`. */
export type StyleWord = readonly [name: string, value: string];

/**
 * What a style sheet declares and asks for, nested or not. What `@font-face` and `@page` say is of the font and of the paper.
 *
 * @example styleWords('@media print { p { b { gap: 1px } } }') // [['@media', 'print'], ['gap', '1px']]
 */
export function styleWords(css: string): StyleWord[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\/|@(font-face|page)[^{]*\{[^}]*\}/g, '');
  return [...plain.matchAll(/([^{};]+)([{};])/g)].flatMap(([, text = '', end]) => {
    const [, name, value] =
      (end === '{' ? /^\s*(@[\w-]+)\s*([\s\S]*)$/ : /^\s*([\w-]+)\s*:\s*([\s\S]*)$/).exec(text) ?? [];
    return name === undefined || value === undefined
      ? []
      : [[name, value.replaceAll(/\s+/g, ' ').trim()] as const];
  });
}
