import type { Subscribers } from '../actions/subscribers.ts';

/** Nobody is told yet. */
export const NO_SUBSCRIBERS: Subscribers = {
  ask: async () => undefined,
  find: async () => null,
  confirm: async () => null,
  choose: async () => undefined,
  end: async () => 'ended',
  receipts: async () => [],
};
