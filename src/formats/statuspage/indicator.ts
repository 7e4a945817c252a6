import { IMPACTS, type Impact } from '../../domain/incident.ts';
import { statuspageWords } from '../../i18n/statuspage.ts';
import type { ComponentStatus } from './component-status.ts';

/** How bad it is overall, the best first. */
const INDICATORS = ['none', 'maintenance', 'minor', 'major', 'critical'] as const;
type Indicator = (typeof INDICATORS)[number];

/** `status` of the whole page: one word for machines, a few for people. */
export interface PageStatus {
  readonly indicator: Indicator;
  readonly description: string;
}

const { descriptions } = statuspageWords;

/**
 * The page's state by those of its components, groups not counted, and by the impacts of the incidents that go on, which can
 * only make it worse: the rules of Statuspage's “Top-level status and incident impact calculations”.
 */
export function pageStatus(
  statuses: readonly ComponentStatus[],
  impacts: readonly (Impact | null)[] = [],
): PageStatus {
  const status = blendOf(statuses);
  const impact = IMPACTS.findLast((one) => impacts.includes(one)) ?? 'none';
  if (INDICATORS.indexOf(impact) <= INDICATORS.indexOf(status.indicator)) return status;
  return {
    indicator: impact,
    description: impact === 'none' ? status.description : descriptions.raised[impact],
  };
}

/** How bad an incident is by what it concerns, where nobody has said: as the page would be if it were all there is. */
export function blendedImpact(statuses: readonly ComponentStatus[]): Impact {
  const { indicator } = blendOf(statuses);
  return indicator === 'maintenance' ? 'none' : indicator;
}

function blendOf(statuses: readonly ComponentStatus[]): PageStatus {
  const areAll = (status: ComponentStatus) => statuses.every((one) => one === status);
  const isAny = (status: ComponentStatus) => statuses.includes(status);
  if (statuses.length === 0) return { indicator: 'none', description: descriptions.unknown };
  if (areAll('major_outage')) return { indicator: 'critical', description: descriptions.raised.critical };
  if (isAny('major_outage') || areAll('partial_outage'))
    return { indicator: 'major', description: descriptions.raised.major };
  if (isAny('partial_outage')) return { indicator: 'minor', description: descriptions.raised.minor };
  if (areAll('degraded_performance')) return { indicator: 'minor', description: descriptions.allDegraded };
  if (isAny('degraded_performance')) return { indicator: 'minor', description: descriptions.someDegraded };
  if (isAny('under_maintenance')) return { indicator: 'maintenance', description: descriptions.maintenance };
  return { indicator: 'none', description: descriptions.operational };
}
