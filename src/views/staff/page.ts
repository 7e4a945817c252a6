import type { Locale } from '../../domain/locale.ts';
import { localePath } from '../page.ts';
import type { StaffViewContext } from './context.ts';

/** What every page of the staff area has around its own content. */
export interface StaffPageView {
  readonly locale: Locale;
  readonly href: string;
  readonly title: string;
  readonly nav: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
  readonly twin: { readonly href: string; readonly label: string; readonly locale: Locale };
  readonly member: StaffViewContext['member'];
}

export function staffPageView(
  { locale, member }: StaffViewContext,
  { path, title }: { readonly path: string; readonly title: string },
): StaffPageView {
  const other: Locale = locale === 'pl' ? 'en' : 'pl';
  return {
    locale,
    href: localePath(locale, path),
    title,
    nav: [],
    twin: {
      href: localePath(other, path),
      label: locale === 'pl' ? 'English' : 'Polski',
      locale: other,
    },
    member,
  };
}
