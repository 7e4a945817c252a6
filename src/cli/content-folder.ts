import { findDocumentFlaws } from '../actions/find-document-flaws.ts';
import type { Config } from '../config/settings.ts';
import { type Content, readContent } from '../markdown/content.ts';
import { inspectMarkdown } from '../markdown/inspect.ts';

/** The content folder, read and checked as backstage does. */
export function readFolder({ contentDir }: Pick<Config, 'contentDir'>): Promise<Content> {
  return readContent(contentDir, (document) => findDocumentFlaws(document, inspectMarkdown));
}
