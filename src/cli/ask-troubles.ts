import { get } from 'node:http';
import { TROUBLES_PATH } from '../backstage/health.ts';
import type { PartInTrouble } from '../domain/surroundings.ts';

/** How long it may take (ms). */
const PATIENCE = 1000;

/** What a running backstage says is wrong; `null`: none runs here, or it does not answer. */
export function askTroubles(socketPath: string): Promise<readonly PartInTrouble[] | null> {
  return new Promise((resolve) => {
    const asking = get(
      { socketPath, path: TROUBLES_PATH, signal: AbortSignal.timeout(PATIENCE) },
      (answer) => {
        answer
          .setEncoding('utf8')
          .toArray()
          .then(
            (parts) => resolve(answer.statusCode === 200 ? JSON.parse(parts.join('')) : null),
            () => resolve(null),
          );
      },
    );
    asking.on('error', () => resolve(null));
  });
}
