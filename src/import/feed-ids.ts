import type { SourceFile } from './read-files.ts';

const ENTRY = /<entry\b[^>]*>([\s\S]*?)<\/entry>/g;

/**
 * By what readers of an Atom feed know incidents: the end of an incident's address → the id of its entry. Feeds of status pages
 * link each entry to its incident.
 */
export function feedIdsOf(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { name, text } of files) {
    if (!name.endsWith('.atom')) continue;
    for (const [, entry = ''] of text.matchAll(ENTRY)) {
      const id = /<id>\s*([^<\s]{1,300})\s*<\/id>/.exec(entry)?.[1];
      const incident = /<link\b[^>]*\bhref="[^"]*\/incidents\/([^"/?#]+)/.exec(entry)?.[1];
      if (id !== undefined && incident !== undefined) ids.set(incident, id);
    }
  }
  return ids;
}
