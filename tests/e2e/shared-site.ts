import { type RunningSite, type SiteOptions, type StartedSite, startSite, test } from './site.ts';

/**
 * One site for the tests of a group or a file, which run one after another: its start costs more than most of them.
 * What a test changes is there for the next, so each has cells of its own, or is the last to need them.
 *
 * @param prepare changes the site before the first test.
 * @example
 * const shared = shareSite({ ownContent: true });
 * test('is there', async ({ page }) => page.goto(shared().url));
 */
export function shareSite(
  options: SiteOptions = {},
  prepare?: (site: RunningSite) => Promise<void>,
): () => RunningSite {
  let started: StartedSite | undefined;
  test.describe.configure({ mode: 'default' });
  test.beforeAll(async () => {
    started = await startSite(options);
    await prepare?.(started.site);
  });
  test.afterAll(() => started?.stop());
  return () => {
    if (started === undefined) throw new Error('the site is there in tests only');
    return started.site;
  };
}
