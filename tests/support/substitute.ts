/**
 * Replaces names in a text by what they stand for here, in one pass: what was put in is never taken for a name, and a
 * name that is the beginning of a longer one or of a longer number is not it.
 *
 * @throws when the text does not hold one of the names
 */
export function substitute(text: string, values: Readonly<Record<string, string>>): string {
  const names = Object.keys(values).sort((x, y) => y.length - x.length);
  for (const name of names) {
    if (!text.includes(name)) throw new Error(`"${name}" does not stand in the text`);
  }
  const pattern = new RegExp(names.map((name) => `(?<!\\w)${RegExp.escape(name)}(?!\\w)`).join('|'), 'g');
  return text.replace(pattern, (name) => values[name] ?? name);
}
