import { z } from 'zod';
import { localePath } from '../domain/locale.ts';
import { type AccountAsked, type AccountView, accountView } from '../views/staff/account.ts';
import { type Exchange, redirectTo } from './exchange.ts';
import { oneOf, text } from './fields.ts';
import { passkeysToEnd } from './passkeys-to-end.ts';
import { proverOf } from './prove.ts';
import { readForm, receiveForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

const DEED = z.object({
  deed: oneOf([
    'password',
    'second-factor-begin',
    'second-factor-confirm',
    'second-factor-end',
    'recovery-codes',
    'session-end',
    'sessions-end',
    // Only to be asked who it is; the form that adds one is there then.
    'passkey-begin',
    'passkey-remove',
  ]),
});

/** Every field of every form of the page; each deed takes its own. */
const FORM = z.object({
  current: text,
  fresh: text,
  password: text,
  code: text,
  uri: text,
  /** They stand on the same page, and nowhere else. */
  recovery: text,
  id: text,
});

/** What an authenticator app is set up by: no other address is shown as one. */
const SETUP = 'otpauth://totp/';

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
  const step = await take(exchange, session, await receiveForm(request));
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
  sent: FormData,
): Promise<Step> {
  const asked = readForm(sent, DEED);
  const read = readForm(sent, FORM);
  if (!asked.ok || !read.ok) return { show: {} };
  const { deed } = asked.values;
  const form = read.values;
  const ended = passkeysToEnd(sent);
  const { member } = session;
  return locals.access.use(async ({ account }): Promise<Step> => {
    switch (deed) {
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
        if (!form.uri.startsWith(SETUP)) return { show: {} };
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
