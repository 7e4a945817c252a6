import type { MirrorStatus } from '../publish/mirror-status.ts';
import { type FrontAnswer, laterOf, type Ready, readyOf } from './answers.ts';
import type { BackstageClient } from './backstage.ts';
import type { Follower } from './follow.ts';
import { OWN_HEADERS } from './own-headers.ts';

/** How long backstage may take to say how it is (ms). */
const PATIENCE = 1000;

/** A mirror looks each second; one that has not for so long does not run, or hangs (s). */
const SILENT = 30;

/** `GET /healthz`: the process is up. */
export function healthAnswer(): Ready {
  return jsonAnswer(200, { status: 'up', uptime: Math.round(process.uptime()) });
}

/**
 * `GET /readyz`: 200 while a snapshot is served, whatever is wrong behind it; the document says what that is and
 * since when, by states, codes and public addresses alone: anybody may ask.
 */
export function readinessAnswer(
  { generation, mirror }: Pick<Follower, 'generation' | 'mirror'>,
  backstage: Pick<BackstageClient, 'askHealth' | 'isStarting'> | null,
): FrontAnswer {
  return laterOf(async () => {
    const health = backstage === null ? null : await backstage.askHealth(PATIENCE);
    const manifest = generation?.manifest ?? null;
    // Why stands in the manifest, which is for operators: an error may name files.
    const failing = Object.keys(manifest?.failing ?? {});
    const parts = typeof health === 'object' && health !== null ? health : {};
    const behind = failing.length > 0 ? { publishing: { status: 'failing', addresses: failing } } : {};
    const outdated = generation?.outdated ?? null;
    const answer = { ...behind, ...parts, ...(mirror && { mirror: mirrorHealth(mirror, Date.now()) }) };
    const isGone = backstage !== null && health === null;
    return jsonAnswer(manifest === null ? 503 : 200, {
      ready: manifest !== null,
      degraded: isGone || outdated !== null || failing.length > 0 || Object.values(answer).some(isInTrouble),
      snapshot: manifest && {
        id: manifest.id,
        revision: manifest.revision,
        created: manifest.created,
        age_seconds: Math.max(0, Math.round((Date.now() - Date.parse(manifest.created)) / 1000)),
        pages: Object.keys(manifest.entries).length,
        failing,
        ...(outdated === null ? {} : { outdated_since: new Date(outdated).toISOString() }),
      },
      backstage: backstage === null ? 'none' : stateOf(backstage, health),
      ...answer,
    });
  }, 'probe');
}

function stateOf({ isStarting }: Pick<BackstageClient, 'isStarting'>, health: unknown) {
  if (health !== null) return 'up';
  return isStarting ? 'starting' : 'gone';
}

/** How the mirror is that keeps what is served, for anybody: where its origins are is not told. */
function mirrorHealth({ checked, trouble, origins }: MirrorStatus, now: number) {
  const age = checked === null ? null : Math.max(0, Math.round((now - Date.parse(checked)) / 1000));
  const code = trouble?.code ?? (age === null || age > SILENT ? 'mirror.silent' : null);
  return {
    ...(code === null ? { status: 'ok' } : { status: 'trouble', code }),
    ...(trouble && { since: trouble.since }),
    checked,
    age_seconds: age,
    origins: origins.length,
    origins_in_trouble: origins.filter((one) => one.trouble !== null).length,
  };
}

/** A part of backstage that says of itself that it is not as it should be. */
function isInTrouble(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'status' in part && part.status !== 'ok';
}

function jsonAnswer(status: number, value: unknown): Ready {
  const body = Buffer.from(JSON.stringify(value));
  const headers = {
    ...OWN_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(body.length),
  };
  return readyOf(status, headers, body, 'probe');
}
