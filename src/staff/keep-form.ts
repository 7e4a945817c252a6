import { z } from 'zod';
import { type Locale, localePath, splitLocale } from '../domain/locale.ts';
import { type KeptNotice, keptNotice, type WaitingForm } from '../views/staff/kept.ts';
import type { SentForm } from '../views/staff/notice.ts';
import { list } from './fields.ts';
import { formPlace, placeAgain } from './form-places.ts';
import { allTexts, formOf, readForm, receiveForm } from './read-form.ts';
import type { StaffAccess } from './staff-access.ts';
import type { StaffSession } from './staff-session.ts';

/** What a form, or the address of a page, names a form by that is kept. */
export const KEPT = 'kept';

/** What a form names by itself, or is chosen by one press: nothing that somebody typed. */
const NOT_TYPED = /^(deed|act|maintenance|id|by|role|revoke|how|verb|revision|seen|expected)$/;

/** What somebody writes in words of their own. */
const WRITTEN =
  /^((pl|en)(\.(title|short|body))?|lastWords(En)?|titlePl|titleEn|bodyPl|bodyEn|gap:.*|note|noteEn|reason|name|email|asked|account)$/;

const CARRIED = z.object({ [KEPT]: list });

/** What is secret, what was said yes to, and what only this answer is about: none of it is kept. */
const NEVER = /^(proof-.*|password|current|fresh|code|recovery|uri|sure|confirmed|kept)$/;

/** A form that is kept, as far as a request names one. */
export interface KeptHere {
  /** The name that its forms carry on until one of them is done; `null`: nothing is kept under it. */
  readonly id: string | null;
  /** What the page says of it; `null`: it is carried on, and has been said. */
  readonly notice: KeptNotice | null;
  /** What the page is filled with; `null`: nothing. */
  readonly form: FormData | null;
}

/**
 * Keeps what was typed into a form whose session had ended by time, and says where to go on from there: of a form into
 * which nothing was typed, or only what is secret, that nothing was done.
 *
 * @param path without the language in front
 * @returns the query of the page that signs in
 */
export async function keepForm(
  access: StaffAccess,
  request: Request,
  { path, locale }: { readonly path: string; readonly locale: Locale },
): Promise<string> {
  const sent = await receiveForm(request.clone());
  const texts = allTexts(sent);
  const names = texts.map(([name]) => name);
  const place = formPlace(path, names, request.headers.get('Referer'));
  const fields = withoutSecrets(texts);
  const isTyped = fields.some(([name, text]) => !NOT_TYPED.test(name) && text.trim() !== '');
  if (place === null || !isTyped) {
    const hasEnded = await access.use(({ authentication }) => authentication.endedByTime(request.headers));
    const again = place ?? placeAgain(path);
    return hasEnded === null || again === null ? '' : signInQuery(localePath(locale, again), 'ended');
  }
  const id = await access.use(async ({ authentication, kept }) => {
    const userId = await authentication.endedByTime(request.headers);
    if (userId === null) return null;
    const name = await kept.keep(userId, { address: place, fields });
    // It has come from one that was kept before, and takes its place.
    const earlier = carriedForm(sent)?.id ?? null;
    if (name !== null && earlier !== null && earlier !== name) await kept.drop(userId, earlier);
    return name;
  });
  const next = `${localePath(locale, place)}${id === null ? '' : `?${KEPT}=${id}`}`;
  return signInQuery(next, id === null ? 'lost' : 'kept');
}

function signInQuery(next: string, typed: 'kept' | 'lost' | 'ended'): string {
  return `?${new URLSearchParams({ next, typed })}`;
}

/** What a page is to be filled with that was asked for with `?kept=`; `null`: it is asked for as it is. */
export async function restoreForm(
  access: StaffAccess,
  { member }: StaffSession,
  {
    path,
    locale,
    query,
  }: { readonly path: string; readonly locale: Locale; readonly query: URLSearchParams },
): Promise<KeptHere | null> {
  const id = query.get(KEPT);
  if (id === null) return null;
  const found = await access.use(({ kept }) => kept.find(member.id, id));
  if (found === null || found.address !== path)
    return { id: null, notice: keptNotice(locale, null), form: null };
  return { id, notice: keptNotice(locale, found.since), form: formOf(found.fields) };
}

/** The form that another one carries on with: what it was restored from. */
export function carriedForm(form: FormData): KeptHere | null {
  const [id = ''] = readForm(form, CARRIED).typed[KEPT];
  return id === '' ? null : { id, notice: null, form: null };
}

/** What was sent and could not be taken, for the page that says so; `null`: nothing that was written. */
export async function sentBack(request: Request): Promise<KeptHere | null> {
  if (request.method !== 'POST' || request.bodyUsed) return null;
  const sent = await receiveForm(request.clone()).catch(() => null);
  const texts = sent === null ? [] : withoutSecrets(allTexts(sent));
  const { path } = splitLocale(new URL(request.url).pathname);
  const names = texts.map(([name]) => name);
  if (formPlace(path, names, null) === null) return null;
  return { id: null, notice: null, form: formOf(texts) };
}

/** A form that was sent to an address, or typed for it before a session had ended, as a page shows it. */
export function sentForm(action: string, kept: KeptHere | null): SentForm | null {
  return kept?.form ? { action, fields: allTexts(kept.form) } : null;
}

/** What an account has waiting. */
export async function waitingForms(access: StaffAccess, { member }: StaffSession): Promise<WaitingForm[]> {
  const forms = await access.use(({ kept }) => kept.list(member.id));
  return forms.map(({ id, address, since, fields }) => {
    const written = fields.flatMap(([name, text]) => (WRITTEN.test(name) ? [text.trim()] : []));
    const [longest = ''] = written.sort((a, b) => b.length - a.length);
    return { href: `${address}?${KEPT}=${id}`, address, since, longest };
  });
}

/** What was kept is forgotten once it has been done. */
export async function dropForm(access: StaffAccess, { member }: StaffSession, id: string): Promise<void> {
  await access.use(({ kept }) => kept.drop(member.id, id));
}

function withoutSecrets(texts: readonly [string, string][]): [string, string][] {
  return texts.filter(([name]) => !NEVER.test(name));
}
