import { type Locale, localePath } from '../../domain/locale.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { staffWords } from '../../i18n/staff.ts';
import { unprovenText } from '../../i18n/staff-unproven.ts';
import type { ViewContext } from '../context.ts';
import { type PageView, pageView } from '../page.ts';
import { STAFF_AREAS } from './areas.ts';
import type { StaffViewContext } from './context.ts';

/** What every page of the staff area has around its own content. */
export interface StaffPageView {
  readonly locale: Locale;
  /** Without the language in front: `/staff/log/`. */
  readonly path: string;
  readonly href: string;
  readonly title: string;
  readonly siteName: string;
  /** The revision at the head of the log when the page was made. */
  readonly revision: number;
  readonly nav: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
  readonly twin: PageView['twin'];
  /** `null`: nobody is signed in. */
  readonly member: { readonly name: string; readonly role: string } | null;
  /** Where the sign-out button leads. */
  readonly signOut: string;
  /** The public page. */
  readonly home: string;
  /** The site clock, where it is not the machine's. */
  readonly replay: string | null;
  /** What of what was said only one machine has so far; `null`: nothing. */
  readonly unproven: string | null;
  /** Site clock minus wall clock (ms), for the page's scripts. */
  readonly clockOffset: number;
}

interface StaffPageOptions {
  readonly path: string;
  readonly title: string;
}

/** Makes what a page of the staff area has around its content; the navigation shows what the member may use. */
export function staffPageView(
  context: ViewContext &
    Pick<StaffViewContext, 'unproven'> & { readonly member: StaffViewContext['member'] | null },
  { path, title }: StaffPageOptions,
): StaffPageView {
  const { locale, member, state, now } = context;
  const words = staffWords[locale];
  const page = pageView(context, { path, title, description: '', revisions: [], noindex: true });
  const areas = member === null ? [] : STAFF_AREAS.filter(({ needs }) => member.may[needs]);
  return {
    locale,
    path,
    href: page.href,
    title,
    siteName: page.siteName,
    revision: state.revision,
    nav: areas.map((area) => ({
      href: localePath(locale, area.path),
      label: words.nav[area.id],
      isCurrent: area.path === '/staff/' ? path === area.path : path.startsWith(area.path),
    })),
    twin: page.twin,
    member: member && { name: member.name, role: words.roles[member.role] },
    signOut: localePath(locale, '/staff/sign-out/'),
    home: localePath(locale, '/'),
    replay: page.isReplay ? words.replay(formatInstantInFull(now, locale)) : null,
    unproven: context.unproven ? unprovenText(locale, context.unproven) : null,
    clockOffset: page.clockOffset,
  };
}
