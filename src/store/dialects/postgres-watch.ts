import { withinLimit } from '../within-limit.ts';
import { PostgresHosts } from './postgres-hosts.ts';
import { PostgresLine, STATEMENT_LIMIT } from './postgres-line.ts';

/** How often it is seen to that there is a connection to be told over (ms). */
const LOOK = 1000;
const LOCK_LIMIT = 1000;

/**
 * Listens for what the triggers of the log tell, whoever wrote it, over connections of its own. The library listens anew where
 * it alone was cut off; where the server was gone, it is done here.
 *
 * @returns ends it
 */
export function listenToPostgres(url: string, password: string | null, told: () => void): () => void {
  const hosts = PostgresHosts.of({ url, password });
  const line = new PostgresLine({ url, password, lockLimit: LOCK_LIMIT, hosts });
  let listening: unknown = null;
  let isAsked = false;
  let isOver = false;
  const listen = async () => {
    if (isAsked || isOver) return;
    isAsked = true;
    try {
      await line.use(async (_, sql) => {
        if (sql === listening) return;
        await withinLimit(sql.listen('latarnia_log', told), STATEMENT_LIMIT);
        listening = sql;
        // What was written before is told by nobody.
        told();
      });
    } catch {
      // Whoever reads the log says what is wrong, and asks by themselves meanwhile. Listening late would be listening twice.
      line.drop();
    }
    isAsked = false;
    if (isOver) line.drop();
  };
  const timer = setInterval(listen, LOOK);
  void listen();
  return () => {
    isOver = true;
    clearInterval(timer);
    line.drop();
    hosts?.release();
  };
}
