import { siteNow } from '../domain/clock.ts';
import type { Locale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { type Route, routes } from '../publish/routes.ts';
import type { ViewContext } from '../views/context.ts';
import { viewOf } from '../views/registry.ts';

/** Makes what a page of a draft is made from. */
interface Drafting {
  draftContext(locale: Locale, state: State, now: Instant): ViewContext;
}

/** How long pages are made in one go (ms): of a large site there are thousands, and others wait for an answer meanwhile. */
const TURN = 20;

/** The addresses of the public pages that say something else, come or go once `after` takes the place of `before`. */
export async function findChangedPaths(
  app: Drafting,
  before: State,
  after: State,
  wall: Instant,
  mayDiffer: (path: string) => boolean = () => true,
): Promise<string[]> {
  const was = routes(before);
  const will = routes(after);
  const says = (route: Route, state: State) => {
    try {
      return JSON.stringify(viewOf(app.draftContext(route.locale, state, siteNow(state, wall)), route));
    } catch {
      // A page that cannot be made says nothing new: staff see that it is so in “what needs you”.
      return null;
    }
  };
  const isChanged = (route: Route): boolean => {
    if (JSON.stringify(was.get(route.path)) !== JSON.stringify(route)) return true;
    return mayDiffer(route.path) && says(route, before) !== says(route, after);
  };
  const changed: Route[] = [];
  let turn = performance.now();
  for (const route of will.values()) {
    if (isChanged(route)) changed.push(route);
    if (performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
  const gone = [...was.keys()].filter((path) => !will.has(path));
  return [...changed.map(({ path }) => path), ...gone];
}
