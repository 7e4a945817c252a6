import type { BlobPart, Variant } from './snapshot.ts';

/**
 * How the bytes of a blob are sent to a mirror. `short`: without those as they are, which brotli's say as well; `br`:
 * compressed as a whole, because nothing in it is; `whole`.
 */
export const FORMS = ['short', 'br', 'whole'] as const;
export type BlobForm = (typeof FORMS)[number];

/** Before the bytes of each blob stand its name, its form and how many bytes follow. */
export function frameHead(blob: string, form: BlobForm, length: number): string {
  return `${blob} ${form} ${length}\n`;
}

/** A blob that can be sent without its bytes as they are, and how those are made again. */
export interface Shortened {
  /** What is sent, in this order. */
  readonly sent: readonly BlobPart[];
  readonly brotli: BlobPart;
  readonly identity: BlobPart;
}

/** @param variants all of an answer's, which share one blob; `null`: it is sent whole, as is one that others lie in as well */
export function shortenBlob(variants: readonly Variant[]): Shortened | null {
  if (isSharedFile(variants)) return null;
  const parts = variants.toSorted((x, y) => x.offset - y.offset);
  const brotli = parts.find(({ encoding }) => encoding === 'br');
  const identity = parts.find(({ encoding }) => encoding === 'identity');
  if (!brotli || !identity) return null;
  let end = 0;
  for (const { blob, offset, length } of parts) {
    if (blob !== brotli.blob || offset !== end) return null;
    end += length;
  }
  return { sent: parts.filter((part) => part !== identity), brotli, identity };
}

/** Whether other answers lie in the same file. */
export function isSharedFile(variants: readonly Variant[]): boolean {
  return variants.some(({ file }) => file !== undefined);
}
