import { z } from 'zod';
import { localePath } from '../domain/locale.ts';
import { type AccountAsked, type AccountView, accountView } from '../views/staff/account.ts';
import { passkeysToEnd } from '../views/staff/passkey-lines.ts';
import { type Exchange, readFields, redirectTo } from './exchange.ts';
import { proverOf } from './prove.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

const secret = z.string().max(1024).default('');
const id = z.string().max(100);

const forms = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('password'), current: secret, fresh: secret }),
  z.object({ deed: z.literal('second-factor-begin'), password: secret }),
  z.object({
    deed: z.literal('second-factor-confirm'),
    code: z.string().max(64).default(''),
    uri: z.string().max(1000).startsWith('otpauth://totp/'),
    // They stand on the same page, and nowhere else.
    recovery: z.string().max(1000).default(''),
  }),
  z.object({ deed: z.literal('second-factor-end'), password: secret }),
  z.object({ deed: z.literal('recovery-codes'), password: secret }),
  z.object({ deed: z.literal('session-end'), id }),
  z.object({ deed: z.literal('sessions-end') }),
  // Only to be asked who it is; the form that adds one is there then.
  z.object({ deed: z.literal('passkey-begin') }),
  z.object({ deed: z.literal('passkey-remove'), id }),
]);

type Form = z.infer<typeof forms>;

/** What a form led to: something to show, or a page that says that it was done. */
type Step =
  | { readonly show: Partial<AccountAsked> }
  | { readonly done: string; readonly cookies: readonly string[] };

/** `/staff/account/`: a member's own account. */
export async function ownAccount(exchange: Exchange): Promise<Response | AccountView> {
  const { request, url, locals } = exchange;
  const { session, view } = locals;
  if (session === null) return redirectTo(localePath(view.locale, '/staff/sign-in/'));
  if (request.method !== 'POST') {
    return show(exchange, session, {
      isWelcome: url.searchParams.has('welcome'),
      done: url.searchParams.get('done'),
    });
  }
  const fields = await readFields(request);
  const read = forms.safeParse(fields);
  if (!read.success) return show(exchange, session, {});
  const step = await take(exchange, session, read.data, passkeysToEnd(fields));
  if ('show' in step) return show(exchange, session, step.show);
  return redirectTo(`${localePath(view.locale, '/staff/account/')}?done=${step.done}`, step.cookies);
}

async function show(
  { locals }: Exchange,
  session: StaffSession,
  asked: Partial<AccountAsked>,
): Promise<AccountView> {
  const facts = await locals.access.use(async ({ account, people, proof }) => ({
    ...(await account.overview(session.member)),
    hasSecondFactor: (await people.find({ id: session.member.id }))?.hasSecondFactor ?? false,
    currentSession: session.sessionId,
    isProven: await proof.stands(proverOf(session)),
  }));
  const nothing: AccountAsked = { isWelcome: false, done: null, error: null, uri: null, recoveryCodes: [] };
  return accountView(await staffContext(locals.view, session), facts, { ...nothing, ...asked });
}

async function take(
  { request: { headers }, locals }: Exchange,
  session: StaffSession,
  form: Form,
  ended: readonly string[],
): Promise<Step> {
  const { deed } = form;
  const { member } = session;
  return locals.access.use(async ({ account }): Promise<Step> => {
    switch (form.deed) {
      case 'password': {
        const outcome = await account.changePassword(headers, member, form);
        if (!outcome.ok) return { show: { error: { ...outcome, deed } } };
        for (const passkey of ended) await account.removePasskey(member, passkey);
        return { done: ended.length > 0 ? 'password-passkeys' : 'password', cookies: outcome.cookies };
      }
      case 'second-factor-begin': {
        const outcome = await account.beginSecondFactor(headers, member, form.password);
        if (!outcome.ok) return { show: { error: { ...outcome, deed } } };
        return { show: { uri: outcome.uri, recoveryCodes: outcome.recoveryCodes } };
      }
      case 'second-factor-confirm': {
        const outcome = await account.confirmSecondFactor(headers, member, form.code);
        if (!outcome.ok) {
          const recoveryCodes = form.recovery.split(' ').filter(Boolean);
          return { show: { uri: form.uri, recoveryCodes, error: { ...outcome, deed } } };
        }
        return { done: 'second-factor-on', cookies: outcome.cookies };
      }
      case 'second-factor-end': {
        const outcome = await account.endSecondFactor(headers, member, form.password);
        if (!outcome.ok) return { show: { error: { ...outcome, deed } } };
        return { done: 'second-factor-off', cookies: outcome.cookies };
      }
      case 'recovery-codes': {
        const outcome = await account.renewRecoveryCodes(headers, member, form.password);
        if (!outcome.ok) return { show: { error: { ...outcome, deed } } };
        return { show: { recoveryCodes: outcome.recoveryCodes } };
      }
      case 'session-end':
        await account.endSession(member, form.id);
        return { done: 'sessions', cookies: [] };
      case 'sessions-end':
        await account.endOtherSessions(member, session.sessionId);
        return { done: 'sessions', cookies: [] };
      case 'passkey-begin':
        return { done: 'proved', cookies: [] };
      case 'passkey-remove':
        await account.removePasskey(member, form.id);
        return { done: 'passkey-removed', cookies: [] };
    }
  });
}
