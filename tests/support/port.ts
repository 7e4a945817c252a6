import { createServer, type Server } from 'node:net';

/** Has a server listen on a port of this machine alone, by default one that is free. Gives the port. */
export async function listen(server: Server, at = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

/** Ports that no system gives to whoever asks for any, nor to connections that go out: nobody takes one between two of our calls. */
const OURS = { first: 20_000, count: 12_000 };
const given = new Set<number>();

/** A port that nobody listens on now; never the same twice. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = OURS.first + Math.floor(Math.random() * OURS.count);
    if (given.has(port)) continue;
    const server = createServer();
    const isFree = await listen(server, port).then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    given.add(port);
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
