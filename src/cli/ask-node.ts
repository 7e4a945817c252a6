import type { ReportedNode } from '../store/host-report.ts';

/** How long a node may take to say what it serves (ms). */
const PATIENCE = 2000;

/** The revision that a node serves, by its own word (`/readyz`); `null`: it has no address, or does not answer there. */
export async function askNode({ address }: Pick<ReportedNode, 'address'>): Promise<number | null> {
  if (address === null) return null;
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(PATIENCE) });
    const said: unknown = await answer.json();
    return servedBy(said);
  } catch {
    return null;
  }
}

function servedBy(said: unknown): number | null {
  if (typeof said !== 'object' || said === null || !('snapshot' in said)) return null;
  const { snapshot } = said;
  if (typeof snapshot !== 'object' || snapshot === null || !('revision' in snapshot)) return null;
  return typeof snapshot.revision === 'number' ? snapshot.revision : null;
}
