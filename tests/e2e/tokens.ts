import { join } from 'node:path';
import type { TokenScope } from '../../src/domain/staff.ts';
import { openDatabase } from '../../src/store/database.ts';
import { EventLog } from '../../src/store/log.ts';
import { TokenStore } from '../../src/store/tokens.ts';
import type { RunningSite } from './site.ts';

/** The database of a running site. */
export function databaseOf({ dataDir }: RunningSite): string {
  return `file:${join(dataDir, 'latarnia.db')}`;
}

/** Makes so many tokens for a running site. */
export async function issueTokens(
  site: RunningSite,
  count: number,
  scope: Partial<TokenScope> = {},
): Promise<string[]> {
  const database = await openDatabase({ url: databaseOf(site), authToken: null });
  const now = () => new Date().toISOString();
  const store = new TokenStore(new EventLog(database, now), now);
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { text } = await store.issue({
      name: `robot ${index}`,
      scope: { verbs: ['availability', 'restoration', 'confirm'], features: null, panels: null, ...scope },
      createdBy: 'test',
      expiresAt: '2999-01-01T00:00:00.000Z',
    });
    texts.push(text);
  }
  database.close();
  return texts;
}
