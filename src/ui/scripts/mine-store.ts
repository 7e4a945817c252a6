/** What this browser remembers of its reader, and no server is told. */
export interface Mine {
  readonly panel: string;
  /** Empty: not said, so everything. On every panel the same. */
  readonly uses: readonly string[];
  /** What the reader has seen. */
  readonly revision: number;
  /** What they had seen when this visit began; `null`: on this visit they said which panel is theirs. */
  readonly since: number | null;
  /** When they were last here: the machine's clock, epoch ms. */
  readonly seenAt: number;
}

const KEY = 'latarnia:mine';
const USES_KEY = 'latarnia:uses';

/** Storage that is full, forbidden or holds nonsense means that nothing is remembered. */
export function readMine(): Mine | null {
  try {
    const { panel, uses, revision, since = null, seenAt } = JSON.parse(localStorage.getItem(KEY) ?? '');
    const isWhole = typeof panel === 'string' && Array.isArray(uses) && revision >= 0 && seenAt >= 0;
    return isWhole ? { panel, uses: storedUses() ?? uses, revision, since, seenAt } : null;
  } catch {
    return null;
  }
}

/** What the reader said they use; `null`: nothing yet, or nothing can be remembered. Empty: everything, as they said. */
export function readMyUses(): readonly string[] | null {
  return storedUses() ?? readMine()?.uses ?? null;
}

export function writeMyUses(uses: readonly string[]): void {
  try {
    localStorage.setItem(USES_KEY, uses.join(','));
  } catch {}
}

/** What an address names: `?uses=allegro,shop`. */
export function usesIn(query: string): string[] {
  const named = new URLSearchParams(query).getAll('uses');
  return named.flatMap((value) => value.split(',')).filter(Boolean);
}

function storedUses(): string[] | null {
  try {
    return localStorage.getItem(USES_KEY)?.split(',').filter(Boolean) ?? null;
  } catch {
    return null;
  }
}

/** @returns whether the browser allowed it */
export function writeMine(mine: Mine | null): boolean {
  try {
    if (mine) localStorage.setItem(KEY, JSON.stringify(mine));
    else for (const key of [KEY, USES_KEY]) localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** The last revision that changed the page. */
export function pageRevision(): number {
  return Number(document.documentElement.dataset.revision);
}
