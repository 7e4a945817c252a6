import { z } from 'zod';
import { findLineFault } from '../actions/find-fault.ts';
import { LIMITS } from '../actions/limits.ts';
import { createToken, listTokens, revokeToken } from '../actions/tokens.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { localePath } from '../domain/locale.ts';
import { TOKEN_VERBS } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import { TOKEN_LIFE } from '../domain/token.ts';
import type { TokenFormError } from '../i18n/staff-tokens.ts';
import type { ViewContext } from '../views/context.ts';
import {
  EMPTY_TOKEN,
  type TokensOptions,
  type TokensView,
  type TypedToken,
  tokensView,
} from '../views/staff/tokens.ts';
import { readForm } from './read-form.ts';
import type { StaffSession } from './staff-session.ts';

/** A page to show, an address to go to, or a refusal for who may not be here. */
export type TokensAnswer =
  | { readonly kind: 'page'; readonly status: number; readonly view: TokensView }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'forbidden' };

/** `/staff/tokens/`: shows them, makes one, ends one. A new token stands on the answer to its form alone. */
export async function answerTokens(
  session: StaffSession,
  view: ViewContext,
  request: Request,
): Promise<TokensAnswer> {
  const { tokens: context, member } = session;
  const show = async (
    status: number,
    options: Omit<TokensOptions, 'tokens' | 'wall' | 'isDisabled'>,
  ): Promise<TokensAnswer> => {
    const tokens = await listTokens(context);
    if ('ok' in tokens) return { kind: 'forbidden' };
    const isDisabled = (actor: string) => session.isDisabled(actor);
    const staff = { ...view, member, limits: LIMITS, nameOf: (actor: string) => session.nameOf(actor) };
    return {
      kind: 'page',
      status,
      view: tokensView(staff, { ...options, tokens, wall: context.now, isDisabled }),
    };
  };
  if (request.method !== 'POST') return show(200, {});
  const form = await readForm(request);
  const revoked = form.get('revoke');
  if (typeof revoked === 'string') {
    const outcome = await revokeToken(context, revoked);
    if ('ok' in outcome && outcome.code === 'forbidden') return { kind: 'forbidden' };
    return { kind: 'redirect', to: localePath(view.locale, '/staff/tokens/') };
  }
  const { typed, errors } = readTokenForm(form, view.state);
  const nameFault = typed.name === '' ? null : findLineFault(typed.name, LIMITS.token);
  if (errors.length > 0) return show(422, { typed, errors, nameFault });
  const { name, verbs, features, panels, days } = typed;
  const issued = await createToken(context, { name, scope: { verbs, features, panels }, days: Number(days) });
  if (!('ok' in issued)) return show(200, { typed: EMPTY_TOKEN, created: issued.text });
  return issued.code === 'forbidden' ? { kind: 'forbidden' } : show(422, { typed });
}

const schema = z.object({
  name: z
    .string()
    .trim()
    .refine((name) => findLineFault(name, LIMITS.token) === null),
  verbs: z.array(z.enum(TOKEN_VERBS)).min(1),
  features: z.array(z.string()).min(1).nullable(),
  panels: z.array(z.string()).min(1).nullable(),
  days: z.coerce.number().int().min(1).max(TOKEN_LIFE.longest),
});

/** What was typed, and which fields cannot be. Only what there is can be chosen. */
export function readTokenForm(
  form: FormData,
  state: State,
): { readonly typed: TypedToken; readonly errors: readonly TokenFormError[] } {
  const text = (name: string) => String(form.get(name) ?? '');
  const { features, panels } = catalogueOf(state);
  const chosen = (name: string, known: readonly { readonly id: string }[]) =>
    text(`${name}-which`) === 'all'
      ? null
      : form
          .getAll(name)
          .map(String)
          .filter((id) => known.some((one) => one.id === id));
  const typed: TypedToken = {
    name: text('name'),
    verbs: TOKEN_VERBS.filter((verb) => form.getAll('verbs').includes(verb)),
    features: chosen('features', features),
    panels: chosen('panels', panels),
    days: text('days'),
  };
  const read = schema.safeParse(typed);
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]));
  const fields: readonly TokenFormError[] = ['name', 'verbs', 'features', 'panels', 'days'];
  return { typed: { ...typed, name: typed.name.trim() }, errors: fields.filter((field) => wrong.has(field)) };
}
