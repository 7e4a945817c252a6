import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/settings.ts';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../../src/processes/metrics/catalogue.ts';
import { SiteMetrics } from '../../../src/processes/metrics/site-metrics.ts';
import { readDoc } from '../../support/docs.ts';
import { temporaryFolder } from '../../support/folder.ts';
import {
  SHIPPED,
  selectedIn,
  shippedQueries,
  shippedRules,
  shippedRuleTests,
} from '../../support/prometheus.ts';
import { noPromtool, promtool } from '../../support/promtool.ts';
import { backstageReport, frontReport } from '../../support/reports.ts';

/** Every metric that is told, with its labels. */
const TOLD: ReadonlyMap<string, readonly string[]> = new Map(
  [COUNTERS, GAUGES, HISTOGRAMS].flatMap((metrics) =>
    Object.values(metrics).map((metric) => [metric.name, 'labels' in metric ? metric.labels : []]),
  ),
);
/** What Prometheus adds. */
const ADDED = ['job', 'instance', 'le'];
const RULES = shippedRules();
const TESTS = shippedRuleTests();

describe('what is asked for is told', () => {
  const asked = [
    ...RULES.map(({ alert, expr }) => [alert, expr] as const),
    ...shippedQueries().map((query) => ['dashboard.json', query] as const),
    ...TESTS.flatMap(({ name, input_series }) => input_series.map(({ series }) => [name, series] as const)),
  ];
  test.for(asked)('%s: %s', ([, query]) => {
    for (const { name, labels } of selectedIn(query)) {
      expect([...TOLD.keys()]).toContain(name);
      expect([...ADDED, ...(TOLD.get(name) ?? [])]).toEqual(expect.arrayContaining([...labels]));
    }
  });

  test('and the dashboard shows all that is told', () => {
    const shown = new Set(shippedQueries().flatMap((query) => selectedIn(query).map(({ name }) => name)));
    expect([...TOLD.keys()].filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe.for(RULES)('$alert', ({ alert, for: lasts, annotations: { summary, todo, runbook } }) => {
  test('says what is wrong, what to do, and where that stands', () => {
    expect(summary).toMatch(/\.$/);
    expect(todo).toMatch(/\.$/);
    const [file = '', anchor = ''] = runbook.split('#');
    const headings = [...readDoc(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(headings).toContain(anchor);
  });

  test('is tried: silent at first, then heard of what is wrong and not of what is calm', () => {
    const tried = TESTS.filter(({ alert_rule_test }) =>
      alert_rule_test.some(({ alertname, exp_alerts }) => alertname === alert && exp_alerts.length === 1),
    );
    expect(tried.length).toBeGreaterThan(0);
    for (const { input_series, alert_rule_test } of tried) {
      expect(input_series.filter(({ series }) => /"(latarnia-)?calm/.test(series)).length).toBeGreaterThan(0);
      if (lasts !== undefined) expect(alert_rule_test[0]?.exp_alerts).toEqual([]);
    }
  });
});

describe.skipIf(noPromtool !== null)('Prometheus’ own tool', () => {
  test.for([
    ['check', 'config', join(SHIPPED, 'prometheus.yml')],
    ['check', 'rules', join(SHIPPED, 'alerts.yml')],
    ['test', 'rules', join(SHIPPED, 'alerts.test.yml')],
  ])('%s %s', (args) => {
    expect(promtool(args)).toMatchObject({ isOk: true });
  });

  test('a rule that never speaks fails its test, whichever it is', () => {
    const folder = temporaryFolder();
    const mute = readFileSync(join(SHIPPED, 'alerts.yml'), 'utf8').replace(
      /(expr: >-\n\s+).+/g,
      '$1vector(0) > 1',
    );
    writeFileSync(join(folder, 'alerts.yml'), mute);
    const file = join(folder, 'alerts.test.yml');
    writeFileSync(file, readFileSync(join(SHIPPED, 'alerts.test.yml')));
    const { isOk, said } = promtool(['test', 'rules', file]);
    expect(isOk).toBe(false);
    for (const { alert } of RULES) expect(said).toContain(`name: ${alert},`);
  });

  test('finds nothing to object to in what a site tells', async () => {
    const metrics = new SiteMetrics(readConfig({ DATA_DIR: temporaryFolder(), METRICS_PORT: '0' }, '/srv'));
    metrics.frontSays(0, frontReport(3));
    metrics.backstageSays(
      backstageReport({
        troubles: [{ part: 'database', code: 'database.locked', since: 1 }],
        logged: [{ level: 'error', kind: 'database', count: 1 }],
        backups: { last: { revision: 6, at: 8000 }, failures: 1, interval: 3600 },
        nodes: [{ name: 'a "quoted" \\ name', revision: 7, age: 1, clockAhead: 0.1 }],
      }),
    );
    const text = await metrics.text();
    metrics.close();
    expect(promtool(['check', 'metrics'], text)).toEqual({ isOk: true, said: '' });
    const told = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    expect([...TOLD.keys()].filter((name) => !told.has(name))).toEqual([]);
  });
});
