import type { Locale } from '../domain/locale.ts';

/** The forms of a noun: Polish has one, few (2–4, not 12–14) and many; English one and many. */
export interface PluralForms {
  readonly one: string;
  readonly few?: string;
  readonly many: string;
}

const rules: Readonly<Record<Locale, Intl.PluralRules>> = {
  pl: new Intl.PluralRules('pl'),
  en: new Intl.PluralRules('en'),
};

/**
 * The form that goes with a whole number.
 *
 * @example plural('pl', 22, { one: 'funkcja', few: 'funkcje', many: 'funkcji' }) // 'funkcje'
 */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const rule = rules[locale].select(count);
  if (rule === 'one') return forms.one;
  return rule === 'few' ? (forms.few ?? forms.many) : forms.many;
}
