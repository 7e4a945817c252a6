import type { BackstageFigures } from '../../src/backstage/figures.ts';
import { SLOTS } from '../../src/front/counts.ts';
import type { BackstageReport, FrontReport } from '../../src/processes/metrics/reports.ts';

/** What a front tells that answered so many pages since it last told, and serves revision 7. */
export function frontReport(pages: number, given: Partial<FrontReport> = {}): FrontReport {
  const page = SLOTS.findIndex(({ labels }) => labels.kind === 'page' && labels.status === '2xx');
  return {
    added: [page, pages],
    open: 3,
    generation: { revision: 7, created: 1000, swapped: 2000, changes: 9000, failing: 0 },
    vitals: { memory: 100, lag: 0 },
    ...given,
  };
}

/** What backstage tells when nothing is wrong. */
export function backstageReport(given: Partial<BackstageFigures> = {}): BackstageReport {
  const figures: BackstageFigures = {
    revision: 7,
    safeRevision: 7,
    generation: { revision: 7, created: 1000, changes: null, failing: 0 },
    publishing: { durations: [], unchanged: 0, rendered: 0, planned: 143, asTyped: 0, failures: 0 },
    troubles: [],
    logged: [],
    backups: null,
    content: { problems: 0, deadLinks: 0, unknownIds: 0, lost: 0 },
    lease: { isHeld: true, epoch: 0 },
    nodes: [],
    copies: null,
    intents: { waiting: 0, due: 0, refused: 0 },
    ...given,
  };
  return { figures, vitals: { memory: 200, lag: 0 }, cpu: 1 };
}

/** Every sample of a text for Prometheus: what stands before its value, and the value. */
export function samplesIn(text: string): Map<string, number> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}
