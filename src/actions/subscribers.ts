import type { FeatureId } from '../domain/availability.ts';
import type { Revision } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import type { PanelId } from '../domain/panel.ts';
import type { ChannelName, Interest, TellingChoice, TellingPace } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';

/** What somebody filled in at `/subscribe/`, checked. */
export interface Asked extends TellingChoice {
  readonly channel: ChannelName;
  /** In clear: of mail an address, of hooks and chats a URL, of push the JSON of a `PushSubscription`. */
  readonly address: string;
  /** In which form a webhook wants it. */
  readonly format: 'latarnia' | 'statuspage' | 'cloudevents';
  /** Whom a webhook's owner is reached by; `null`: not needed. */
  readonly owner: string | null;
}

/** One who is told, as they see themselves; staff never see more of it than numbers. */
export interface Subscriber {
  readonly id: string;
  readonly channel: ChannelName;
  /** In clear; only for themselves, for what is sent, and for `latarnia subscriber`. */
  readonly address: string;
  /** Several people read it: ending it is asked for again by mail. */
  readonly isGroup: boolean;
  readonly format: Asked['format'];
  readonly secret: string | null;
  readonly locale: Locale;
  readonly pace: TellingPace;
  readonly status: 'pending' | 'confirmed' | 'stopped';
  readonly stoppedWhy: string | null;
  readonly createdAt: Instant;
  readonly confirmedAt: Instant | null;
  readonly wishes: readonly {
    readonly id: string;
    readonly wish: Interest;
    readonly confirmedAt: Instant | null;
    /** Of what is told once: what was told already, and when (wall clock). */
    readonly fired: readonly { readonly topic: string; readonly at: Instant }[];
  }[];
}

/** What was sent to somebody, and what became of it. */
export interface Receipt {
  readonly occurrence: string;
  readonly status: 'waiting' | 'claimed' | 'sent' | 'refused' | 'withdrawn';
  /** Wall clock: when it was sent or given up. */
  readonly settledAt: Instant | null;
  /** The revision it told of, to see the page as it stood; `null`: not sent. */
  readonly revision: Revision | null;
  readonly why: string | null;
  /** What it told of; left out: of nothing but the notifications themselves. */
  readonly about?: Pick<Occurrence, 'subjects' | 'at'>;
}

/** What a link of a mail is for. `confirm` and `end` work once, `manage` for 30 days, `one-click` for ever. */
export type LinkPurpose = 'confirm' | 'end' | 'manage' | 'one-click';

/** Who is told, and what they asked for. */
export interface Subscribers {
  /**
   * Writes down what is asked for, unconfirmed, and has the one mail (or the post in the chat) sent that confirms it. For a known and an unknown
   * address it does as much, so that nobody learns from it whether somebody is told. A browser is told at once: only itself has its address.
   *
   * @returns of push the token of the link to its choices, which no mail brings
   */
  ask(asked: Asked): Promise<{ readonly manage: string | null }>;
  /**
   * Whose link it is; `null`: of nobody, or it works no more. Changes nothing. Of a link that confirms, what waits is what it was
   * sent for: what somebody asked for afterwards has a link of its own, and is left out.
   */
  find(token: string, purpose: LinkPurpose): Promise<Subscriber | null>;
  /**
   * What was asked for before it was sent holds from now on, but for cells that are waited for and work already; its link works no more,
   * and a second click within the hour changes nothing. `null`: it did not work.
   */
  confirm(token: string, works?: (panel: PanelId, feature: FeatureId) => boolean): Promise<Subscriber | null>;
  /** Puts these in the place of all that was asked for. */
  choose(
    id: string,
    choices: { readonly wishes: readonly Interest[]; readonly pace: TellingPace; readonly locale: Locale },
  ): Promise<void>;
  /** Erases all but a keyed hash that keeps the address from being told again. Of a group: asks by mail first, unless `isSure`. */
  end(id: string, options: { readonly isSure: boolean }): Promise<'ended' | 'asked'>;
  /** The token of a link to somebody's choices, for 30 days; `null`: only messages to the address itself bring one. */
  choicesOf(subscriber: Pick<Subscriber, 'id' | 'channel'>): string | null;
  /** Newest first. */
  receipts(id: string): Promise<readonly Receipt[]>;
}
