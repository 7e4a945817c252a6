import { z } from 'zod';
import { catalogueOf } from '../domain/catalogue.ts';
import { findIncident } from '../domain/incidents.ts';
import { LOCALES } from '../domain/locale.ts';
import { TOLD_KINDS } from '../domain/subscription.ts';
import type { ViewContext } from '../views/context.ts';
import { nothingTyped, type SubscribeTyped } from '../views/subscribe.ts';

/** Of one field (characters): a URL may be long, and so is what a browser gives for push. */
const LONGEST = 2000;
/** How many boxes of one name are looked at. */
const MOST = 500;

const line = z
  .string()
  .max(LONGEST)
  .transform((text) => text.replace(/\p{Cc}/gu, '').trim());
/** Some keyboards write a letter and its mark apart: an address is one of both (RFC 6532, 3.1). */
const mail = line.transform((text) => text.normalize('NFC'));
const ids = z.array(z.string().max(100)).max(MOST);

const FORM = z.object({
  channel: line,
  email: mail,
  url: line,
  owner: mail,
  format: line,
  push: z.string().max(LONGEST),
  panel: ids,
  feature: ids,
  incident: line,
  kind: ids,
  once: line,
  digest: line,
  lang: line,
});

/** What was sent. */
export interface SentAsk {
  readonly typed: SubscribeTyped;
  /** JSON of the browser's `PushSubscription`; empty: none. */
  readonly push: string;
}

/** @returns `null`: it is no such form */
export async function receiveAsk({ locale }: ViewContext, request: Request): Promise<SentAsk | null> {
  const form = await request.formData().catch(() => null);
  if (form === null) return null;
  const one = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
  const read = FORM.safeParse({
    ...Object.fromEntries(
      ['channel', 'email', 'url', 'owner', 'format', 'push', 'incident', 'once', 'digest', 'lang'].map(
        (name) => [name, one(name)],
      ),
    ),
    panel: all('panel'),
    feature: all('feature'),
    kind: all('kind'),
  });
  if (!read.success) return null;
  const { channel, email, url, owner, format, push, panel, feature, incident, kind, once, digest, lang } =
    read.data;
  return {
    typed: {
      channel,
      email,
      url,
      owner,
      format: format || 'latarnia',
      panels: panel,
      features: feature,
      incident,
      kinds: TOLD_KINDS.filter((known) => kind.includes(known)),
      once: once !== '',
      digest: digest !== '',
      lang: LOCALES.find((known) => known === lang) ?? locale,
    },
    push,
  };
}

/** What a link fills in, of what there is. */
export function readSubscribeQuery({ state, locale }: ViewContext, query: URLSearchParams): SubscribeTyped {
  const { panels, features } = catalogueOf(state);
  const named = (name: string) => query.getAll(name).map((value) => value.trim().toLowerCase());
  const [incident] = named('incident');
  return {
    ...nothingTyped(locale),
    panels: panels.flatMap(({ id }) => (named('panel').includes(id) ? [id] : [])),
    features: features.flatMap(({ id }) => (named('feature').includes(id) ? [id] : [])),
    incident: incident === undefined ? '' : (findIncident(state, incident)?.id ?? ''),
    once: (query.get('once') ?? '') !== '',
  };
}
