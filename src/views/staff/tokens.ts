import { catalogueOf, wordsOf } from '../../domain/catalogue.ts';
import type { Fault } from '../../domain/flaw.ts';
import { localePath } from '../../domain/locale.ts';
import { TOKEN_VERBS, type TokenScope, type TokenVerb } from '../../domain/staff.ts';
import type { Instant } from '../../domain/time.ts';
import { TOKEN_LIFE, type Token, type TokenStatus, tokenPrefix, tokenStatus } from '../../domain/token.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { flawText } from '../../i18n/flaws.ts';
import { type TokenFormError, tokensWords } from '../../i18n/staff-tokens.ts';
import { type Option, option } from '../options.ts';
import { panelName } from '../panels.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

/** The form as it was typed. */
export interface TypedToken {
  readonly name: string;
  readonly verbs: readonly TokenVerb[];
  /** `null`: all of them. */
  readonly features: readonly string[] | null;
  readonly panels: readonly string[] | null;
  readonly days: string;
}

export const EMPTY_TOKEN: TypedToken = {
  name: '',
  verbs: ['availability'],
  features: null,
  panels: null,
  days: String(TOKEN_LIFE.usual),
};

export interface TokensOptions {
  readonly tokens: readonly Token[];
  /** The machine's clock. */
  readonly wall: Instant;
  /** Whether an actor is a member who was disabled: what they made goes on, and somebody should know. */
  readonly isDisabled: (actor: string) => boolean;
  readonly typed?: TypedToken;
  readonly errors?: readonly TokenFormError[];
  /** Why the name cannot be shown; `null`: there is none. */
  readonly nameFault?: Fault | null;
  /** The text of a token just made: on this answer alone. */
  readonly created?: string;
}

/** A choice between everything and some of it. */
export interface Choices {
  readonly isAll: boolean;
  readonly options: readonly Option[];
}

export interface TokenRow {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly status: TokenStatus;
  /** That who made it is disabled, of one that goes on all the same. */
  readonly orphaned: string | null;
  readonly scope: string;
  readonly made: string;
  readonly expires: string;
  readonly lastUsed: string | null;
  readonly revoked: string | null;
}

export interface TokensView {
  readonly page: StaffPageView;
  readonly created: string | null;
  readonly rows: readonly TokenRow[];
  readonly form: {
    readonly action: string;
    readonly name: string;
    readonly days: string;
    readonly longest: number;
    readonly nameLimit: number;
    readonly verbs: readonly Option[];
    readonly features: Choices;
    readonly panels: Choices;
    readonly errors: Readonly<Partial<Record<TokenFormError, string>>>;
  };
}

/** `/staff/tokens/`: every token, and the form that makes one. */
export function tokensView(
  context: StaffViewContext,
  { tokens, wall, isDisabled, typed = EMPTY_TOKEN, errors = [], nameFault = null, created }: TokensOptions,
): TokensView {
  const { locale, state } = context;
  const words = tokensWords[locale];
  const { features, panels } = catalogueOf(state);
  return {
    page: staffPageView(context, { path: '/staff/tokens/', title: words.title }),
    created: created ?? null,
    rows: tokens.map((token) => rowOf(context, token, { wall, isDisabled })),
    form: {
      action: localePath(locale, '/staff/tokens/'),
      name: typed.name,
      days: typed.days,
      longest: TOKEN_LIFE.longest,
      nameLimit: context.limits.token,
      verbs: TOKEN_VERBS.map((verb) => option(verb, words.verb[verb], typed.verbs.includes(verb))),
      features: {
        isAll: typed.features === null,
        options: features.map((feature) => {
          const { title, locale: lang } = wordsOf(feature, locale);
          const isOn = typed.features?.includes(feature.id) ?? false;
          return { value: feature.id, label: title, lang: lang === locale ? null : lang, isOn };
        }),
      },
      panels: {
        isAll: typed.panels === null,
        options: panels.map(({ id }) =>
          option(id, words.panel(panelName(context, id)), typed.panels?.includes(id) ?? false),
        ),
      },
      errors: {
        ...Object.fromEntries(errors.map((field) => [field, words.errors[field]])),
        ...(nameFault && { name: flawText(locale, nameFault) }),
      },
    },
  };
}

function rowOf(
  context: StaffViewContext,
  token: Token,
  { wall, isDisabled }: Pick<TokensOptions, 'wall' | 'isDisabled'>,
): TokenRow {
  const { locale, nameOf } = context;
  const { id, name, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } = token;
  const status = tokenStatus(token, wall);
  return {
    id,
    prefix: tokenPrefix(id),
    name,
    status,
    orphaned: status === 'active' && isDisabled(createdBy) ? tokensWords[locale].orphaned : null,
    scope: scopeText(context, token.scope),
    made: `${formatInstantInFull(createdAt, locale)}, ${nameOf(createdBy)}`,
    expires: formatInstantInFull(expiresAt, locale),
    lastUsed: lastUsedAt && formatInstantInFull(lastUsedAt, locale),
    revoked: revokedAt && formatInstantInFull(revokedAt, locale),
  };
}

/** Ids as they are: who reads this writes them into programs. */
function scopeText(context: StaffViewContext, { verbs, features, panels }: TokenScope): string {
  const { locale } = context;
  const words = tokensWords[locale];
  const where = [features?.join(', '), panels?.map((id) => words.panel(panelName(context, id))).join(', ')];
  return [
    verbs.map((verb) => words.verb[verb]).join(', '),
    where.filter((part) => part !== undefined).join('; ') || words.everywhere,
  ].join(' – ');
}
