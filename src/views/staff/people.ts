import type { Flaw, Limits } from '../../domain/flaw.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import { ROLES, type Role } from '../../domain/staff.ts';
import { flawText } from '../../i18n/flaws.ts';
import { staffWords } from '../../i18n/staff.ts';
import { type StaffPeopleWords, staffPeopleWords } from '../../i18n/staff-people.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly hasJoined: boolean;
  readonly hasSecondFactor: boolean;
}

export interface PeopleAsked {
  readonly isDone: boolean;
  /** What is wrong, and with the person or the form for a new one (`null`). */
  readonly error: { readonly code: keyof StaffPeopleWords['errors'] } | { readonly flaw: Flaw } | null;
  /** A new link, shown this once. */
  readonly link: { readonly email: string; readonly token: string } | null;
  /** What was typed for a new person. */
  readonly typed: { readonly email: string; readonly name: string; readonly role: Role };
}

export interface PeopleView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  readonly note: string | null;
  /** What is wrong with what was asked of somebody who is here; `null`: nothing. */
  readonly error: string | null;
  /** What is wrong with what was typed for somebody new. */
  readonly errors: { readonly email?: string; readonly name?: string };
  readonly link: { readonly text: string; readonly address: string } | null;
  readonly roles: readonly { readonly id: Role; readonly name: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly state: string;
    readonly isDisabled: boolean;
    readonly isSelf: boolean;
  }[];
  readonly typed: PeopleAsked['typed'];
}

/** `/staff/people/`; `origin`: how browsers reach this site. */
export function peopleView(
  context: StaffViewContext,
  people: readonly PersonFacts[],
  { isDone, error, link, typed }: PeopleAsked,
  origin: string,
): PeopleView {
  const { locale, member } = context;
  const words = staffPeopleWords[locale];
  return {
    limits: context.limits,
    page: staffPageView(context, { path: '/staff/people/', title: words.title }),
    note: isDone ? words.done : null,
    ...errorsOf(locale, error),
    link: link && {
      text: words.link(link.email),
      address: `${origin}${localePath(locale, `/staff/invitation/${link.token}/`)}`,
    },
    roles: ROLES.map((id) => ({ id, name: staffWords[locale].roles[id] })),
    people: people.map((one) => ({
      id: one.id,
      name: one.name,
      email: one.email,
      role: one.role,
      state: [
        one.isDisabled ? words.states.disabled : one.hasJoined ? words.states.active : words.states.invited,
        ...(one.hasSecondFactor ? [words.secondFactor] : []),
      ].join(', '),
      isDisabled: one.isDisabled,
      isSelf: one.id === member.id,
    })),
    typed,
  };
}

function errorsOf(locale: Locale, error: PeopleAsked['error']): Pick<PeopleView, 'error' | 'errors'> {
  if (error === null) return { error: null, errors: {} };
  if ('flaw' in error) {
    const { flaw } = error;
    return { error: null, errors: { [flaw.field === 'email' ? 'email' : 'name']: flawText(locale, flaw) } };
  }
  const text = staffPeopleWords[locale].errors[error.code];
  const isOfAddress = error.code === 'person.email' || error.code === 'person.known';
  return isOfAddress ? { error: null, errors: { email: text } } : { error: text, errors: {} };
}
