import type { SourceFile } from './read-files.ts';

// A feed may be long and made to be slow: each pattern stops where the next mark begins.
const ENTRY = /<entry[\s>]/g;
const LINK = /<link\b[^<>]{0,4000}>/g;

/**
 * By what readers of an Atom feed know incidents: the end of an incident's address → the id of its entry. Feeds of status pages
 * link each entry to its incident.
 */
export function feedIdsOf(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { name, text } of files) {
    if (!name.endsWith('.atom')) continue;
    for (const part of text.split('</entry>').slice(0, -1)) {
      const begin = [...part.matchAll(ENTRY)].at(-1)?.index;
      if (begin === undefined) continue;
      const entry = part.slice(begin);
      const id = /<id>\s*([^<\s]{1,300})\s*<\/id>/.exec(entry)?.[1];
      const incident = incidentIn(entry);
      if (id !== undefined && incident !== undefined) ids.set(incident, id);
    }
  }
  return ids;
}

/** The end of the address of the first incident that an entry links to. */
function incidentIn(entry: string): string | undefined {
  for (const [link] of entry.matchAll(LINK)) {
    const address = /\bhref="([^"]*)"/.exec(link)?.[1] ?? '';
    const end = /\/incidents\/([^/?#]+)/.exec(address)?.[1];
    if (end !== undefined) return end;
  }
  return undefined;
}
