import type { MaintenancePhase } from '../../../domain/maintenance.ts';
import {
  type ComponentStatus,
  featureStatus,
  restorationStatus,
} from '../../../formats/statuspage/component-status.ts';
import type { Message, MessageSection } from '../../message.ts';
import { cutText } from '../cut-text.ts';

/** How long what somebody wrote may be (characters), so that the whole stays within what is sent. */
const LONGEST_TEXT = 8000;

const STATUS: Readonly<Record<MaintenancePhase, string>> = {
  planned: 'scheduled',
  active: 'in_progress',
  unconfirmed: 'verifying',
  done: 'completed',
  cancelled: 'completed',
};

/** Statuspage never says these of what is not its own. */
const NEVER = {
  backfilled: false,
  impact_override: null,
  organization_id: null,
  postmortem_body: null,
  postmortem_body_last_updated_at: null,
  postmortem_ignored: false,
  postmortem_notified_subscribers: false,
  postmortem_notified_twitter: false,
  postmortem_published_at: null,
  scheduled_auto_in_progress: false,
  scheduled_auto_completed: false,
  scheduled_remind_prior: false,
  scheduled_reminded_at: null,
} as const;

/**
 * As Atlassian Statuspage calls its webhooks (https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/): a call for
 * each component that changed, each incident and each planned work, with the ids of `/api/v2/`. It has no word for promises and answers,
 * which are not told.
 */
export function asStatuspage(message: Message, siteUrl: string): readonly object[] {
  const { page, links, kind } = message;
  const around = {
    meta: { unsubscribe: links.oneClick, documentation: `${siteUrl}/en/api/` },
    page: {
      id: page?.id ?? '',
      status_indicator: page?.indicator ?? 'none',
      status_description: page?.description ?? '',
    },
  };
  if (kind === 'test' || kind === 'notice' || kind === 'end') return [around];
  return message.sections.flatMap((section, index) => {
    const told = tellSection(section, `${message.id}-${index}`, links.page);
    return told === null ? [] : [{ ...around, ...told }];
  });
}

function tellSection(section: MessageSection, id: string, page: string): object | null {
  const { facts } = section;
  switch (facts?.of) {
    case 'cell':
      return tellComponent(section, id, facts.component, [
        facts.formerly && featureStatus(facts.formerly),
        featureStatus(facts.state),
      ]);
    case 'panel':
      return tellComponent(section, id, facts.component, [
        restorationStatus(facts.formerly),
        restorationStatus(facts.restoration),
      ]);
    case 'incident': {
      const { at } = section;
      const isOver = facts.status === 'resolved' || facts.status === 'postmortem';
      return tellIncident(section, page, {
        id: facts.id,
        updateId: facts.updateId,
        status: facts.status,
        impact: facts.impact ?? 'none',
        created_at: facts.startedAt,
        monitoring_at: facts.status === 'monitoring' ? at : null,
        resolved_at: isOver ? at : null,
        scheduled_for: null,
        scheduled_until: null,
      });
    }
    case 'maintenance': {
      const status = STATUS[facts.phase];
      return tellIncident(section, page, {
        id: facts.id,
        updateId: id,
        status,
        impact: 'maintenance',
        created_at: section.at,
        monitoring_at: null,
        resolved_at: status === 'completed' ? section.at : null,
        scheduled_for: facts.from,
        scheduled_until: facts.until,
      });
    }
    default:
      return null;
  }
}

/** `null`: nothing is known of it any more, for which there is no word. */
function tellComponent(
  { heading, at }: MessageSection,
  id: string,
  component: string,
  [before, after]: readonly [ComponentStatus | null, ComponentStatus | null],
): object | null {
  if (after === null) return null;
  return {
    component_update: {
      id,
      component_id: component,
      created_at: at,
      old_status: before ?? after,
      new_status: after,
    },
    component: { id: component, name: heading, status: after, created_at: at },
  };
}

function tellIncident(
  { heading, href, lines, at }: MessageSection,
  page: string,
  {
    updateId,
    ...said
  }: { readonly id: string; readonly updateId: string; readonly status: string } & Readonly<
    Record<string, string | null>
  >,
): object {
  return {
    incident: {
      ...NEVER,
      ...said,
      name: heading,
      shortlink: href ?? page,
      updated_at: at,
      incident_updates: [
        {
          id: updateId,
          incident_id: said.id,
          status: said.status,
          body: cutText(lines.join('\n'), LONGEST_TEXT),
          created_at: at,
          updated_at: at,
          display_at: at,
          twitter_updated_at: null,
          wants_twitter_update: false,
        },
      ],
    },
  };
}
