import { staffWords } from '../../i18n/staff.ts';
import type { ViewContext } from '../context.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

/** Why a page of the staff area is not shown: the role, a form of another site or none at all, or the database. */
export type NoticeKind = 'forbidden' | 'foreign-form' | 'no-form' | 'unusable';

export interface NoticeView {
  readonly page: StaffPageView;
  readonly status: 400 | 403 | 503;
  readonly text: string;
}

const STATUS: Readonly<Record<NoticeKind, NoticeView['status']>> = {
  forbidden: 403,
  'foreign-form': 403,
  'no-form': 400,
  unusable: 503,
};

export function noticeView(
  context: ViewContext & { readonly member: StaffViewContext['member'] | null },
  kind: NoticeKind,
): NoticeView {
  const { title, text } = staffWords[context.locale].notices[kind];
  return { page: staffPageView(context, { path: '/staff/', title }), status: STATUS[kind], text };
}
