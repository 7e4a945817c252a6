import { get } from 'node:http';
import type { PartInTrouble } from '../domain/surroundings.ts';

/** Where backstage says on its socket, which is its owner's alone, what is wrong in words. */
export const TROUBLES_PATH = '/.latarnia/troubles';

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
