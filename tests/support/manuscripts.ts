import { findDocumentFlaws } from '../../src/actions/find-document-flaws.ts';
import type { Manuscripts } from '../../src/actions/ports.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { manuscriptsBy } from '../../src/markdown/manuscripts.ts';

/** Documents as they are written and read, by the checks of a site. */
export const manuscripts: Manuscripts = manuscriptsBy((document) =>
  findDocumentFlaws(document, inspectMarkdown),
);
