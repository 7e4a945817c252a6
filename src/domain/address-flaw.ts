/** What is wrong with an address that somebody wants to be told at. */
export type AddressFlaw =
  | 'address.invalid'
  | 'address.scheme'
  | 'address.credentials'
  | 'address.port'
  | 'address.too-long'
  /** Not of the internet, or found by no resolver: the two are not told apart, so that nobody learns the names of a house. */
  | 'address.not-public'
  /** Not one of the chat's own addresses for messages. */
  | 'address.other-host'
  /** Not what a browser gives for its push messages. */
  | 'address.no-subscription';
