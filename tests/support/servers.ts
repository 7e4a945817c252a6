import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './folder.ts';
import { listen } from './port.ts';

/** A server for one test, on a free port. */
export async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return listen(server);
}

export interface TestBackstage {
  /** Where a front finds it. */
  readonly socket: string;
  close(): void;
}

/** What stands in for backstage in one test. */
export async function startBackstage(
  answer: RequestListener,
  socket = join(temporaryFolder(), 'backstage.sock'),
): Promise<TestBackstage> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  onTestFinished(close);
  return { socket, close };
}
