import { siteTime } from '../domain/clock.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import type { AppendResult } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Sets the site clock: to the machine's (`live`), or forward to an instant from which it runs on. */
export function setClock(
  context: ActionContext,
  { to, wall }: { readonly to: 'live' | Instant; readonly wall: Instant },
): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'clock', reach: 'site' }, ({ state, now }) => {
    const target = to === 'live' ? wall : to;
    if (state.revision > 0 && target < now) {
      return refuse(
        'clock.backward',
        `The site's clock shows ${warsawTime(now)} and only ever moves forward; ${warsawTime(target)} is before that.`,
      );
    }
    if (to === 'live' && state.clock.mode === 'live') {
      return refuse(
        'nothing.changed',
        `The site's clock is live already: ${warsawTime(siteTime(state.clock, wall))}.`,
      );
    }
    const payload = to === 'live' ? ({ mode: 'live' } as const) : ({ mode: 'replay', instant: to } as const);
    return [{ type: 'clock.set', payload, since: null, actor: context.actor }];
  });
}
