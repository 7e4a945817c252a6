/** What this browser remembers of its reader, and no server is told. */
export interface Mine {
  readonly panel: string;
  /** Empty: not said, so everything. */
  readonly uses: readonly string[];
  /** What the reader has seen. */
  readonly revision: number;
  /** What they had seen when this visit began; `null`: on this visit they said which panel is theirs. */
  readonly since: number | null;
  /** When they were last here: the machine's clock, epoch ms. */
  readonly seenAt: number;
}

const KEY = 'latarnia:mine';

/** Storage that is full, forbidden or holds nonsense means that nothing is remembered. */
export function readMine(): Mine | null {
  try {
    const { panel, uses, revision, since = null, seenAt } = JSON.parse(localStorage.getItem(KEY) ?? '');
    const isWhole = typeof panel === 'string' && Array.isArray(uses) && revision >= 0 && seenAt >= 0;
    return isWhole ? { panel, uses, revision, since, seenAt } : null;
  } catch {
    return null;
  }
}

/** @returns whether the browser allowed it */
export function writeMine(mine: Mine | null): boolean {
  try {
    if (mine) localStorage.setItem(KEY, JSON.stringify(mine));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The last revision that changed the page. */
export function pageRevision(): number {
  return Number(document.documentElement.dataset.revision);
}
