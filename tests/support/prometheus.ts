import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from './docs.ts';

/** What is shipped for Prometheus. */
export const SHIPPED = join(ROOT, 'deploy', 'prometheus');

const rule = z.object({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.object({ severity: z.enum(['critical', 'warning', 'info']) }),
  annotations: z.object({ summary: z.string(), todo: z.string(), runbook: z.string() }),
});
const rules = z.object({ groups: z.array(z.object({ name: z.string(), rules: z.array(rule) })) });
const tests = z.object({
  tests: z.array(
    z.object({
      name: z.string(),
      input_series: z.array(z.object({ series: z.string() })),
      alert_rule_test: z.array(z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) })),
    }),
  ),
});

export function shippedRules() {
  return rules
    .parse(parse(readFileSync(join(SHIPPED, 'alerts.yml'), 'utf8')))
    .groups.flatMap((group) => group.rules);
}

export function shippedRuleTests() {
  return tests.parse(parse(readFileSync(join(SHIPPED, 'alerts.test.yml'), 'utf8'))).tests;
}

/** What the shipped dashboard asks for. */
export function shippedQueries(): string[] {
  const target = z.object({ expr: z.string() });
  const panel = z.object({ targets: z.array(target).optional() });
  const dashboard = z.object({ panels: z.array(panel) });
  const { panels } = dashboard.parse(JSON.parse(readFileSync(join(SHIPPED, 'dashboard.json'), 'utf8')));
  return panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
}

/** The metrics of ours that a query names, each with the labels it is selected by there. */
export function selectedIn(query: string): { readonly name: string; readonly labels: readonly string[] }[] {
  return [...query.matchAll(/\b(latarnia_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', selector = '']) => ({
    name: name.replace(/_(bucket|sum|count)$/, ''),
    labels: [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
  }));
}
