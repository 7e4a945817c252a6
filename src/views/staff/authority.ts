import { type OwedAfter, owedNotices, type SentNotice } from '../../domain/authority-clock.ts';
import type { Revision } from '../../domain/events.ts';
import type { Limits } from '../../domain/flaw.ts';
import { findIncident } from '../../domain/incidents.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { authorityWords } from '../../i18n/staff-authority.ts';
import { localTitle, type NamedLink } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { instantValue, typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { incidentDeskHref } from './updates.ts';

const AUTHORITY_PATH = '/staff/authority/';

/** What was typed, and what is wrong with it. */
export interface AuthorityForm {
  readonly hours: string;
  readonly sent: string;
  readonly reference: string;
  /** Since when it is known. */
  readonly known: string;
  readonly problem: string | null;
}

export const EMPTY_AUTHORITY_FORM: AuthorityForm = {
  hours: '',
  sent: '',
  reference: '',
  known: '',
  problem: null,
};

/** What an authority is owed of one incident, and the form that notes what was sent. */
export interface AuthorityView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  /** `null`: there is no such incident. */
  readonly incident: NamedLink | null;
  /** `null`: nobody has said. */
  readonly knownSince: string | null;
  /** Whether it can be said here: of what staff opened. */
  readonly canTell: boolean;
  readonly revision: Revision;
  readonly owed: readonly {
    readonly hours: OwedAfter;
    readonly lines: readonly string[];
    readonly isLate: boolean;
    readonly isSent: boolean;
  }[];
  readonly action: string;
  readonly form: AuthorityForm;
  /** What makes the report, as it is typed. */
  readonly command: string;
}

interface AuthorityInput {
  readonly sent: readonly SentNotice[];
  /** The machine's clock. */
  readonly wall: Instant;
  readonly form: AuthorityForm;
}

export function authorityView(
  context: StaffViewContext,
  id: string,
  { sent, wall, form }: AuthorityInput,
): AuthorityView {
  const { locale, state, nameOf } = context;
  const words = authorityWords[locale];
  const incident = findIncident(state, id);
  const owed = owedNotices(state, id, sent);
  const [first] = owed;
  const next = owed.find((one) => one.sent === null) ?? first;
  const tell = (instant: Instant) => formatInstantInFull(instant, locale);
  return {
    page: staffPageView(context, { path: `${AUTHORITY_PATH}${id}/`, title: words.title }),
    limits: context.limits,
    incident: incident && { ...localTitle(incident.title, locale), href: incidentDeskHref(context, id) },
    knownSince: first ? words.knownSince(tell(first.knownSince)) : null,
    canTell: state.incidents[id]?.stands === true,
    revision: state.revision,
    owed: owed.map(({ hours, by, sent: notice }) => {
      const isLate = notice === null ? wall > by : notice.sentAt > by;
      const { sentAt, sentBy, reference } = notice ?? { reference: null };
      const done = sentAt && sentBy ? [words.sent(tell(sentAt), nameOf(sentBy))] : [];
      return {
        hours,
        lines: [
          ...(notice === null && isLate ? [words.late(tell(by))] : [words.due(tell(by))]),
          ...done,
          ...(notice !== null && isLate ? [words.sentLate] : []),
          ...(reference === null ? [] : [words.reference(reference)]),
        ],
        isLate,
        isSent: notice !== null,
      };
    }),
    action: authorityHref(context, id),
    form: {
      ...form,
      hours: form.hours === '' ? String(next?.hours ?? '') : form.hours,
      sent: typedInstant(form.sent),
      known: form.known === '' && first ? instantValue(first.knownSince) : typedInstant(form.known),
    },
    command: `latarnia incident report ${id}`,
  };
}

/** Where it is noted what was sent to the authority of an incident. */
export function authorityHref({ locale }: { readonly locale: Locale }, incident: string): string {
  return localePath(locale, `${AUTHORITY_PATH}${incident}/`);
}
