/** The gaps that a form fills from what else stands in it. */
const KNOWN_GAPS = ['panel', 'feature', 'since', 'next'] as const;
type KnownGap = (typeof KNOWN_GAPS)[number];

/** A gap of a template: `{since}`, `{cause}`. */
const GAP = /\{([a-z][a-z0-9-]{0,39})\}/g;

/** The names of the gaps of a text, each once, in their order. @example gapsOf('{panel}: od {since}') // ['panel', 'since'] */
export function gapsOf(text: string): string[] {
  return [...new Set([...text.matchAll(GAP)].flatMap(([, name]) => name ?? []))];
}

/** The text with what is known put into its gaps; what is not known stays a gap. */
export function fillGaps(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(GAP, (gap, name: string) => known.get(name) ?? gap);
}

export function isKnownGap(name: string): name is KnownGap {
  return KNOWN_GAPS.some((one) => one === name);
}
