import { z } from 'zod';
import { checkPerson } from '../actions/check-person.ts';
import type { Changed, Doer, Invited, PeopleRefusal } from '../auth/people.ts';
import { localePath } from '../domain/locale.ts';
import { ROLES } from '../domain/staff.ts';
import { type PeopleAsked, type PeopleView, peopleView } from '../views/staff/people.ts';
import { type Exchange, readFields, redirectTo } from './exchange.ts';
import { ownOrigin } from './same-origin.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

const id = z.string().min(1).max(100);
const role = z.enum(ROLES);

// What a form says beside these names is dropped: nobody gives themselves a role with a field of their own.
const forms = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('add'), email: z.string(), name: z.string().trim(), role }),
  z.object({ deed: z.literal('role'), id, role }),
  z.object({ deed: z.literal('invite'), id }),
  z.object({ deed: z.literal('reset'), id }),
  z.object({ deed: z.literal('disable'), id }),
  z.object({ deed: z.literal('enable'), id }),
]);

type Form = z.infer<typeof forms>;

/** `/staff/people/`: who may use the staff area. */
export async function people(exchange: Exchange): Promise<Response | PeopleView> {
  const { request, url, locals } = exchange;
  const { session, view } = locals;
  if (session === null) return redirectTo(localePath(view.locale, '/staff/sign-in/'));
  if (request.method !== 'POST') return show(exchange, session, { isDone: url.searchParams.has('done') });
  const fields = await readFields(request);
  const read = forms.safeParse(fields);
  if (!read.success) return show(exchange, session, { error: { code: 'form' } });
  const [flaw] = (read.data.deed === 'add' && checkPerson(read.data)?.flaws) || [];
  if (flaw && read.data.deed === 'add') return show(exchange, session, { error: { flaw }, typed: read.data });
  const outcome = await take(exchange, session, read.data);
  if (!outcome.ok) {
    return show(exchange, session, {
      error: outcome,
      ...(read.data.deed === 'add' ? { typed: read.data } : {}),
    });
  }
  if ('token' in outcome) {
    return show(exchange, session, { link: { email: outcome.person.email, token: outcome.token } });
  }
  return redirectTo(`${localePath(view.locale, '/staff/people/')}?done`);
}

async function take(
  { locals }: Exchange,
  session: StaffSession,
  form: Form,
): Promise<Invited | Changed | PeopleRefusal> {
  const doer: Doer = session.actions;
  return locals.access.use(async ({ people }) => {
    switch (form.deed) {
      case 'add':
        return people.add(doer, form);
      case 'role':
        return people.setRole(doer, form.id, form.role);
      case 'invite':
        return people.invite(doer, form.id);
      case 'reset':
        return people.reset(doer, form.id);
      case 'disable':
        return people.disable(doer, form.id);
      case 'enable':
        return people.enable(doer, form.id);
    }
  });
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
