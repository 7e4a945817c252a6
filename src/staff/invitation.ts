import { z } from 'zod';
import { checkPerson } from '../actions/check-person.ts';
import { localePath } from '../domain/locale.ts';
import { passkeysToEnd } from '../views/staff/passkey-lines.ts';
import { type InvitationView, invitationView } from '../views/staff/sign-in.ts';
import { type Exchange, readFields, redirectTo, staffHome } from './exchange.ts';

const form = z.object({
  name: z.string().trim().min(1),
  password: z.string().max(1024).default(''),
});

/** `/staff/invitation/{token}/`: whoever holds the link sets name and password, or enters once. */
export async function invitation(
  { request, locals }: Exchange,
  token: string,
): Promise<Response | InvitationView> {
  const { view, access } = locals;
  const opened = await access.use((auth) => auth.authentication.openLink(token));
  const used = () =>
    invitationView(view, { token, kind: 'used', email: '', name: '', passkeys: [], error: null });
  if (opened === null) return used();
  const { link, person } = opened;
  const { passkeys } = await access.use((auth) => auth.account.overview(person));
  const show = (name: string, error: Parameters<typeof invitationView>[1]['error']) =>
    invitationView(view, { token, kind: link.kind, email: person.email, name, passkeys, error });
  if (request.method !== 'POST') return show(person.name, null);
  if (link.kind === 'sign-in') {
    const outcome = await access.use((auth) => auth.authentication.acceptSignInLink(request.headers, token));
    return outcome.ok ? redirectTo(staffHome(view.locale), outcome.cookies) : used();
  }
  const fields = await readFields(request);
  const read = form.safeParse(fields);
  if (!read.success) return show(fields.name ?? '', { code: 'name' });
  const [flaw] = checkPerson(read.data)?.flaws ?? [];
  if (flaw) return show(read.data.name, { code: 'name', fault: flaw });
  const outcome = await access.use(async (auth) => {
    const accepted = await auth.authentication.acceptInvitation(request.headers, { token, ...read.data });
    // Whoever had the old password, or a browser that was open, may have added a passkey.
    if (accepted.ok) for (const id of passkeysToEnd(fields)) await auth.account.removePasskey(person, id);
    return accepted;
  });
  if (!outcome.ok) return outcome.code === 'link' ? used() : show(read.data.name, outcome);
  return outcome.cookies.length === 0
    ? redirectTo(`${localePath(view.locale, '/staff/sign-in/')}?done=password`)
    : redirectTo(`${localePath(view.locale, '/staff/account/')}?welcome`, outcome.cookies);
}
