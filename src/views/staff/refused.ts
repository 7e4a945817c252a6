import { localePath } from '../../domain/locale.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

/** Something that was not done, and that no form can mend. */
export interface RefusedView {
  readonly page: StaffPageView;
  readonly text: string;
  readonly matrix: string;
}

export function refusedView(context: StaffViewContext, text: string): RefusedView {
  const { locale } = context;
  return {
    page: staffPageView(context, { path: '/staff/', title: previewWords[locale].refusedTitle }),
    text,
    matrix: localePath(locale, '/staff/matrix/'),
  };
}
