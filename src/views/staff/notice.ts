import { localePath } from '../../domain/locale.ts';
import { staffWords } from '../../i18n/staff.ts';
import type { ViewContext } from '../context.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

/** Why a page of the staff area is not shown: the role, that there is none, a form of another site or none at all, or the database. */
export type NoticeKind = 'forbidden' | 'foreign-form' | 'no-form' | 'unusable' | 'missing';

export interface NoticeView {
  readonly page: StaffPageView;
  readonly status: 400 | 403 | 404 | 503;
  readonly text: string;
  /** The start of the staff area: where to go on. */
  readonly home: string;
  /** What was typed, to be taken elsewhere; empty: nothing. */
  readonly typed: readonly string[];
  /** The form that was sent, to be sent once more; `null`: that would not help. */
  readonly again: SentForm | null;
}

/** A form as it was sent. */
export interface SentForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, text: string])[];
}

const STATUS: Readonly<Record<NoticeKind, NoticeView['status']>> = {
  forbidden: 403,
  'foreign-form': 403,
  'no-form': 400,
  unusable: 503,
  missing: 404,
};

export function noticeView(
  context: ViewContext & { readonly member: StaffViewContext['member'] | null },
  kind: NoticeKind,
  sent: SentForm | null = null,
): NoticeView {
  const { title, text } = staffWords[context.locale].notices[kind];
  return {
    page: staffPageView(context, { path: '/staff/', title }),
    status: STATUS[kind],
    home: localePath(context.locale, '/staff/'),
    text,
    typed: (sent?.fields ?? []).map(([, typed]) => typed).filter((typed) => /\s/.test(typed.trim())),
    again: kind === 'unusable' ? sent : null,
  };
}
