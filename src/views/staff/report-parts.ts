import { catalogueOf, wordsOf } from '../../domain/catalogue.ts';
import type { Impact, Scope } from '../../domain/incident.ts';
import { localText } from '../../domain/incidents.ts';
import type { Locale, TranslatedText } from '../../domain/locale.ts';
import { panelNameOf } from '../../domain/panel-name.ts';
import { reportWords } from '../../i18n/incident-report.ts';
import { joinList } from '../../i18n/list.ts';
import { updateWords } from '../../i18n/updates.ts';
import type { ViewContext } from '../context.ts';

/** A part of an entry: a sentence, words as readers saw them (safe HTML), or a line for each thing that changed. */
export type ReportPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string; readonly lang: Locale; readonly note: string | null }
  | { readonly kind: 'words'; readonly html: string; readonly lang: Locale; readonly note: string | null }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

export function scopeParts(context: ViewContext, scope: Scope & { readonly impact: Impact }): ReportPart[] {
  const { locale } = context;
  const words = reportWords[locale];
  const impact = words.impact(updateWords[locale].impact[scope.impact]);
  return [sentence(`${impact} ${words.scope(scopeText(context, scope))}`)];
}

/** Panels by their names, then features. */
export function scopeText({ locale, state }: ViewContext, { panels, features }: Scope): string {
  const catalogue = catalogueOf(state);
  const named = features.map((id) => {
    const entry = catalogue.features.find((one) => one.id === id);
    return entry ? wordsOf(entry, locale).title : id;
  });
  const letters = panels.map((id) => {
    const entry = catalogue.panels.find((one) => one.id === id);
    return entry ? panelNameOf(entry, locale) : id;
  });
  const { everybody, panels: panelWords } = reportWords[locale];
  const who = letters.length === 0 ? everybody : panelWords(joinList(locale, letters), letters.length);
  return named.length === 0 ? who : `${who}; ${joinList(locale, named)}`;
}

export function sentence(text: string): ReportPart {
  return { kind: 'text', text };
}

export function titlePart(locale: Locale, title: TranslatedText): ReportPart {
  const { text, locale: lang } = localText(title, locale);
  return { kind: 'title', text, lang, note: lang === locale ? null : reportWords[locale].untranslated };
}

export function wordsPart({ locale, words }: ViewContext, body: TranslatedText): ReportPart {
  const { text, locale: lang } = localText(body, locale);
  const note = lang === locale ? null : reportWords[locale].untranslated;
  return { kind: 'words', html: words.html(text), lang, note };
}
