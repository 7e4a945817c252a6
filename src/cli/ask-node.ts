import type { ReportedNode } from '../store/host-report.ts';

/** How long a node may take to say what it serves (ms). */
const PATIENCE = 2000;

/** What a node says of itself. */
interface NodeSays {
  /** The revision that it serves. */
  readonly revision: number;
  /** The log that it finds goes on from another past than it has published. */
  readonly isOther: boolean;
}

/** What a node serves, by its own word; `null`: it has no address, does not answer there, or serves nothing. */
export async function askNode({ address }: Pick<ReportedNode, 'address'>): Promise<NodeSays | null> {
  if (address === null) return null;
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(PATIENCE) });
    const said: unknown = await answer.json();
    const revision = partOf(partOf(said, 'snapshot'), 'revision');
    if (typeof revision !== 'number') return null;
    return { revision, isOther: partOf(partOf(said, 'database'), 'code') === 'database.diverged' };
  } catch {
    return null;
  }
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
