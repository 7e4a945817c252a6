import type { TypedInstant } from './time.ts';

/** What is wrong with what was typed, behind it, and what to write instead: for the command line, the API and files. */
export function noInstant(read: Exclude<TypedInstant, { kind: 'instant' }>): string {
  switch (read.kind) {
    case 'missing':
      return `does not exist: clocks in Warsaw go forward over it. Write ${read.next} or another time.`;
    case 'twice':
      return `comes twice: clocks in Warsaw go back. Write ${read.either[0]} (summer time) or ${read.either[1]} (winter time).`;
    case 'unreadable':
      return 'is not a date and time. Write 2021-03-22T18:00 (Warsaw) or 2021-03-22T17:00:00Z.';
    default:
      return read satisfies never;
  }
}
