import { type Catalogue, catalogueOfFiles, type Entry, entriesOf } from '../domain/catalogue.ts';
import type { ContentDocument } from '../domain/documents.ts';
import { isBoundTo, type NamedSubject, namingsIn } from '../domain/namings.ts';
import { lineWhere } from './line-at.ts';
import type { Problem } from './problem.ts';

/**
 * Warns where words name a feature or a panel and are said whatever its state is: what they say of it may stop being
 * true without anybody being told. `mentions:` says that they are true in every state.
 */
export function checkBound(documents: readonly ContentDocument[]): Problem[] {
  const catalogue = catalogueOfFiles(documents);
  return entriesOf(catalogue).flatMap((entry) => unboundIn(entry, catalogue));
}

function unboundIn(entry: Entry, catalogue: Catalogue): Problem[] {
  const { source, translations } = entry;
  const named = new Map<string, { document: ContentDocument; naming: NamedSubject }>();
  for (const document of [source, ...Object.values(translations)]) {
    for (const naming of namingsIn(document, catalogue)) {
      const key = `${naming.kind}:${naming.id}`;
      if (!named.has(key)) named.set(key, { document, naming });
    }
  }
  return [...named.values()]
    .filter(({ naming }) => !source.mentions?.includes(naming.id) && !isBoundTo(entry, naming))
    .map(({ document, naming }) => ({
      file: document.path,
      line: lineWhere(document.source, naming.by),
      field: null,
      message: messageOf(entry, naming),
      isWarning: true,
    }));
}

function messageOf({ meta, source }: Entry, { kind, id, by }: NamedSubject): string {
  const how = by.startsWith('/') ? by : `“${by.replaceAll(/\s+/g, ' ')}”`;
  const bind = 'when' in meta ? 'bind them to its state with when:, or ' : '';
  return `the words name the ${kind} ${id} (${how}), whatever its state is; ${bind}write mentions: [${id}] in ${source.path} once they hold in every state of it`;
}
