import { describe, expect, test } from 'vitest';
import { hashLink } from '../../../src/store/chain.ts';
import { checkHeaders } from '../../../src/store/header-chain.ts';

/** Headers of a log of three events, as a report tells them. */
function headersOf(actor = 'staff:1') {
  const headers: (Record<string, unknown> & { hash: string })[] = [];
  for (const sequence of [1, 2, 3]) {
    const link = {
      previousHash: headers.at(-1)?.hash ?? '',
      sequence,
      logId: 'log',
      type: 'status.confirmed',
      version: 1,
      recordedAt: `2021-03-17T11:00:0${sequence}.000Z`,
      effectiveAt: `2021-03-17T11:00:0${sequence}.000Z`,
      since: null,
      actor: 'staff:1',
      changeId: `c${sequence}`,
      payloadDigest: `d${sequence}`,
    };
    headers.push({
      ...{ sequence, log_id: 'log', type: link.type, version: 1, recorded_at: link.recordedAt },
      ...{ effective_at: link.effectiveAt, since: null, actor, change_id: link.changeId },
      ...{ payload_digest: link.payloadDigest, previous_hash: link.previousHash, hash: hashLink(link) },
    });
  }
  return headers;
}

type Headers = ReturnType<typeof headersOf>;

function check(headers: Headers, isNamed: boolean, head = headers.at(-1)?.hash ?? '') {
  return checkHeaders(headers.map((header) => `${JSON.stringify(header)}\n`).join(''), head, isNamed);
}

describe('the headers of a report', () => {
  test('are those of a whole log, each hash computed anew', () => {
    expect(check(headersOf(), true)).toEqual({ count: 3, computed: 3, problems: [] });
  });

  test('with pseudonyms stand on each other, and no hash of theirs can be computed', () => {
    expect(check(headersOf('person-1'), false)).toEqual({ count: 3, computed: 0, problems: [] });
    expect(check(headersOf('person-1'), true).problems).toHaveLength(3);
  });

  test.for<[what: string, change: (headers: Headers) => Headers]>([
    ['one is missing in the middle', ([first, , last]) => [first, last].filter((one) => one !== undefined)],
    ['the first is missing', ([, ...rest]) => rest],
    ['the last is missing', (headers) => headers.slice(0, 2)],
    [
      'two changed places',
      ([first, second, last]) => [second, first, last].filter((one) => one !== undefined),
    ],
    ['one has another hash', (headers) => headers.map((one, at) => (at === 1 ? { ...one, hash: 'x' } : one))],
  ])('are no whole log when %s', ([, change]) => {
    const headers = headersOf();
    const head = headers.at(-1)?.hash ?? '';
    expect(check(change(headers), false, head).problems).not.toEqual([]);
  });

  test('that say something else than their hash are found where they have names', () => {
    const headers = headersOf().map((one, at) => (at === 1 ? { ...one, recorded_at: 'earlier' } : one));
    expect(check(headers, true).problems).toEqual(['The hash of revision 2 is not of what it says.']);
  });
});
