import type { Collection } from '../domain/documents.ts';
import { LOCALES, type Locale } from '../domain/locale.ts';
import { wordFormWords } from '../i18n/staff-word-form.ts';
import { wordTemplates } from '../i18n/word-templates.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { instantValue } from '../views/staff/instant-value.ts';
import type { WordErrors } from '../views/staff/word-controls.ts';
import { EMPTY_DRAFT, type WordDraft } from '../views/staff/word-draft.ts';

/** What a new document of a kind begins with. */
export function templateOf({ now }: StaffViewContext, kind: Collection): WordDraft {
  const { pl, en } = wordTemplates[kind];
  const own: Partial<Record<Collection, WordDraft['pl']>> = {
    steps: { kind: 'do' },
    incidents: { started_at: instantValue(now) },
    templates: { status: 'investigating' },
  };
  const body = (text: string) => (text === '' ? {} : { body: text });
  return { ...EMPTY_DRAFT, pl: { ...own[kind], ...body(pl) }, en: body(en) };
}

/** A draft without the English into which nothing was typed. */
export function withoutUntouched(draft: WordDraft, kind: Collection): WordDraft {
  const { body = '', ...others } = draft.en;
  const isTyped = Object.values(others)
    .flat()
    .some((text) => text.trim() !== '');
  return !isTyped && plain(body) === plain(wordTemplates[kind].en) ? { ...draft, en: {} } : draft;
}

/** What of a template still stands where words of one's own belong, at its field. */
export function leftOfTemplate({ locale }: StaffViewContext, draft: WordDraft, kind: Collection): WordErrors {
  const left = (one: Locale): [string, string][] => {
    const body = plain(draft[one].body ?? '');
    const asks = [...wordTemplates[kind][one].matchAll(/\[[^\]]+\]/g)].map(([ask]) => ask);
    const found = asks.find((ask) => body.includes(plain(ask)));
    return found === undefined ? [] : [[`${one}.body`, wordFormWords[locale].templateLeft(found)]];
  };
  return Object.fromEntries(LOCALES.flatMap(left));
}

/** As it is compared: forms change line ends, and editors the room between words. */
function plain(text: string | readonly string[]): string {
  return [text].flat().join('\n').replace(/\s+/g, ' ').trim();
}
