import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutStyles } from './style-sources.ts';

/**
 * The classes and elements that a component's styles name and that stand neither in its markup nor in that of a component
 * or module it is put together from. Names that begin with `is-` are states: data or a script decides about them. What
 * fills a slot may be any element.
 *
 * @param markup of the component and of what it is put together from
 * @example foreignNames('p { .told {} }', '<p></p>') // ['.told']
 */
export function foreignNames(css: string, markup: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/'[^']*'|"[^"]*"/g, "''");
  const selectors = [...plain.matchAll(/([^{};]+)\{/g)]
    .map(([, head = '']) => head.trim())
    .filter((head) => !head.startsWith('@'));
  const classes = selectors.flatMap((selector) => selector.match(/(?<=\.)[a-z][\w-]*/gi) ?? []);
  const elements = selectors.flatMap(
    (selector) =>
      selector
        .replace(/\[[^\]]*\]|::?[\w-]+(\([\s\dn+]+\))?|[.#][\w-]+/g, ' ')
        .match(/(?<![\w-])[a-z][\w-]*/g) ?? [],
  );
  const isSlotted = markup.includes('<slot');
  return [
    ...classes.filter((name) => !name.startsWith('is-') && !standsIn(markup, name)).map((name) => `.${name}`),
    ...elements.filter((name) => !isSlotted && !new RegExp(`<${name}(?![\\w-])`).test(markup)),
  ];
}

/** As it is, or put together: `in-${layout}` for `in-row`. */
function standsIn(markup: string, name: string): boolean {
  const start = name.replace(/[^-]*$/, '');
  return (
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(markup) ||
    (start !== '' && markup.includes(`${start}\${`))
  );
}

/** The markup of a component, and all that it imports in turn from `src/ui` and, for names that data carry, from `src/views`. */
export function wholeMarkup(root: string, file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const source = withoutStyles(readFileSync(join(root, file), 'utf8'));
  const imported = [...source.matchAll(/from '(\.[^']+\.(?:astro|ts))'/g)]
    .map(([, path = '']) => join(dirname(file), path))
    .filter((path) => /^src\/(ui|views)\//.test(path) && existsSync(join(root, path)));
  return [source, ...imported.map((path) => wholeMarkup(root, path, seen))].join('\n');
}
