import { z } from 'zod';
import { type SecondFactorView, secondFactorView } from '../views/staff/sign-in.ts';
import { type Exchange, redirectTo, staffHome } from './exchange.ts';
import { text } from './fields.ts';
import { safeNext } from './next.ts';
import { readForm, receiveForm } from './read-form.ts';

const FORM = z.object({ code: text, recovery: text, next: text });

/** `/staff/second-factor/`: shows the form, or takes a code of either kind. */
export async function secondFactor({ request, url, locals }: Exchange): Promise<Response | SecondFactorView> {
  const { view, access, session } = locals;
  const home = staffHome(view.locale);
  if (request.method !== 'POST') {
    const next = safeNext(url.searchParams.get('next'), home);
    return session ? redirectTo(next) : secondFactorView(view, { next, error: null });
  }
  const read = readForm(await receiveForm(request), FORM);
  const next = safeNext(read.typed.next, home);
  if (!read.ok) return secondFactorView(view, { next, error: { code: 'code' } });
  const { code, recovery } = read.values;
  const attempt =
    code.trim() === ''
      ? ({ method: 'recovery-code', code: recovery } as const)
      : ({ method: 'totp', code } as const);
  const outcome = await access.use((auth) =>
    auth.authentication.verifySecondFactor(request.headers, attempt),
  );
  return outcome.ok ? redirectTo(next, outcome.cookies) : secondFactorView(view, { next, error: outcome });
}
