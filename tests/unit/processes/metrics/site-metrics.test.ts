import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../../src/config/settings.ts';
import { SiteMetrics } from '../../../../src/processes/metrics/site-metrics.ts';
import { mirrorStatusFile } from '../../../../src/publish/mirror-status.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { backstageReport, frontReport, samplesIn } from '../../../support/reports.ts';

const PAGES = 'latarnia_http_requests_total{kind="page",status="2xx"}';

function open(environment: Record<string, string> = {}) {
  const config = readConfig({ DATA_DIR: temporaryFolder(), METRICS_PORT: '0', ...environment }, '/srv');
  const metrics = new SiteMetrics(config);
  onTestFinished(() => metrics.close());
  const samples = async () => samplesIn(await metrics.text());
  return { metrics, samples };
}

test('what several fronts count is added up, and one that is started again takes nothing back', async () => {
  const { metrics, samples } = open({ FRONT_WORKERS: '2' });
  metrics.frontSays(0, frontReport(10));
  metrics.frontSays(1, frontReport(5));
  metrics.frontSays(0, frontReport(2));
  expect((await samples()).get(PAGES)).toBe(17);
  expect((await samples()).get('latarnia_http_connections_open')).toBe(6);
  metrics.frontEnded(0, false);
  const without = await samples();
  expect(without.get(PAGES)).toBe(17);
  expect(without.get('latarnia_fronts_serving')).toBe(1);
  expect(without.get('latarnia_http_connections_open')).toBe(3);
  expect(without.get('latarnia_process_restarts_total{process="front"}')).toBe(1);
  metrics.frontSays(0, frontReport(1));
  expect((await samples()).get(PAGES)).toBe(18);
});

test('a front that is asked to end is none that broke down', async () => {
  const { metrics, samples } = open();
  metrics.frontEnded(0, true);
  expect((await samples()).get('latarnia_process_restarts_total{process="front"}')).toBe(0);
});

test('of several fronts, the generation of the one that is furthest behind is told', async () => {
  const { metrics, samples } = open({ FRONT_WORKERS: '2' });
  const late = { revision: 6, created: 500, swapped: 600, changes: null, failing: 2 };
  metrics.frontSays(0, frontReport(0));
  metrics.frontSays(1, frontReport(0, { generation: late }));
  const told = await samples();
  expect(told.get('latarnia_generation_revision')).toBe(6);
  expect(told.get('latarnia_generation_created_timestamp_seconds')).toBe(0.5);
  expect(told.get('latarnia_pages_failing')).toBe(2);
  expect(told.has('latarnia_generation_due_timestamp_seconds')).toBe(false);
});

test('backstage gone: fronts are told of as before, and what it alone knows is left out, not 0', async () => {
  const { metrics, samples } = open();
  metrics.frontSays(0, frontReport(4));
  metrics.backstageSays(backstageReport({ logged: [{ level: 'error', kind: 'database', count: 2 }] }));
  expect((await samples()).get('latarnia_log_revision')).toBe(7);
  metrics.backstageEnded(false);
  const told = await samples();
  expect(told.get('latarnia_backstage_up')).toBe(0);
  expect(told.has('latarnia_log_revision')).toBe(false);
  expect(told.has('latarnia_content_problems')).toBe(false);
  expect(told.get(PAGES)).toBe(4);
  expect(told.get('latarnia_generation_revision')).toBe(7);
  // What was counted stays counted.
  expect(told.get('latarnia_logged_total{process="backstage",level="error",kind="database"}')).toBe(2);
});

test('a trouble is told while it lasts, and counted once each time it begins', async () => {
  const { metrics, samples } = open();
  const trouble = { part: 'database', code: 'database.locked', since: 5 };
  const labels = '{part="database",code="database.locked"}';
  metrics.backstageSays(backstageReport({ troubles: [trouble] }));
  metrics.backstageSays(backstageReport({ troubles: [trouble] }));
  expect((await samples()).get(`latarnia_trouble${labels}`)).toBe(1);
  metrics.backstageSays(backstageReport());
  expect((await samples()).has(`latarnia_trouble${labels}`)).toBe(false);
  metrics.backstageSays(backstageReport({ troubles: [{ ...trouble, since: 9 }] }));
  expect((await samples()).get(`latarnia_troubles_total${labels}`)).toBe(2);
});

test('publications, backups, intents and the room on disks', async () => {
  const { metrics, samples } = open({ BACKUP_DIR: '/nowhere' });
  const publishing = {
    durations: [0.04, 3],
    unchanged: 1,
    rendered: 20,
    planned: 143,
    asTyped: 1,
    failures: 2,
  };
  metrics.backstageSays(
    backstageReport({
      publishing,
      backups: { last: { revision: 6, at: 8000 }, failures: 1, interval: 3600 },
      intents: { waiting: 3, due: 1, refused: 2 },
    }),
  );
  const told = await samples();
  expect(told.get('latarnia_publish_duration_seconds_count')).toBe(2);
  expect(told.get('latarnia_publish_duration_seconds_bucket{le="0.05"}')).toBe(1);
  expect(told.get('latarnia_publish_failures_total')).toBe(2);
  expect(told.get('latarnia_pages_rendered_total')).toBe(20);
  expect(told.get('latarnia_backup_last_success_timestamp_seconds')).toBe(8);
  expect(told.get('latarnia_backup_revision')).toBe(6);
  expect(told.get('latarnia_backup_failures_total')).toBe(1);
  expect(told.get('latarnia_intents{state="due"}')).toBe(1);
  expect(told.get('latarnia_disk_free_bytes{folder="data"}')).toBeGreaterThan(0);
  // A folder that is not there has no room to tell of.
  expect(told.has('latarnia_disk_free_bytes{folder="backup"}')).toBe(false);
});

test('the lease, the nodes and the hosts that hold the log; of one copy by nature there are no hosts to tell of', async () => {
  const { metrics, samples } = open();
  metrics.backstageSays(backstageReport());
  const ofOne = await samples();
  expect(ofOne.get('latarnia_lease_held')).toBe(1);
  expect(ofOne.has('latarnia_alone')).toBe(false);
  const primary = { isStandby: false, revision: 9, lag: null };
  const standby = { isStandby: true, revision: 8, lag: 4096 };
  const hosts = [
    { name: 'one', answer: primary, isFenced: false },
    { name: 'two', answer: standby, isFenced: false },
    { name: 'three', answer: null, isFenced: false },
  ];
  metrics.backstageSays(
    backstageReport({
      revision: 9,
      safeRevision: 8,
      lease: { isHeld: false, epoch: 3 },
      nodes: [{ name: 'b', revision: 8, age: 2, clockAhead: null }],
      copies: { epoch: 4, isAlone: true, hosts },
    }),
  );
  const told = await samples();
  const expected = {
    latarnia_lease_held: 0,
    latarnia_lease_epoch: 3,
    latarnia_safe_revision: 8,
    latarnia_alone: 1,
    latarnia_database_epoch: 4,
    'latarnia_database_host_up{host="three"}': 0,
    'latarnia_database_host_standby{host="two"}': 1,
    'latarnia_database_host_lag_bytes{host="two"}': 4096,
    'latarnia_node_revision{node="b"}': 8,
  };
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, told.get(name)]))).toEqual(expected);
  for (const name of [
    'latarnia_database_host_lag_bytes{host="one"}',
    'latarnia_node_clock_ahead_seconds{node="b"}',
  ])
    expect(told.has(name)).toBe(false);
});

test('a mirror’s last look and what keeps it from more', async () => {
  const folder = temporaryFolder();
  const { metrics, samples } = open({ ROLE: 'reader', DATA_DIR: folder });
  metrics.frontSays(0, frontReport(1));
  expect((await samples()).has('latarnia_mirror_checked_timestamp_seconds')).toBe(false);
  const trouble = {
    code: 'origin.gone',
    message: 'https://user:password@origin/',
    since: '2026-01-01T00:00:00Z',
  };
  const origin = { url: 'https://user:password@origin/', checked: null, revision: 9, trouble };
  const status = { checked: '1970-01-01T00:01:40Z', origins: [origin], trouble, keys: [] };
  mkdirSync(join(folder, 'snapshot'));
  writeFileSync(mirrorStatusFile(join(folder, 'snapshot')), JSON.stringify(status));
  const told = await samples();
  expect(told.get('latarnia_mirror_checked_timestamp_seconds')).toBe(100);
  expect(told.get('latarnia_mirror_origin_revision{origin="0"}')).toBe(9);
  expect(told.get('latarnia_mirror_trouble{code="origin.gone"}')).toBe(1);
  expect(await metrics.text()).not.toContain('password');
});

test('each role tells what it has: a reader nothing of backstage, staff nothing of fronts', async () => {
  const reader = open({ ROLE: 'reader' });
  reader.metrics.frontSays(0, frontReport(1));
  const ofReader = await reader.samples();
  expect(ofReader.has('latarnia_backstage_up')).toBe(false);
  expect(ofReader.get('latarnia_fronts_serving')).toBe(1);
  const staff = open({ ROLE: 'staff' });
  staff.metrics.backstageSays(backstageReport());
  const ofStaff = await staff.samples();
  expect(ofStaff.has('latarnia_fronts_wanted')).toBe(false);
  expect(ofStaff.get('latarnia_generation_revision')).toBe(7);
});
