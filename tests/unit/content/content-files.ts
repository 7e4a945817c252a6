import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface FrontMatter {
  readonly title: string;
  readonly short?: string;
  readonly kind?: string;
  readonly features?: readonly string[];
  readonly when?: readonly { readonly feature?: string; readonly panel?: string }[];
  readonly facts?: readonly string[];
  readonly progress?: string;
}

export interface ContentFile {
  /** Below the language's folder: `steps/reconnect-allegro.md`. */
  readonly path: string;
  readonly front: FrontMatter;
  readonly body: string;
}

/** Every document of the shipped content in one language, as it lies on disk. */
export function readContentFiles(locale: 'pl' | 'en'): ContentFile[] {
  const folder = join(import.meta.dirname, '../../../content', locale);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => {
      const [, yaml = '', body = ''] =
        /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(join(folder, path), 'utf8')) ?? [];
      const front: FrontMatter = parse(yaml);
      return { path, front, body: body.trim() };
    });
}
