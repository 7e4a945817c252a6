import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/port.ts';
import { SHIPPED } from '../support/prometheus.ts';
import { noPromtool, promtool } from '../support/promtool.ts';
import { samplesIn } from '../support/reports.ts';
import { childPids, hammer } from './processes.ts';
import { expect, type RunningSite, SOON, startSite, test } from './site.ts';

const TOKEN = 'a-token-of-the-metrics-that-nobody-guesses';
const PAGES = 'latarnia_http_requests_total{kind="page",status="2xx"}';
/** Readers who have been here before. */
const KNOWN = 'latarnia_http_requests_total{kind="page",status="3xx"}';
const BEARER = { headers: { Authorization: `Bearer ${TOKEN}` } };

/** Where a site tells its metrics on a port of their own, once it does. */
async function ownAddress(site: RunningSite): Promise<string> {
  const found = () => /"port":(\d+),"msg":"metrics: told at/.exec(site.log())?.[1];
  await expect.poll(found, SOON).toBeDefined();
  return `http://127.0.0.1:${found()}/metrics`;
}

async function metricsAt(address: string): Promise<Map<string, number>> {
  const response = await fetch(address, BEARER);
  expect(response.status).toBe(200);
  return samplesIn(await response.text());
}

test.describe('metrics of a site with two fronts', () => {
  let started: Awaited<ReturnType<typeof startSite>>;
  let own: string;

  test.beforeAll(async () => {
    started = await startSite({ env: { METRICS_PORT: '0', METRICS_TOKEN: TOKEN, FRONT_WORKERS: '2' } });
    own = await ownAddress(started.site);
  });
  test.afterAll(() => started.stop());

  test('who has the token reads them on both ports, nobody else, and it is in no log and no process’ title', async () => {
    const { site } = started;
    for (const address of [own, `${site.url}/metrics`]) {
      expect((await fetch(address)).status).toBe(401);
      expect((await fetch(address, { headers: { Authorization: 'Bearer guessed' } })).status).toBe(401);
      expect((await metricsAt(address)).get('latarnia_fronts_wanted')).toBe(2);
    }
    expect((await fetch(own.replace(/metrics$/, ''), BEARER)).status).toBe(404);
    const pids = [site.pid, ...childPids(site, 'front'), ...childPids(site, 'backstage')];
    expect(pids.length).toBe(4);
    for (const pid of pids) expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(TOKEN);
    expect(site.log()).not.toContain(TOKEN);
  });

  test('what was asked for is counted by its kind, and nothing of it is kept', async () => {
    const { site } = started;
    await expect
      .poll(async () => (await metricsAt(own)).get('latarnia_log_revision') ?? 0, SOON)
      .toBeGreaterThan(0);
    const before = await metricsAt(own);
    await fetch(`${site.url}/?planted-query`);
    await fetch(`${site.url}/planted-path`);
    await fetch(`${site.url}/lookup/?q=planted-input`, { headers: { 'User-Agent': 'planted-agent' } });
    const added = async (name: string) => ((await metricsAt(own)).get(name) ?? 0) - (before.get(name) ?? 0);
    await expect.poll(() => added(PAGES), SOON).toBe(1);
    await expect
      .poll(() => added('latarnia_http_requests_total{kind="other",status="4xx"}'), SOON)
      .toBeGreaterThan(0);
    await expect.poll(() => added('latarnia_http_requests_total{kind="lookup",status="2xx"}'), SOON).toBe(1);
    const text = await (await fetch(own, BEARER)).text();
    expect(text).not.toMatch(/planted|127\.0\.0\.1/);
    expect(text.split('\n').length).toBeLessThan(500);
  });

  test('a front that is killed takes back nothing that was counted; with backstage gone the fronts are told of', async () => {
    const { site } = started;
    const readers = hammer(site.url, ['/'], 2);
    let last = 0;
    const backward: number[] = [];
    const look = async () => {
      const now = (await metricsAt(own)).get(KNOWN) ?? 0;
      if (now < last) backward.push(now);
      last = now;
      return now;
    };
    await expect.poll(look, SOON).toBeGreaterThan(10);
    for (const pid of childPids(site, 'front').slice(0, 1)) process.kill(pid, 'SIGKILL');
    const restarts = async () =>
      (await metricsAt(own)).get('latarnia_process_restarts_total{process="front"}');
    await expect.poll(restarts, SOON).toBe(1);
    const then = await look();
    await expect.poll(look, SOON).toBeGreaterThan(then);
    for (const pid of childPids(site, 'backstage')) process.kill(pid, 'SIGKILL');
    const without = await metricsAt(own);
    expect(without.get('latarnia_fronts_serving')).toBeGreaterThan(0);
    expect(without.has('latarnia_generation_revision')).toBe(true);
    await expect
      .poll(async () => (await metricsAt(`${site.url}/metrics`)).get('latarnia_backstage_up'), SOON)
      .toBe(1);
    await readers.stop();
    expect(backward).toEqual([]);
  });

  test('Prometheus’ own tool finds nothing to object to', async () => {
    test.skip(noPromtool !== null, noPromtool ?? '');
    const text = await (await fetch(own, BEARER)).text();
    expect(promtool(['check', 'metrics'], text)).toEqual({ isOk: true, said: '' });
  });

  test('Prometheus reads them with what is shipped, and its rules speak', async () => {
    test.skip(process.env.PROMETHEUS === undefined, 'npm run test:long');
    const folder = mkdtempSync(join(tmpdir(), 'latarnia-prometheus-'));
    writeFileSync(join(folder, 'token'), TOKEN);
    const port = await freePort();
    const target = new URL(own).host;
    const config = readFileSync(join(SHIPPED, 'prometheus.yml'), 'utf8')
      .replace('- alerts.yml', `- ${join(SHIPPED, 'alerts.yml')}`)
      .replaceAll('15s', '1s')
      .replace(
        '  - job_name: latarnia\n',
        `  - job_name: latarnia\n    authorization: { credentials_file: ${join(folder, 'token')} }\n`,
      )
      .replace('127.0.0.1:9464', target);
    writeFileSync(join(folder, 'prometheus.yml'), config);
    const prometheus = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    try {
      const ask = async (query: string) => {
        const asked = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`;
        // Until it has started it says so, in words.
        const found = await fetch(asked)
          .then((response) => response.json())
          .catch(() => null);
        return found?.data?.result?.[0]?.value?.[1] ?? null;
      };
      await expect.poll(() => ask('up{job="latarnia"}'), SOON).toBe('1');
      await expect.poll(() => ask('latarnia_fronts_serving'), SOON).toBe('2');
      expect(await ask('count({__name__=~"latarnia_.+"})')).not.toBeNull();
      for (const pid of childPids(started.site, 'backstage')) process.kill(pid, 'SIGSTOP');
      await expect.poll(() => ask('ALERTS{alertname="LatarniaBackstageDown"}'), SOON).toBe('1');
    } finally {
      const ended = new Promise((resolve) => prometheus.once('exit', resolve));
      prometheus.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('without either setting there is no such address, like any other that is not there', async ({
  site,
}) => {
  const [metrics, unknown] = await Promise.all(
    ['/metrics', '/not-metrics'].map((path) => fetch(`${site.url}${path}`, BEARER)),
  );
  expect(metrics?.status).toBe(404);
  expect(await metrics?.text()).toBe(await unknown?.text());
});
