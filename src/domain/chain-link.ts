/** What the hash of an event is made over, in this order. */
export interface ChainLink {
  readonly previousHash: string;
  readonly sequence: number;
  readonly logId: string;
  readonly type: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly effectiveAt: string;
  readonly since: string | null;
  readonly actor: string;
  readonly changeId: string;
  readonly payloadDigest: string;
}
