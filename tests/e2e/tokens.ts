import type { TokenScope } from '../../src/domain/staff.ts';
import { TokenStore } from '../../src/store/tokens.ts';
import { wallClock, withLog } from './log.ts';
import type { RunningSite } from './site.ts';

/** Makes so many tokens for a running site. */
export async function issueTokens(
  site: Pick<RunningSite, 'dataDir'>,
  count: number,
  scope: Partial<TokenScope> = {},
): Promise<string[]> {
  return withLog(site, async ({ log }) => {
    const store = new TokenStore(log, wallClock);
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
    return texts;
  });
}
