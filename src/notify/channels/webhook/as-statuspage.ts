import { LONGEST_BODY } from '../../guarded/guarded-sender.ts';
import type { Message } from '../../message.ts';
import type { StatuspageFacts } from '../../message-facts.ts';
import { cutText } from '../cut-text.ts';

/** Of one update that is longer than may be sent (characters). */
const LONGEST_TEXT = 4000;

/** Statuspage says these of its own incidents; of ours never anything else. */
const NEVER = {
  backfilled: false,
  impact_override: null,
  organization_id: null,
  scheduled_auto_completed: false,
  scheduled_auto_in_progress: false,
  scheduled_for: null,
  scheduled_remind_prior: false,
  scheduled_reminded_at: null,
  scheduled_until: null,
} as const;

type ToldIncident = StatuspageFacts['incidents'][number];
type ToldComponent = StatuspageFacts['components'][number];

/**
 * As Atlassian Statuspage calls its webhooks (https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/): a call for
 * each component that changed and for each incident or planned work, which are what `/api/v2/` has of them. It has no words for promises
 * and answers, which are not told. A message that tells of nothing, as a test does, is one call with the page alone.
 */
export function asStatuspage(message: Message, siteUrl: string): readonly object[] {
  const facts = message.statuspage?.() ?? null;
  const around = {
    meta: { unsubscribe: message.links.oneClick, documentation: `${siteUrl}/en/api/` },
    page: {
      id: facts?.page.id ?? '',
      status_indicator: facts?.page.indicator ?? 'none',
      status_description: facts?.page.description ?? '',
    },
  };
  if (!facts) return [around];
  return [
    ...facts.incidents.map((incident) => withinBounds(incident, (one) => ({ ...around, incident: one }))),
    ...facts.components.map((told, index) => ({
      ...around,
      ...tellComponent(told, `${message.id}-${index}`),
    })),
  ];
}

function tellComponent({ component, formerly, at }: ToldComponent, id: string) {
  const { name, status, created_at } = component;
  return {
    component_update: {
      id,
      component_id: component.id,
      created_at: at,
      old_status: formerly,
      new_status: status,
    },
    component: { id: component.id, name, status, created_at },
  };
}

/** As many updates, the newest first, as fit what is sent. */
function withinBounds(incident: ToldIncident, make: (incident: object) => object): object {
  const { incident_updates: updates, components: _, ...rest } = incident;
  for (let kept = updates.length; kept > 1; kept -= 1) {
    const made = make({ ...NEVER, ...rest, incident_updates: updates.slice(0, kept) });
    if (Buffer.byteLength(JSON.stringify(made)) <= LONGEST_BODY) return made;
  }
  const newest = updates
    .slice(0, 1)
    .map((update) => ({ ...update, body: cutText(update.body, LONGEST_TEXT), affected_components: [] }));
  return make({ ...NEVER, ...rest, incident_updates: newest });
}
