import { z } from 'zod';
import type { Asked } from '../actions/subscribers.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { effectiveCell } from '../domain/facts.ts';
import { findIncident } from '../domain/incidents.ts';
import { LOCALES } from '../domain/locale.ts';
import { type ChannelName, TOLD_KINDS, type Wish } from '../domain/subscription.ts';
import type { SubscribeFault } from '../i18n/subscribe.ts';
import type { ViewContext } from '../views/context.ts';
import { type SubscribeField, type SubscribeTyped, USUAL_KINDS } from '../views/subscribe.ts';
import type { SentAsk } from './read-asked.ts';

type Faults = { [field in SubscribeField]?: SubscribeFault };

/** What is asked for; at which fields it is wrong; or that there is nothing to wait for. */
export type Decision =
  | { readonly kind: 'asked'; readonly asked: Asked }
  | { readonly kind: 'wrong'; readonly faults: Faults }
  | { readonly kind: 'works' };

const FORMATS = z.enum(['latarnia', 'statuspage', 'cloudevents']).catch('latarnia');
const EMAIL = z.email();
/** Where it may lead is looked at before anything is sent there. */
const HOOK = z.url({ protocol: /^https$/ });

/** Decides what somebody asks for. @param channels what can be offered */
export function decideAsk(
  context: Pick<ViewContext, 'state' | 'now' | 'locale'>,
  { typed, push }: SentAsk,
  channels: readonly ChannelName[],
): Decision {
  const channel = channels.find((one) => one === (typed.channel || 'email')) ?? null;
  const { address, owner, faults } = readAddress(channel, typed, push);
  const wish = wishOf(context, typed);
  if (typeof wish === 'string' && wish !== 'works') faults.what = wish;
  if (Object.keys(faults).length > 0 || channel === null || typeof wish === 'string')
    return wish === 'works' && Object.keys(faults).length === 0
      ? { kind: 'works' }
      : { kind: 'wrong', faults };
  return {
    kind: 'asked',
    asked: {
      channel,
      address,
      owner,
      format: FORMATS.parse(typed.format),
      wish,
      pace: typed.digest ? 'digest' : 'at-once',
      locale: LOCALES.find((one) => one === typed.lang) ?? context.locale,
    },
  };
}

function readAddress(
  channel: ChannelName | null,
  { email, url, owner }: SubscribeTyped,
  push: string,
): { readonly address: string; readonly owner: string | null; readonly faults: Faults } {
  const faults: Faults = {};
  switch (channel) {
    case null:
      faults.channel = 'channel';
      return { address: '', owner: null, faults };
    case 'email':
      if (email === '') faults.email = 'email.missing';
      else if (!EMAIL.safeParse(email).success) faults.email = 'email.wrong';
      return { address: email, owner: null, faults };
    case 'push':
      if (push === '') faults.push = 'push';
      return { address: push, owner: null, faults };
    default:
      if (url === '') faults.url = 'url.missing';
      else if (!HOOK.safeParse(url).success) faults.url = 'url.wrong';
      if (channel === 'webhook' && !EMAIL.safeParse(owner).success) faults.owner = 'owner';
      return { address: url, owner: channel === 'webhook' ? owner : null, faults };
  }
}

/** What somebody wants, from what they ticked. `works`: all that they wait for works already. */
export function wishOf(
  { state, now }: Pick<ViewContext, 'state' | 'now'>,
  typed: Pick<SubscribeTyped, 'panels' | 'features' | 'incident' | 'once' | 'kinds'>,
): Wish | 'works' | 'gone' | 'once' {
  if (typed.incident !== '') {
    const found = findIncident(state, typed.incident);
    return found ? { of: 'incident', incident: found.id } : 'gone';
  }
  const known = catalogueOf(state);
  const panels = known.panels.map(({ id }) => id).filter((id) => typed.panels.includes(id));
  const features = known.features.map(({ id }) => id).filter((id) => typed.features.includes(id));
  if (panels.length < new Set(typed.panels).size || features.length < new Set(typed.features).size)
    return 'gone';
  if (!typed.once) {
    const kinds = TOLD_KINDS.filter((kind) => typed.kinds.includes(kind));
    return { of: 'cells', panels, features, kinds: kinds.length === 0 ? USUAL_KINDS : kinds };
  }
  if (panels.length + features.length === 0) return 'once';
  const cells = orAll(panels, known.panels).flatMap((panel) =>
    orAll(features, known.features).map((feature) => ({
      panel,
      feature,
      state: effectiveCell(state, feature, panel, now).state,
    })),
  );
  // Of what nobody has spoken there is nothing to wait for, unless nothing else was chosen.
  const waited = cells.filter(({ state }) => state === 'unavailable' || state === 'limited');
  const unspoken = cells.filter(({ state }) => state === 'unknown');
  const left = waited.length > 0 ? waited : unspoken.length < cells.length ? [] : unspoken;
  if (left.length === 0) return 'works';
  return { of: 'once', cells: left.map(({ panel, feature }) => ({ panel, feature })) };
}

function orAll(chosen: readonly string[], all: readonly { readonly id: string }[]): readonly string[] {
  return chosen.length === 0 ? all.map(({ id }) => id) : chosen;
}
