import { z } from 'zod';
import { findLineFault } from '../actions/find-fault.ts';
import { LIMITS } from '../actions/limits.ts';
import { AVAILABILITIES, type Availability } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { State } from '../domain/state.ts';
import type { Sighting, SuggestionSource } from '../domain/suggestion.ts';

const labels = z.record(z.string(), z.string());

/**
 * What Alertmanager's webhook sends (version 4), and Grafana's, which has the same and more. What else they send is let
 * pass: they may come to send it tomorrow.
 */
export const alertsBody = z.object({
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved']),
      labels,
      annotations: labels.default({}),
      fingerprint: z.string().min(1).describe('The same for the same alert, however often it comes.'),
      generatorURL: z.string().optional(),
      panelURL: z.string().optional(),
      dashboardURL: z.string().optional(),
    }),
  ),
});

type Alert = z.infer<typeof alertsBody>['alerts'][number];

/** Labels of alerts, by what they name (`SUGGESTION_LABELS`). */
export interface LabelNames {
  readonly panel: string;
  readonly feature: string;
  readonly state: string;
}

/** An alert as the site understands it; `null`: it has none of the labels, and is no business of the site. */
export function sightingOf(
  alert: Alert,
  {
    source,
    names,
    state,
  }: {
    readonly source: SuggestionSource;
    readonly names: LabelNames;
    readonly state: State;
  },
): Sighting | null {
  const { labels: given, status, fingerprint } = alert;
  const named = { panels: listOf(given[names.panel]), features: listOf(given[names.feature]) };
  if (named.panels.length === 0 && named.features.length === 0) return null;
  // A label that holds nothing but commas is a slip, and not every panel.
  const isOfPanels = (given[names.panel] ?? '').trim() !== '';
  const catalogue = catalogueOf(state);
  const panels = among(catalogue.panels, named.panels);
  const features = among(catalogue.features, named.features);
  const unknown = [
    ...named.panels.filter((id) => !panels.includes(id)).map((id) => `${names.panel}=${id}`),
    ...named.features.filter((id) => !features.includes(id)).map((id) => `${names.feature}=${id}`),
  ];
  return {
    source,
    key: fingerprint,
    isOver: status === 'resolved',
    // An alert of a feature as such is about it everywhere.
    panels: isOfPanels ? panels : catalogue.panels.map(({ id }) => id),
    features,
    state: stateOf(given[names.state], given.severity),
    text: textOf(alert),
    url: linkOf(alert),
    unknown: unknown.map(tidyLine),
  };
}

/** `a, b` → `['a', 'b']` */
function listOf(text = ''): string[] {
  return [...new Set(text.split(/[\s,;|]+/).map((one) => one.toLowerCase()))].filter((one) => one !== '');
}

function among(entries: readonly { readonly id: string }[], ids: readonly string[]): string[] {
  return entries.map(({ id }) => id).filter((id) => ids.includes(id));
}

/** How the field calls what does not work at all. */
const GRAVE = ['critical', 'page', 'error', 'fatal', 'disaster', 'emergency'];

/** What it says itself, or how severe it is: nobody but staff decides it. */
function stateOf(stated = '', severity = ''): Availability {
  const found = AVAILABILITIES.find((one) => one === stated.toLowerCase());
  return found ?? (GRAVE.includes(severity.toLowerCase()) ? 'unavailable' : 'limited');
}

function textOf({ labels: { alertname }, annotations: { summary, description, message } }: Alert): string {
  const texts = [summary, description, message, alertname].map((text = '') => tidyLine(text));
  return texts.find((text) => findLineFault(text, LIMITS.reason) === null) ?? '–';
}

/** In one line, without what no page shows, and no longer than a reason may be. */
function tidyLine(text: string): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line;
}

/** What is said before it in a reason has room beside it. */
const LONGEST = LIMITS.reason - 60;

/** Where whoever watches shows it: the nearest first. Nothing but an address of the web is followed. */
function linkOf({ panelURL, dashboardURL, generatorURL }: Alert): string | null {
  return [panelURL, dashboardURL, generatorURL].find((url) => /^https?:\/\/\S+$/.test(url ?? '')) ?? null;
}
