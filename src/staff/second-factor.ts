import { z } from 'zod';
import { type SecondFactorView, secondFactorView } from '../views/staff/sign-in.ts';
import { type Exchange, readFields, redirectTo, staffHome } from './exchange.ts';
import { safeNext } from './next.ts';

const form = z.object({
  code: z.string().max(64).default(''),
  recovery: z.string().max(64).default(''),
  next: z.string().max(2000).default(''),
});

/** `/staff/second-factor/`: shows the form, or takes a code of either kind. */
export async function secondFactor({ request, url, locals }: Exchange): Promise<Response | SecondFactorView> {
  const { view, access, session } = locals;
  const home = staffHome(view.locale);
  if (request.method !== 'POST') {
    const next = safeNext(url.searchParams.get('next'), home);
    return session ? redirectTo(next) : secondFactorView(view, { next, error: null });
  }
  const fields = form.safeParse(await readFields(request));
  if (!fields.success) return secondFactorView(view, { next: home, error: { code: 'code' } });
  const { code, recovery } = fields.data;
  const next = safeNext(fields.data.next, home);
  const attempt =
    code.trim() === ''
      ? ({ method: 'recovery-code', code: recovery } as const)
      : ({ method: 'totp', code } as const);
  const outcome = await access.use((auth) =>
    auth.authentication.verifySecondFactor(request.headers, attempt),
  );
  return outcome.ok ? redirectTo(next, outcome.cookies) : secondFactorView(view, { next, error: outcome });
}
