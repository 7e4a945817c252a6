/** A text in the front matter that YAML reads as something else because it stands in no quotes. */
interface Unquoted {
  /** 1-based, in the front matter. */
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** A key with a text on its line, and how far it is indented. */
const TEXT = /^( *)([a-z0-9][\w-]*):[ \t]+(\S.*?)[ \t]*$/;

/**
 * Texts that YAML would cut or swallow without a word: what follows a ` #` is a comment, what follows `&`, `*` or `!` is
 * a name of its own.
 *
 * @example findUnquoted('title: Awaria #12')?.message // 'is cut at “#12”: … put it in quotes: title: "Awaria #12"'
 */
export function findUnquoted(front: string): Unquoted | null {
  let group = '';
  for (const [index, text] of front.split('\n').entries()) {
    const [, indent = '', key = '', value = ''] = TEXT.exec(text) ?? [];
    if (/^[a-z]/.test(text)) group = text.replace(/:.*$/, '');
    if (key === '' || !isText(group, indent, key)) continue;
    const why = whyUnread(value);
    if (why === null) continue;
    const field = indent === '' ? key : `${group}.${key}`;
    return { line: index + 1, field, message: `${why}; ${quoteHint(key, value)}` };
  }
  return null;
}

/** What to write when YAML stumbles over a line; `''`: quotes would not help there. */
export function hintForLine(front: string, line: number): string {
  const lines = front.split('\n');
  const [, indent = '', key = '', value = ''] = TEXT.exec(lines[line - 1] ?? '') ?? [];
  const group = lines.slice(0, line).findLast((one) => /^[a-z]/.test(one)) ?? '';
  return key !== '' && isText(group.replace(/:.*$/, ''), indent, key) ? `; ${quoteHint(key, value)}` : '';
}

/** @example quoteHint('title', 'Awaria: baza') // 'put it in quotes: title: "Awaria: baza"' */
export function quoteHint(key: string, value: string): string {
  const quoted = /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  return `put it in quotes: ${key}: ${quoted}`;
}

function isText(group: string, indent: string, key: string): boolean {
  return indent === '' ? key === 'title' || key === 'short' : group === 'areas' || group === 'uses';
}

function whyUnread(value: string): string | null {
  if (/^["'|>[{]/.test(value)) return null;
  if (/^[&*!]/.test(value)) return `begins with “${value[0]}”, which YAML takes for a sign of its own`;
  const [, cut] = /(?:^|\s)(#.*)$/.exec(value) ?? [];
  return cut === undefined ? null : `is cut at “${cut}”: after a space, “#” begins a comment`;
}
