import type { Instant } from '../domain/time.ts';
import type { ActionContext, Receipt } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Says that everything was checked and nothing changed, and by when the next update comes (or not). */
export function confirm(
  { log, actor }: ActionContext,
  { nextUpdateBy }: { readonly nextUpdateBy: Instant | null },
): Promise<Receipt | Refusal> {
  return log.append(({ now }) =>
    nextUpdateBy !== null && nextUpdateBy <= now
      ? refuse(
          'instant.past',
          `The next update cannot be promised by ${nextUpdateBy}: on the site's clock it is ${now} already.`,
        )
      : [{ type: 'status.confirmed', payload: { nextUpdateBy }, since: null, actor }],
  );
}
