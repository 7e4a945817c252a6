/** Why something an origin offers is not taken. */
export type OriginTroubleCode =
  /** It does not answer, or not in time, or not with what is expected. */
  | 'mirror.unreachable'
  /** What it says is not to be believed. */
  | 'mirror.refused'
  /** It offers less than what is held here. */
  | 'mirror.older'
  /** There is no room for it here. */
  | 'disk.full'
  /** It could not be written down here. */
  | 'mirror.failed';

/** Something that is not taken from an origin, in one line. */
export class OriginError extends Error {
  readonly code: OriginTroubleCode;

  constructor(code: OriginTroubleCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the origin has offered is not there any more: it offers something else by now, which is to be asked for. */
export class OfferGone extends Error {}

/** What went wrong while something was taken, as it is told of an origin. */
export function describeTrouble(error: unknown): {
  readonly code: OriginTroubleCode;
  readonly message: string;
} {
  if (error instanceof OriginError) return error;
  if (error instanceof OfferGone) {
    return { code: 'mirror.failed', message: 'It changes faster than it can be fetched.' };
  }
  const message = error instanceof Error ? error.message : String(error);
  const isFull = error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT)$/.test(String(error.code));
  return {
    code: isFull ? 'disk.full' : 'mirror.failed',
    message: `It could not be written down here: ${message}`,
  };
}
