import { z } from 'zod';
import { checkPerson } from '../actions/check-person.ts';
import { LIMITS } from '../actions/limits.ts';
import { localePath } from '../domain/locale.ts';
import { type InvitationView, invitationView } from '../views/staff/sign-in.ts';
import { type Exchange, redirectTo, staffHome } from './exchange.ts';
import { text } from './fields.ts';
import { passkeysToEnd } from './passkeys-to-end.ts';
import { readForm, receiveForm } from './read-form.ts';

const FORM = z.object({ name: text, password: text });

/** `/staff/invitation/{token}/`: whoever holds the link sets name and password, or enters once. */
export async function invitation(
  { request, locals }: Exchange,
  token: string,
): Promise<Response | InvitationView> {
  const { view, access } = locals;
  const opened = await access.use((auth) => auth.authentication.openLink(token));
  const used = () =>
    invitationView(view, {
      token,
      kind: 'used',
      email: '',
      name: '',
      passkeys: [],
      nameLimit: LIMITS.person,
      error: null,
    });
  if (opened === null) return used();
  const { link, person } = opened;
  const { passkeys } = await access.use((auth) => auth.account.overview(person));
  const show = (name: string, error: Parameters<typeof invitationView>[1]['error']) =>
    invitationView(view, {
      token,
      kind: link.kind,
      email: person.email,
      name,
      passkeys,
      nameLimit: LIMITS.person,
      error,
    });
  if (request.method !== 'POST') return show(person.name, null);
  if (link.kind === 'sign-in') {
    const outcome = await access.use((auth) => auth.authentication.acceptSignInLink(request.headers, token));
    return outcome.ok ? redirectTo(staffHome(view.locale), outcome.cookies) : used();
  }
  const form = await receiveForm(request);
  const read = readForm(form, FORM);
  const name = read.typed.name.trim();
  if (!read.ok || name === '') return show(name, { code: 'name' });
  const [flaw] = checkPerson({ name })?.flaws ?? [];
  if (flaw) return show(name, { code: 'name', fault: flaw });
  const { password } = read.values;
  const outcome = await access.use(async (auth) => {
    const accepted = await auth.authentication.acceptInvitation(request.headers, { token, name, password });
    // Whoever had the old password, or a browser that was open, may have added a passkey.
    if (accepted.ok) for (const id of passkeysToEnd(form)) await auth.account.removePasskey(person, id);
    return accepted;
  });
  if (!outcome.ok) return outcome.code === 'link' ? used() : show(name, outcome);
  return outcome.cookies.length === 0
    ? redirectTo(`${localePath(view.locale, '/staff/sign-in/')}?done=password`)
    : redirectTo(`${localePath(view.locale, '/staff/account/')}?welcome`, outcome.cookies);
}
