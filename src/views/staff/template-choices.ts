import { catalogueOf, type Entry, wordsOf } from '../../domain/catalogue.ts';
import type { TemplateMeta } from '../../domain/documents.ts';
import type { Locale } from '../../domain/locale.ts';
import { instantAfter } from '../../domain/time.ts';

import type { ViewContext } from '../context.ts';
import { partWords } from '../words.ts';
import { instantValue } from './instant-value.ts';

/** A template to begin with: one click fills the form. */
export interface TemplateLink {
  readonly id: string;
  readonly title: string;
  readonly lang: Locale | null;
  /** When to use it; `null`: it does not say. */
  readonly short: string | null;
  readonly href: string;
}

const MINUTE = 60_000;

/** @param page the page whose form it fills */
export function templateLinks(context: ViewContext, page: string): TemplateLink[] {
  return catalogueOf(context.state).templates.map((entry) => {
    const { title, lang } = partWords(context, entry);
    const { short } = wordsOf(entry, context.locale);
    return { id: entry.id, title, lang, short, href: `${page}?template=${entry.id}#form` };
  });
}

export function findTemplate({ state }: ViewContext, id: string | null): Entry<TemplateMeta> | null {
  return catalogueOf(state).templates.find((entry) => entry.id === id) ?? null;
}

/** What a template puts into a form; what it does not say stays as it is there. */
export function templateFields(
  { now }: Pick<ViewContext, 'now'>,
  { meta, source, translations: { en } }: Entry<TemplateMeta>,
): {
  readonly words: { readonly pl: string; readonly en: string };
  readonly facts: { readonly status?: string; readonly impact?: string; readonly next?: string };
} {
  const { status, impact, nextIn } = meta;
  const by = nextIn === null ? null : instantAfter(now, nextIn * MINUTE);
  return {
    words: { pl: source.words.body, en: en?.words.body ?? '' },
    facts: {
      ...(status !== null && { status }),
      ...(impact !== null && { impact }),
      ...(by !== null && { next: instantValue(by).slice(0, 16) }),
    },
  };
}
