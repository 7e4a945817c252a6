import { expect, test } from 'vitest';
import type { Impact } from '../../../../src/domain/incident.ts';
import type { ComponentStatus } from '../../../../src/formats/statuspage/component-status.ts';
import { blendedImpact, pageStatus } from '../../../../src/formats/statuspage/indicator.ts';

const WORDS: Readonly<Record<string, ComponentStatus>> = {
  ok: 'operational',
  work: 'under_maintenance',
  slow: 'degraded_performance',
  part: 'partial_outage',
  down: 'major_outage',
};

const statuses = (text: string) => text.split(' ').flatMap((word) => WORDS[word] ?? []);

test.each<[components: string, indicator: string, description: string]>([
  ['', 'none', 'No information'],
  ['ok', 'none', 'All Systems Operational'],
  ['ok ok ok', 'none', 'All Systems Operational'],
  ['work', 'maintenance', 'Service Under Maintenance'],
  ['work ok', 'maintenance', 'Service Under Maintenance'],
  ['slow', 'minor', 'Degraded System Service'],
  ['slow slow', 'minor', 'Degraded System Service'],
  ['slow ok', 'minor', 'Partially Degraded Service'],
  ['slow work', 'minor', 'Partially Degraded Service'],
  ['part ok', 'minor', 'Minor Service Outage'],
  ['part slow work', 'minor', 'Minor Service Outage'],
  ['part', 'major', 'Partial System Outage'],
  ['part part', 'major', 'Partial System Outage'],
  ['down ok', 'major', 'Partial System Outage'],
  ['down part slow work ok', 'major', 'Partial System Outage'],
  ['down', 'critical', 'Major System Outage'],
  ['down down', 'critical', 'Major System Outage'],
])('components that are “%s” are %s: %s', (components, indicator, description) => {
  expect(pageStatus(statuses(components))).toEqual({ indicator, description });
});

test.each<[components: string, impacts: readonly (Impact | null)[], indicator: string, description: string]>([
  ['ok', ['minor'], 'minor', 'Minor Service Outage'],
  ['ok', ['minor', 'critical', 'none'], 'critical', 'Major System Outage'],
  ['ok', ['none'], 'none', 'All Systems Operational'],
  ['ok', [null], 'none', 'All Systems Operational'],
  ['work ok', ['minor'], 'minor', 'Minor Service Outage'],
  ['work ok', ['none'], 'maintenance', 'Service Under Maintenance'],
  ['slow ok', ['minor'], 'minor', 'Partially Degraded Service'],
  ['slow ok', ['major'], 'major', 'Partial System Outage'],
  ['down ok', ['minor'], 'major', 'Partial System Outage'],
  ['down', ['major'], 'critical', 'Major System Outage'],
  ['', ['major'], 'major', 'Partial System Outage'],
])(
  'an incident that goes on can only make “%s” worse: %j is %s',
  (components, impacts, indicator, description) => {
    expect(pageStatus(statuses(components), impacts)).toEqual({ indicator, description });
  },
);

test.each([
  ['', 'none'],
  ['ok', 'none'],
  ['work ok', 'none'],
  ['slow ok', 'minor'],
  ['part part', 'major'],
  ['down down', 'critical'],
])(
  'an incident of which nobody said how bad it is is as bad as what it concerns: “%s” is %s',
  (components, impact) => {
    expect(blendedImpact(statuses(components))).toBe(impact);
  },
);
