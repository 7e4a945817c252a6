import { LOCALES, localePath } from '../domain/locale.ts';
import type { Manifest } from './snapshot.ts';

/** What scripts and pages of others ask for: like the API, any origin may read that it is not there. */
const FOR_OTHERS = ['/embed/', '/badge/'].flatMap((path) =>
  LOCALES.map((locale) => localePath(locale, path)),
);

/** Which entry unknown addresses answer with: that of the first beginning which fits. */
export const MISSING_PAGES: Manifest['missing'] = [
  ...['/api/', ...FOR_OTHERS].map((prefix) => [prefix, '/api/404'] as const),
  ...LOCALES.toReversed().map((locale) => [localePath(locale, '/'), localePath(locale, '/404/')] as const),
];
