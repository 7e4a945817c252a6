/** An item of a list as it is shown: without its value where it was taken out, or is for staff. */
export interface ShownItem {
  readonly digest: string;
  readonly salt?: string;
  readonly value?: unknown;
}

/** As much of a payload as readers are shown, so that they compute its digest anew. */
interface ShownPayload {
  readonly salt: string;
  readonly rest: unknown;
  readonly items: Readonly<Record<string, readonly ShownItem[]>>;
}

/** By what strangers check what an event said. */
export interface EventSeal {
  readonly version: number;
  /** The digest of its payload: it stays when that is taken out. */
  readonly digest: string;
  /** `null`: it was taken out, or is sealed as a whole: events of its type are, or the version that wrote it did. */
  readonly shown: ShownPayload | null;
}
