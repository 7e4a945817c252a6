import { statfs } from 'node:fs/promises';
import { snapshotFolder } from '../../backstage/snapshot-state.ts';
import { readRelease } from '../../config/release.ts';
import type { Config } from '../../config/settings.ts';
import { SLOTS } from '../../front/counts.ts';
import { setBackstage } from './backstage-gauges.ts';
import { setFronts, setGeneration } from './front-gauges.ts';
import { Instruments } from './instruments.ts';
import { setMirror } from './mirror-gauges.ts';
import type { BackstageReport, FrontReport } from './reports.ts';
import { processorTime, VitalSigns } from './vitals.ts';

/** What backstage said longer ago is not how it is (ms): it tells every second. */
const STALE = 5000;

/**
 * The metrics of one site: what its fronts and backstage tell, summed and named. It lies in the supervisor, so that it answers
 * whichever of them is gone.
 */
export class SiteMetrics {
  readonly #config: Config;
  readonly #instruments = new Instruments();
  readonly #signs = new VitalSigns();
  /** What each front last told, by the number of its place. */
  readonly #fronts = new Map<number, FrontReport>();
  #backstage: { readonly report: BackstageReport; readonly at: number } | null = null;
  /** The troubles that were told last, so that a new one is counted once. */
  #troubles: ReadonlySet<string> = new Set();
  #processorTime = 0;
  readonly #release = readRelease();

  constructor(config: Config) {
    this.#config = config;
    for (const { metric, labels } of SLOTS) this.#instruments.count(metric, 0, labels);
    const processes = { front: config.role !== 'staff', backstage: config.role !== 'reader' };
    for (const [process, isThere] of Object.entries(processes)) {
      if (isThere) this.#instruments.count('restarts', 0, { process });
    }
  }

  /** @param worker the number of its place: a front that is started again has that of the one before */
  frontSays(worker: number, report: FrontReport): void {
    this.#fronts.set(worker, report);
    for (let at = 0; at < report.added.length; at += 2) {
      const slot = SLOTS[report.added[at] ?? -1];
      if (slot) this.#instruments.count(slot.metric, report.added[at + 1] ?? 0, slot.labels);
    }
  }

  /** @param isAsked it was told to end */
  frontEnded(worker: number, isAsked: boolean): void {
    this.#fronts.delete(worker);
    if (!isAsked) this.#instruments.count('restarts', 1, { process: 'front' });
  }

  backstageSays(report: BackstageReport): void {
    this.#backstage = { report, at: performance.now() };
    const { publishing, logged, backups, troubles } = report.figures;
    const all = this.#instruments;
    for (const { level, kind, count } of logged) {
      all.count('logged', count, { process: 'backstage', level, kind });
    }
    for (const duration of publishing.durations) all.observe('publishing', duration);
    all.count('unchanged', publishing.unchanged);
    all.count('publishFailures', publishing.failures);
    all.count('rendered', publishing.rendered);
    all.count('backupFailures', backups?.failures ?? 0);
    all.count('cpu', report.cpu, { process: 'backstage' });
    for (const { part, code, since } of troubles) {
      const isNew = !this.#troubles.has(`${code} ${since}`);
      all.count('troubles', isNew ? 1 : 0, { part, code });
    }
    this.#troubles = new Set(troubles.map(({ code, since }) => `${code} ${since}`));
  }

  /** @param isAsked it was told to end */
  backstageEnded(isAsked: boolean): void {
    this.#backstage = null;
    if (!isAsked) this.#instruments.count('restarts', 1, { process: 'backstage' });
  }

  /** Everything, in Prometheus' text format. */
  async text(): Promise<string> {
    const disks = await Promise.all(foldersOf(this.#config).map(roomIn));
    this.#instruments.forget();
    this.#sayItself();
    this.#sayFronts();
    this.#sayBackstage();
    setMirror(this.#instruments, snapshotFolder(this.#config));
    for (const { folder, free, size } of disks) {
      this.#instruments.set('diskFree', free, { folder });
      this.#instruments.set('diskSize', size, { folder });
    }
    return this.#instruments.text();
  }

  close(): void {
    this.#signs.stop();
  }

  #sayItself(): void {
    const all = this.#instruments;
    const { role } = this.#config;
    all.set('build', 1, { version: this.#release, node: process.versions.node, role });
    all.set('started', performance.timeOrigin / 1000);
    const { memory, lag } = this.#signs.read();
    all.set('memory', memory, { process: 'supervisor' });
    all.set('lag', lag, { process: 'supervisor' });
    const spent = processorTime();
    all.count('cpu', spent - this.#processorTime, { process: 'supervisor' });
    this.#processorTime = spent;
  }

  #sayFronts(): void {
    const { role, frontWorkers } = this.#config;
    if (role === 'staff') return;
    this.#instruments.set('frontsWanted', frontWorkers);
    setFronts(this.#instruments, this.#fronts);
  }

  #sayBackstage(): void {
    const { role } = this.#config;
    if (role === 'reader') return;
    const isFresh = this.#backstage !== null && performance.now() - this.#backstage.at < STALE;
    this.#instruments.set('backstageUp', isFresh ? 1 : 0);
    if (this.#backstage === null || !isFresh) return;
    const { report } = this.#backstage;
    setBackstage(this.#instruments, report);
    const { generation } = report.figures;
    // Fronts say what readers get. Where there are none, it is what was published.
    if (role === 'staff' && generation)
      setGeneration(this.#instruments, { ...generation, swapped: generation.created });
  }
}

/** Folders that are written to, by what they hold. */
function foldersOf({
  dataDir,
  exportDir,
  backupDir,
}: Config): { readonly folder: string; readonly path: string }[] {
  return Object.entries({ data: dataDir, export: exportDir, backup: backupDir }).flatMap(([folder, path]) =>
    path === null ? [] : [{ folder, path }],
  );
}

/** Bytes; `null`: there is no such folder yet. */
async function roomIn({ folder, path }: { readonly folder: string; readonly path: string }) {
  try {
    const { bavail, blocks, bsize } = await statfs(path);
    return { folder, free: bavail * bsize, size: blocks * bsize };
  } catch {
    return { folder, free: null, size: null };
  }
}
