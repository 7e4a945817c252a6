/** What decides whether anything is sent to an address at all. */
interface Reaching {
  /** The only address that anything is sent to; `null`: everybody’s, unless the site’s clock is a replay. */
  readonly testAddress: string | null;
  readonly isReplay: boolean;
}

/** Whether anything is sent to an address: on a replay, and where a test address is set, to that one alone. */
export function mayReach(address: string, { testAddress, isReplay }: Reaching): boolean {
  return address === testAddress || (testAddress === null && !isReplay);
}
