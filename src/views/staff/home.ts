import { staffWords } from '../../i18n/staff.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

export interface StaffHomeView {
  readonly page: StaffPageView;
}

/** `/staff/` */
export function staffHomeView(context: StaffViewContext): StaffHomeView {
  const { homeTitle: title } = staffWords[context.locale];
  return { page: staffPageView(context, { path: '/staff/', title }) };
}
