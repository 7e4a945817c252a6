import { lookup } from 'node:dns/promises';
import { BoundSocket } from 'node:net';
import type { ListeningSocket } from './listening-socket.ts';
import { StartError } from './start-error.ts';

/**
 * The same address, held so that others of this user may listen on it as well: Bun takes no socket that is handed to it, so each of
 * its fronts opens one of its own (SO_REUSEPORT). What comes while none of them is there is refused.
 *
 * @param socket is closed. Whoever handed it over may hold it still, and then has to share it as well
 * @throws StartError when that does not
 */
export async function sharePort({ host, port, close }: ListeningSocket): Promise<ListeningSocket> {
  close();
  const { address } = await lookup(host);
  try {
    const shared = new BoundSocket({ host: address, port, reusePort: true });
    return { fd: shared.fd(), host: address, port, close: () => shared.close() };
  } catch (error) {
    throw new StartError(
      'Cannot start: FRONT_ENGINE is bun, and Bun cannot listen on a socket that another program holds (latarnia.socket, or a Latarnia that Node serves). Stop that first (systemctl disable --now latarnia.socket), or leave FRONT_ENGINE out.',
      { cause: error },
    );
  }
}
