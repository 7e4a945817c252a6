import { z } from 'zod';
import type { AskFault } from '../actions/subscribe.ts';
import type { Asked } from '../actions/subscribers.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { effectiveCell } from '../domain/facts.ts';
import { type ChannelName, type Interest, TOLD_KINDS } from '../domain/subscription.ts';
import type { SubscribeFault } from '../i18n/subscribe.ts';
import type { ViewContext } from '../views/context.ts';
import { type SubscribeField, type SubscribeTyped, USUAL_KINDS } from '../views/subscribe.ts';
import type { SentAsk } from './read-asked.ts';

/** What is wrong, at which field. */
export type Faults = { readonly [field in SubscribeField]?: SubscribeFault };

const FORMATS = z.enum(['latarnia', 'statuspage', 'cloudevents']).catch('latarnia');

/** What somebody asks for, as actions take it; what it is worth they decide. @returns `null`: it cannot be sent that way here */
export function askedBy(
  context: Pick<ViewContext, 'state' | 'now'>,
  { typed, push }: SentAsk,
  channels: readonly ChannelName[],
): Asked | null {
  const channel = channels.find((one) => one === (typed.channel || 'email'));
  if (channel === undefined) return null;
  return {
    channel,
    address: channel === 'email' ? typed.email : channel === 'push' ? push : typed.url,
    owner: channel === 'webhook' ? typed.owner : null,
    format: FORMATS.parse(typed.format),
    wish: wishOf(context, typed),
    pace: typed.digest ? 'digest' : 'at-once',
    locale: typed.lang,
  };
}

/**
 * What somebody wants, from what they ticked. Who ticks neither panels nor features, and not once, wants all of it; no kind: the
 * usual ones. Of what nobody has spoken there is nothing to wait for, unless nothing else was ticked.
 */
export function wishOf(
  { state, now }: Pick<ViewContext, 'state' | 'now'>,
  { incident, panels, features, kinds: ticked, once }: SubscribeTyped,
): Interest {
  if (incident !== '') return { of: 'incident', incident };
  if (!once) {
    const kinds = TOLD_KINDS.filter((kind) => ticked.includes(kind));
    return { of: 'cells', panels, features, kinds: kinds.length === 0 ? USUAL_KINDS : kinds };
  }
  if (panels.length + features.length === 0) return { of: 'once', cells: [] };
  const known = catalogueOf(state);
  const cells = orAll(panels, known.panels).flatMap((panel) =>
    orAll(features, known.features).map((feature) => ({ panel, feature })),
  );
  const stateOf = ({ panel, feature }: (typeof cells)[number]) =>
    effectiveCell(state, feature, panel, now).state;
  const spoken = cells.filter((cell) => stateOf(cell) !== 'unknown');
  const waited = spoken.filter((cell) => stateOf(cell) !== 'available');
  return { of: 'once', cells: [waited, spoken, cells].find((some) => some.length > 0) ?? [] };
}

/** At which field it is said, and how. */
export function faultsOf(code: AskFault, channel: ChannelName | null): Faults {
  const isMail = channel === 'email';
  switch (code) {
    case 'channel.unavailable':
      return { channel: 'channel' };
    case 'address.missing':
      return isMail
        ? { email: 'email.missing' }
        : channel === 'push'
          ? { push: 'push' }
          : { url: 'url.missing' };
    case 'address.wrong':
    case 'address.long':
    case 'address.refused':
      return isMail ? { email: 'email.wrong' } : channel === 'push' ? { push: 'push' } : { url: 'url.wrong' };
    case 'address.other-host':
      return { url: 'url.chat' };
    case 'owner.wrong':
      return { owner: 'owner' };
    case 'wish.none':
      return { what: 'once' };
    case 'wish.works':
      return { what: 'works' };
    case 'wish.many':
      return { what: 'many' };
    case 'wish.unknown':
      return { what: 'gone' };
    default:
      return code satisfies never;
  }
}

function orAll(chosen: readonly string[], all: readonly { readonly id: string }[]): readonly string[] {
  return chosen.length === 0 ? all.map(({ id }) => id) : chosen;
}
