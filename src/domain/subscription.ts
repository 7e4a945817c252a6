import type { FeatureId } from './availability.ts';
import type { IncidentId } from './incident.ts';
import type { Locale } from './locale.ts';
import type { PanelId } from './panel.ts';

/** Where somebody can be told. */
export const CHANNELS = ['email', 'push', 'webhook', 'slack', 'teams', 'discord', 'google-chat'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/**
 * What one may want to hear of: states that change, updates of incidents, planned work, promised days that move or pass, and
 * answers that change.
 */
export const TOLD_KINDS = ['change', 'update', 'maintenance', 'promise', 'answer'] as const;
export type ToldKind = (typeof TOLD_KINDS)[number];

/** What somebody asks to be told of. */
export type Interest =
  | {
      readonly of: 'cells';
      /** Empty: all of them, also those that come later. */
      readonly panels: readonly PanelId[];
      /** Empty: all of them, also those that come later. */
      readonly features: readonly FeatureId[];
      readonly kinds: readonly ToldKind[];
    }
  | { readonly of: 'incident'; readonly incident: IncidentId }
  /** Told once each of these works, and never again; each is one that does not work when it is asked for. */
  | {
      readonly of: 'once';
      readonly cells: readonly { readonly panel: PanelId; readonly feature: FeatureId }[];
    };

/** When: as it happens, or once a day at 08:00 Warsaw. */
export type TellingPace = 'at-once' | 'digest';

/** What somebody chose, whole. */
export interface TellingChoice {
  readonly wish: Interest;
  readonly pace: TellingPace;
  readonly locale: Locale;
}

/** In a topic: whichever panel, whichever feature. */
export const ANY = '*';

/**
 * A subject as subscribers are found by it: `change/b/price-sync`, `change/b/*`, `incident/ovh-2021-03`, `once/b/price-sync`.
 * Whoever asked for several has several; what happens has every topic by which somebody may have asked for it.
 */
export type Topic = string;

export function cellTopic(
  kind: ToldKind,
  panel: PanelId | typeof ANY,
  feature: FeatureId | typeof ANY,
): Topic {
  return `${kind}/${panel}/${feature}`;
}

export function incidentTopic(incident: IncidentId): Topic {
  return `incident/${incident}`;
}

export function onceTopic(panel: PanelId, feature: FeatureId): Topic {
  return `once/${panel}/${feature}`;
}

/** By which topics somebody is found who asked for this. */
export function topicsOfWish(wish: Interest): Topic[] {
  switch (wish.of) {
    case 'incident':
      return [incidentTopic(wish.incident)];
    case 'once':
      return wish.cells.map(({ panel, feature }) => onceTopic(panel, feature));
    case 'cells': {
      const panels = wish.panels.length === 0 ? [ANY] : wish.panels;
      const features = wish.features.length === 0 ? [ANY] : wish.features;
      return wish.kinds.flatMap((kind) =>
        panels.flatMap((panel) => features.map((feature) => cellTopic(kind, panel, feature))),
      );
    }
    default:
      return wish satisfies never;
  }
}
