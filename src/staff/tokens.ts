import { z } from 'zod';
import { LIMITS } from '../actions/limits.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import { createToken, listTokens, revokeToken } from '../actions/tokens.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { localePath } from '../domain/locale.ts';
import { TOKEN_VERBS } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import type { TokenFormError } from '../i18n/staff-tokens.ts';
import type { ViewContext } from '../views/context.ts';
import {
  EMPTY_TOKEN,
  type TokensOptions,
  type TokensView,
  type TypedToken,
  tokensView,
} from '../views/staff/tokens.ts';
import { list, oneOf, text, whole } from './fields.ts';
import { readForm } from './read-form.ts';
import type { StaffSession } from './staff-session.ts';

/** A page to show, an address to go to, or a refusal for who may not be here. */
type TokensAnswer =
  | { readonly kind: 'page'; readonly status: number; readonly view: TokensView }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'forbidden' };

/** `/staff/tokens/`: shows them, makes one, ends one. A new token stands on the answer to its form alone. */
export async function answerTokens(
  session: StaffSession,
  view: ViewContext,
  form: FormData | null,
  kept: FormData | null = null,
): Promise<TokensAnswer> {
  const { tokens: context, member } = session;
  const show = async (
    status: number,
    options: Omit<TokensOptions, 'tokens' | 'wall' | 'isDisabled'>,
  ): Promise<TokensAnswer> => {
    const tokens = await listTokens(context);
    if ('ok' in tokens) return { kind: 'forbidden' };
    const isDisabled = (actor: string) => session.isDisabled(actor);
    const staff = {
      ...view,
      member,
      limits: LIMITS,
      nameOf: (actor: string) => session.nameOf(actor, view.locale),
    };
    return {
      kind: 'page',
      status,
      view: tokensView(staff, { ...options, tokens, wall: context.now, isDisabled }),
    };
  };
  if (form === null) return show(200, kept ? { typed: readTokenForm(kept, view.state).typed } : {});
  const { revoke } = readForm(form, REVOKING).typed;
  if (revoke !== '') {
    const outcome = await revokeToken(context, revoke);
    if ('ok' in outcome && outcome.code === 'forbidden') return { kind: 'forbidden' };
    return { kind: 'redirect', to: localePath(view.locale, '/staff/tokens/') };
  }
  const { typed, errors } = readTokenForm(form, view.state);
  if (errors.length > 0) return show(422, { typed, errors });
  const { name, verbs, features, panels, days } = typed;
  const issued = await createToken(context, { name, scope: { verbs, features, panels }, days: Number(days) });
  if (!('ok' in issued)) return show(200, { typed: EMPTY_TOKEN, created: issued.text });
  if (issued.code === 'forbidden') return { kind: 'forbidden' };
  return show(REFUSAL_STATUS[issued.code], {
    typed,
    errors: fieldsOf(issued, typed),
    nameFault: name === '' ? null : (issued.flaws?.[0] ?? null),
  });
}

const REVOKING = z.object({ revoke: text });

const FORM = z.object({
  name: text,
  verbs: list,
  'features-which': oneOf(['chosen', 'all'], { missing: 'chosen' }),
  features: list,
  'panels-which': oneOf(['chosen', 'all'], { missing: 'chosen' }),
  panels: list,
  days: whole('state.unknown'),
});

/** What was typed, and which fields cannot be read. Only what there is can be chosen. */
function readTokenForm(
  form: FormData,
  state: State,
): { readonly typed: TypedToken; readonly errors: readonly TokenFormError[] } {
  const read = readForm(form, FORM);
  const { features, panels } = catalogueOf(state);
  const chosen = (name: 'features' | 'panels', known: readonly { readonly id: string }[]) =>
    read.typed[`${name}-which`] === 'all'
      ? null
      : read.typed[name].filter((id) => known.some((one) => one.id === id));
  const wrong = new Set(read.ok ? [] : read.errors.map(({ field }) => field.replace('-which', '')));
  return {
    typed: {
      name: read.typed.name.trim(),
      verbs: TOKEN_VERBS.filter((verb) => read.typed.verbs.includes(verb)),
      features: chosen('features', features),
      panels: chosen('panels', panels),
      days: read.typed.days,
    },
    errors: FIELDS.filter((field) => wrong.has(field)),
  };
}

const FIELDS: readonly TokenFormError[] = ['name', 'verbs', 'features', 'panels', 'days'];

/** The fields that a refusal is about. */
function fieldsOf({ code }: Refusal, { verbs, features, panels }: TypedToken): TokenFormError[] {
  switch (code) {
    case 'token.name':
      return ['name'];
    case 'token.life':
      return ['days'];
    case 'token.scope':
      return FIELDS.filter(
        (field) => ({ verbs, features, panels, name: null, days: null })[field]?.length === 0,
      );
    default:
      return [];
  }
}
