import type { Auth } from '../auth/auth.ts';
import type { App } from '../backstage/app.ts';
import { createLogger } from '../config/logger.ts';

/** Opens the staff's sign-in, does one thing with it, and closes it. */
export async function withAuth<T>(app: App, work: (auth: Auth) => Promise<T>): Promise<T> {
  // The sign-in and its list of passwords take a while to load: other commands do not wait for them.
  const { AuthConnection } = await import('../backstage/auth-connection.ts');
  const connection = new AuthConnection(
    app.config,
    createLogger('warn'),
    () => app.siteName,
    () => app.log.proveWritten(),
  );
  try {
    return await connection.use(work);
  } finally {
    connection.close();
  }
}
