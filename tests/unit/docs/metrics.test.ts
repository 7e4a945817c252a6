import { expect, test } from 'vitest';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../../src/processes/metrics/catalogue.ts';
import { codeOf, codeSpansOf, readDoc, tableUnder } from '../../support/docs.ts';

const KINDS = { counter: COUNTERS, gauge: GAUGES, histogram: HISTOGRAMS };

test('docs/operations.md has every metric with its kind and labels, and nothing more', () => {
  const { rows } = tableUnder(readDoc('docs/operations.md'), 'Metrics and alerts');
  const documented = rows.map(([name, kind, labels]) => [codeOf(name), kind, codeSpansOf(labels ?? '')]);
  const told = Object.entries(KINDS).flatMap(([kind, metrics]) =>
    Object.values(metrics).map((metric) => [metric.name, kind, 'labels' in metric ? [...metric.labels] : []]),
  );
  expect(documented.sort()).toEqual(told.sort());
});

test('names say what they count in, as Prometheus has it', () => {
  for (const { name } of Object.values(COUNTERS)) expect(name).toMatch(/^latarnia_\w+_total$/);
  for (const { name } of Object.values(GAUGES)) expect(name).toMatch(/^latarnia_\w+(?<!_total)$/);
  for (const { name } of Object.values(HISTOGRAMS)) expect(name).toMatch(/_seconds$/);
});
