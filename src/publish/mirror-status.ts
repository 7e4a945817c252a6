import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is wrong, since when. */
interface MirrorTrouble {
  readonly code: string;
  readonly message: string;
  /** Wall clock, RFC 3339. */
  readonly since: string;
}

/** How a mirror is: written beside the snapshot that it keeps, for its front and `latarnia status`. */
export interface MirrorStatus {
  /** When an origin last said what is held here, or less that is as new; `null`: never. */
  readonly checked: string | null;
  readonly origins: readonly {
    readonly url: string;
    readonly checked: string | null;
    /** The revision that it offers; `null`: not known. */
    readonly revision: number | null;
    readonly trouble: MirrorTrouble | null;
  }[];
  /** `null`: at least one origin is as it should be, and what it offers could be taken. */
  readonly trouble: MirrorTrouble | null;
  /** Short names of the keys that are trusted. */
  readonly keys: readonly string[];
}

/** Where it lies in the snapshot's folder. */
export function mirrorStatusFile(snapshot: string): string {
  return join(snapshot, 'mirror.json');
}

/** `null`: no mirror writes there, or what it wrote cannot be read. */
export function readMirrorStatus(snapshot: string): MirrorStatus | null {
  try {
    const status: unknown = JSON.parse(readFileSync(mirrorStatusFile(snapshot), 'utf8'));
    return isMirrorStatus(status) ? status : null;
  } catch {
    return null;
  }
}

function isMirrorStatus(status: unknown): status is MirrorStatus {
  return (
    typeof status === 'object' &&
    status !== null &&
    'checked' in status &&
    'origins' in status &&
    Array.isArray(status.origins) &&
    'trouble' in status
  );
}
