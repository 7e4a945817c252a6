import type { Copies, HostAnswer } from '../store/dialects/dialect.ts';
import { type NodeRow, withPresent } from '../store/nodes.ts';

/** A node as the others see it. */
interface NodeFigures {
  readonly name: string;
  /** That it last published. */
  readonly revision: number;
  /** Since it was last seen (s). */
  readonly age: number;
  /** By how much its clock is ahead of the database's (s); `null`: it is the same. */
  readonly clockAhead: number | null;
}

/** The machines that hold the log. */
export interface CopyFigures {
  readonly epoch: number;
  /** Changes are taken although no second machine has them. */
  readonly isAlone: boolean;
  readonly hosts: readonly {
    readonly name: string;
    /** `null`: it does not answer. */
    readonly answer: {
      readonly isStandby: boolean;
      readonly revision: number;
      /** Bytes of the journal that it has not replayed; `null`: it takes writes itself, or it is not known who does. */
      readonly lag: number | null;
    } | null;
    readonly isFenced: boolean;
  }[];
}

/** A node that was not seen for so long is not told of any more (ms): what is gone for good wakes nobody. */
const REMEMBERED = 24 * 3_600_000;

/**
 * The nodes that work with this log, or did until a day ago.
 *
 * @param own the id of the one that tells it
 */
export function nodeFigures(nodes: readonly NodeRow[], own: string): NodeFigures[] {
  return withPresent(nodes, own)
    .filter(({ age }) => age < REMEMBERED)
    .map(({ name, published, age, clockAhead }) => ({
      name,
      revision: published.revision,
      age: age / 1000,
      clockAhead: clockAhead === null ? null : clockAhead / 1000,
    }));
}

/** @param copies `null`: the log is one copy by nature */
export function copyFigures(copies: Pick<Copies, 'epoch' | 'hosts' | 'writer'> | null): CopyFigures | null {
  if (copies === null) return null;
  const { epoch, hosts, writer } = copies;
  return {
    epoch,
    isAlone: (writer?.answer?.alone ?? null) !== null,
    hosts: hosts.map(({ name, answer, isFenced }) => ({
      name,
      answer: answer && answerFigures(answer, writer?.answer ?? null),
      isFenced,
    })),
  };
}

function answerFigures({ isStandby, head, position }: HostAnswer, writer: HostAnswer | null) {
  // The two were not asked at the same instant: who is ahead by that lags by nothing.
  const lag = isStandby && writer ? Math.max(0, writer.position - position) : null;
  return { isStandby, revision: head.revision, lag };
}
