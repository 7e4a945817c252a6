/** The gaps that a form fills from what else stands in it. */
const KNOWN_GAPS = ['panel', 'feature', 'since', 'next'] as const;
export type KnownGap = (typeof KNOWN_GAPS)[number];

/** A gap of a template: `{since}`, `{cause}`. */
const GAP = /\{([a-z][a-z0-9-]{0,39})\}/g;

/** The names of the gaps of a text, each once, in their order. @example gapsOf('{panel}: od {since}') // ['panel', 'since'] */
export function gapsOf(text: string): string[] {
  return [...new Set([...text.matchAll(GAP)].flatMap(([, name]) => name ?? []))];
}

/** What stands in braces and is no gap, as far as it goes: `{Panel}`, `{a {b}}`, one that is never closed; `null`: nothing. */
export function strayBrace(text: string): string | null {
  const lone = [...text.matchAll(/\{[a-z][a-z0-9-]{0,39}\}|[{}]/g)].find(([token]) => token.length === 1);
  return lone === undefined ? null : (/^.[^}\n]{0,40}\}?/.exec(text.slice(lone.index))?.[0] ?? null);
}

/** Gaps that one language asks for and the other does not. */
export function gapsApart(source: string, translation: string): string[] {
  const [here, there] = [gapsOf(source), gapsOf(translation)];
  return [...here.filter((gap) => !there.includes(gap)), ...there.filter((gap) => !here.includes(gap))];
}

/** The text with what is known put into its gaps; what is not known stays a gap. */
export function fillGaps(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(GAP, (gap, name: string) => known.get(name) ?? gap);
}

export function isKnownGap(name: string): name is KnownGap {
  return KNOWN_GAPS.some((one) => one === name);
}
