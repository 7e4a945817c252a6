import type { Locale } from '../domain/locale.ts';
import type { Restoration } from '../domain/panel.ts';

/** The state of several panels at once, after their names: `Panele A i B: przywrócone`. */
const pl: Readonly<Record<Restoration | 'unknown', string>> = {
  offline: 'nie działają',
  restoring: 'w\u00a0trakcie przywracania',
  restored: 'przywrócone',
  new: 'nowe konta',
  unknown: 'brak informacji',
};

const en: typeof pl = {
  offline: 'down',
  restoring: 'being restored',
  restored: 'restored',
  new: 'new accounts',
  unknown: 'no information',
};

export const severalRestorations: Readonly<Record<Locale, typeof pl>> = { pl, en };
