import type { AuditEntry, AuditQuery } from '../../domain/audit.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import { type Instant, parseInstant } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { staffWords } from '../../i18n/staff.ts';
import { staffAuditWords } from '../../i18n/staff-audit.ts';
import { staffLogWords } from '../../i18n/staff-log.ts';
import { type Option, option } from '../options.ts';
import type { StaffViewContext } from './context.ts';
import { LOG_PATH } from './log-query.ts';
import { type StaffPageView, staffPageView } from './page.ts';

const AUDIT_PATH = '/staff/log/audit/';

/** How many entries a page has. */
const ENTRIES = 100;

interface AuditRow {
  readonly id: number;
  readonly at: Instant;
  readonly when: string;
  readonly kind: string;
  readonly who: string;
  readonly whom: string | null;
  readonly facts: readonly string[];
}

export interface AuditView {
  readonly page: StaffPageView;
  readonly action: string;
  readonly kinds: readonly Option[];
  readonly rows: readonly AuditRow[];
  readonly olderHref: string | null;
  readonly newestHref: string | null;
  readonly exports: readonly { readonly label: string; readonly href: string }[];
  readonly logHref: string;
}

/** Reads `?kind=sign-in.failed&person=staff:7&before=120`; one entry more than a page tells whether there are more. */
export function readAuditQuery(query: URLSearchParams): AuditQuery {
  const before = query.get('before') ?? '';
  return {
    kind: query.get('kind') || null,
    person: query.get('person') || null,
    before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null,
    limit: ENTRIES + 1,
  };
}

/** Who signed in, and what was changed about people and tokens, newest first. */
export function auditView(
  context: StaffViewContext,
  query: AuditQuery,
  entries: readonly AuditEntry[],
  kinds: readonly string[],
): AuditView {
  const { locale } = context;
  const shown = entries.slice(0, ENTRIES);
  const last = entries.length > ENTRIES ? shown.at(-1) : undefined;
  return {
    page: staffPageView(context, { path: AUDIT_PATH, title: staffLogWords[locale].audit.title }),
    action: localePath(locale, AUDIT_PATH),
    kinds: kinds.map((kind) =>
      option(kind, textOf(staffAuditWords[locale].kinds, kind), kind === query.kind),
    ),
    rows: shown.map((entry) => rowOf(context, entry)),
    olderHref: last ? hrefOf(context, AUDIT_PATH, { ...query, before: last.id }) : null,
    newestHref: query.before === null ? null : hrefOf(context, AUDIT_PATH, { ...query, before: null }),
    exports: (['csv', 'json'] as const).map((type) => ({
      label: type.toUpperCase(),
      href: hrefOf(context, `/staff/log/audit.${type}`, { ...query, before: null }),
    })),
    logHref: localePath(locale, LOG_PATH),
  };
}

function rowOf(context: StaffViewContext, { id, at, kind, actor, subject, facts }: AuditEntry): AuditRow {
  const { locale } = context;
  const words = staffAuditWords[locale];
  return {
    id,
    at,
    when: formatInstantInFull(at, locale),
    kind: textOf(words.kinds, kind),
    who: actor === null ? staffLogWords[locale].audit.nobody : context.nameOf(actor),
    whom: subject === null ? null : context.nameOf(subject),
    facts: Object.entries(facts).map(
      ([name, value]) => `${textOf(words.facts, name)}: ${factText(locale, name, value)}`,
    ),
  };
}

/** What a fact says, where it is one of our own names and not what somebody typed. */
function factText(locale: Locale, name: string, fact: AuditEntry['facts'][string]): string {
  const value = String(fact);
  switch (name) {
    case 'method':
      return textOf(staffAuditWords[locale].methods, value);
    case 'role':
    case 'from':
    case 'to':
      return textOf(staffWords[locale].roles, value);
    case 'expires_at': {
      const at = parseInstant(value);
      return at === null ? value : formatInstantInFull(at, locale);
    }
    default:
      return value;
  }
}

/** What is not known here keeps its name. */
function textOf(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}

function hrefOf({ locale }: StaffViewContext, path: string, { kind, person, before }: AuditQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind, person, before })) {
    if (value !== null) query.set(name, String(value));
  }
  return `${localePath(locale, path)}${query.size > 0 ? `?${query}` : ''}`;
}
