import { z } from 'zod';
import { checkPerson } from '../actions/check-person.ts';
import type { Auth } from '../auth/auth.ts';
import type { Changed, Doer, Invited, PeopleRefusal } from '../auth/people.ts';
import { localePath } from '../domain/locale.ts';
import { ROLES } from '../domain/staff.ts';
import { type PeopleAsked, type PeopleView, peopleView } from '../views/staff/people.ts';
import { type Exchange, redirectTo } from './exchange.ts';
import { oneOf, text } from './fields.ts';
import { formOf, readForm, receiveForm } from './read-form.ts';
import { ownOrigin } from './same-origin.ts';
import type { StaffAccess } from './staff-access.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

const role = oneOf(ROLES);

/** Which of them it is. */
const DEED = z.object({ deed: oneOf(['add', 'role', 'invite', 'reset', 'disable', 'enable']) });

// What a form says beside these names is dropped: nobody gives themselves a role with a field of their own.
const ADDING = z.object({ email: text, name: text, role });
const ROLE = z.object({ id: text, role });
const PERSON = z.object({ id: text });

/** `/staff/people/`: who may use the staff area. */
export async function people(exchange: Exchange): Promise<Response | PeopleView> {
  const { request, url, locals } = exchange;
  const { session, view } = locals;
  if (session === null) return redirectTo(localePath(view.locale, '/staff/sign-in/'));
  if (request.method !== 'POST') {
    const { typed } = readAdding(locals.kept?.form ?? formOf([]));
    return show(exchange, session, { isDone: url.searchParams.has('done'), typed });
  }
  const form = await receiveForm(request);
  const outcome = await take(exchange, session, form);
  if ('error' in outcome) return show(exchange, session, outcome);
  if ('token' in outcome) {
    return show(exchange, session, { link: { email: outcome.person.email, token: outcome.token } });
  }
  return redirectTo(`${localePath(view.locale, '/staff/people/')}?done`);
}

/** What was done; or what the page shows instead. */
async function take(
  { locals }: Exchange,
  session: StaffSession,
  form: FormData,
): Promise<Invited | Changed | Pick<PeopleAsked, 'error'>> {
  const doer: Doer = session.actions;
  const deed = readForm(form, DEED);
  if (!deed.ok) return UNREADABLE;
  if (deed.values.deed === 'add') return add(locals.access, doer, form);
  if (deed.values.deed === 'role') {
    const read = readForm(form, ROLE);
    if (!read.ok) return UNREADABLE;
    return orError(
      await locals.access.use(({ people }) => people.setRole(doer, read.values.id, read.values.role)),
    );
  }
  const { [deed.values.deed]: verb } = VERBS;
  const read = readForm(form, PERSON);
  return read.ok
    ? orError(await locals.access.use(({ people }) => verb(people, doer, read.values.id)))
    : UNREADABLE;
}

type People = Auth['people'];

/** What is done to a person whom a form names, and no more. */
const VERBS = {
  invite: (people: People, doer: Doer, id: string) => people.invite(doer, id),
  reset: (people: People, doer: Doer, id: string) => people.reset(doer, id),
  disable: (people: People, doer: Doer, id: string) => people.disable(doer, id),
  enable: (people: People, doer: Doer, id: string) => people.enable(doer, id),
};

/** Somebody new. What was typed comes back with what is wrong with it. */
async function add(
  access: StaffAccess,
  doer: Doer,
  form: FormData,
): Promise<Invited | Pick<PeopleAsked, 'error' | 'typed'>> {
  const { typed, isReadable } = readAdding(form);
  if (!isReadable) return { ...UNREADABLE, typed };
  const [flaw] = checkPerson(typed)?.flaws ?? [];
  if (flaw) return { error: { flaw }, typed };
  const outcome = await access.use(({ people }) => people.add(doer, typed));
  return outcome.ok ? outcome : { error: outcome, typed };
}

function readAdding(form: FormData): { readonly typed: PeopleAsked['typed']; readonly isReadable: boolean } {
  const read = readForm(form, ADDING);
  const { email, name } = read.typed;
  return {
    typed: { email, name: name.trim(), role: read.ok ? read.values.role : 'viewer' },
    isReadable: read.ok,
  };
}

const UNREADABLE = { error: { code: 'form' } } as const;

function orError<T extends { readonly ok: true }>(
  outcome: T | PeopleRefusal,
): T | Pick<PeopleAsked, 'error'> {
  return outcome.ok ? outcome : { error: outcome };
}

async function show(
  { request, locals }: Exchange,
  session: StaffSession,
  asked: Partial<PeopleAsked>,
): Promise<PeopleView> {
  const list = await locals.access.use((auth) => auth.people.list());
  const nothing: PeopleAsked = {
    isDone: false,
    error: null,
    link: null,
    typed: { email: '', name: '', role: 'viewer' },
  };
  const context = await staffContext(locals.view, session);
  return peopleView(context, list, { ...nothing, ...asked }, ownOrigin(request, context.siteUrl));
}
