/** What only a header can say (CSP level 3, 3.3). */
const HEADER_ONLY = /^(frame-ancestors|report-uri|sandbox)\b/;

/** A page's policy, divided for hosts that cannot send a header of its own with each page. */
interface DividedPolicy {
  /** For the page itself; `null`: nothing. */
  readonly meta: string | null;
  /** What stays in the header; `null`: nothing. */
  readonly header: string | null;
}

/** @example dividePolicy("default-src 'self'; frame-ancestors 'none'") // { meta: "default-src 'self'", header: "frame-ancestors 'none'" } */
export function dividePolicy(policy: string): DividedPolicy {
  const parts = policy
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const join = (some: readonly string[]) => (some.length === 0 ? null : some.join('; '));
  return {
    meta: join(parts.filter((part) => !HEADER_ONLY.test(part))),
    header: join(parts.filter((part) => HEADER_ONLY.test(part))),
  };
}

/** Where a page's head begins: behind its charset, which browsers look for in the first 1024 bytes, or before all it holds. */
const BEGINNINGS = [
  /<meta charset="?utf-8"?\s*\/?>/i,
  /<head(\s[^>]*)?>/i,
  /<html(\s[^>]*)?>/i,
  /^\s*<!doctype[^>]*>/i,
];

/** A page that says its policy itself, before anything that the policy is about. */
export function withPolicy(html: string, policy: string): string {
  const value = policy.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${value}">`;
  const [place] = BEGINNINGS.values()
    .map((beginning) => beginning.exec(html))
    .filter((found) => found !== null);
  const end = place ? place.index + place[0].length : 0;
  return `${html.slice(0, end)}${meta}${html.slice(end)}`;
}
