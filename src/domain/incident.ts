import type { FeatureId } from './availability.ts';
import type { TranslatedText } from './locale.ts';
import type { PanelId } from './panel.ts';
import type { Instant } from './time.ts';

/** The last part of the incident's address: `ovh-2021-03`. */
export type IncidentId = string;

/** `u12`: unique in a log, short enough to be typed. */
export type UpdateId = string;

export const UPDATE_STATUSES = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] as const;

/** How far an incident has come. The names, and those of the impact, are those of Atlassian Statuspage's public API. */
export type UpdateStatus = (typeof UPDATE_STATUSES)[number];

export const IMPACTS = ['none', 'minor', 'major', 'critical'] as const;
export type Impact = (typeof IMPACTS)[number];

/** What is concerned. No panels: all that the incident concerns; no features: nothing in particular on them. */
export interface Scope {
  readonly panels: readonly PanelId[];
  readonly features: readonly FeatureId[];
}

/** An incident as staff open it. */
export interface OpenedIncident extends Scope {
  readonly id: IncidentId;
  readonly title: TranslatedText;
  readonly startedAt: Instant;
  readonly impact: Impact;
}

/** What staff say of an incident. */
export interface PostedUpdate extends Scope {
  readonly incident: IncidentId;
  readonly id: UpdateId;
  readonly status: UpdateStatus;
  /** Markdown. */
  readonly body: TranslatedText;
  readonly impact: Impact;
  /** Also what the whole site promises; `null` leaves its promise as it is. */
  readonly nextUpdateBy: Instant | null;
}

/** What an update says beside its words. */
export type UpdateFacts = Pick<PostedUpdate, 'status' | 'impact' | 'panels' | 'features'>;

/** Whether it goes on: a summary afterwards ends it as much as its resolution. */
export function isOngoing(status: UpdateStatus): boolean {
  return status !== 'resolved' && status !== 'postmortem';
}
