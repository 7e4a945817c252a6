import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rightsOf } from '../../../src/domain/staff.ts';
import { readAfter, streamChanges } from '../../../src/staff/events.ts';
import type { StaffSession } from '../../../src/staff/staff-session.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const first = [
  published(panelDocument('a'), featureDocument('x')),
  availability([cell('x', 'a', 'limited')]),
];
const second = [...first, availability([cell('x', 'a', 'available')])];

/** An open stream, the log behind it, and what came out of it so far. */
function open(after: number) {
  let drafts = first;
  let isSignedIn = true;
  const followers = new Set<() => void>();
  const session = {
    member: { id: '1', name: 'Ada', email: '', role: 'viewer', may: rightsOf('viewer') },
    actions: { log: { current: async () => contextOf(drafts).state } },
    site: {
      unproven: () => null,
      follow: (told: () => void) => {
        followers.add(told);
        return () => followers.delete(told);
      },
    },
    wall: () => contextOf(drafts).now,
    isSignedIn: async () => isSignedIn,
    nameOf: () => 'Jan Kowalski',
  };
  const response = streamChanges(contextOf(first), session as unknown as StaffSession, after);
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  return {
    followers,
    read: async () => {
      const part = await reader?.read();
      return part?.done ? null : decoder.decode(part?.value);
    },
    leave: () => reader?.cancel(),
    publish: (next: typeof first) => {
      drafts = next;
      for (const told of followers) told();
    },
    signOut: () => {
      isSignedIn = false;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was published since the page was made comes at once, then each publication as it is made', async () => {
  const stream = open(1);
  expect(await stream.read()).toBe('retry: 2000\n\n');
  expect(await stream.read()).toMatch(/^id: 2\nevent: change\ndata: {"revision":2,"who":"Jan Kowalski"/);
  stream.publish(second);
  expect(await stream.read()).toMatch(/^id: 3\nevent: change\ndata: .*"name":"x@a".*"state":"available"/);
});

test('a silent stream says that it is alive, and ends with the session', async () => {
  const stream = open(2);
  await stream.read();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await stream.read()).toBe(':\n\n');
  stream.signOut();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await stream.read()).toBeNull();
  expect(stream.followers.size).toBe(0);
});

test('who signed out or was disabled is told nothing more, not even until the next sign of life', async () => {
  const stream = open(2);
  await stream.read();
  stream.signOut();
  stream.publish(second);
  expect(await stream.read()).toBeNull();
  expect(stream.followers.size).toBe(0);
});

test('a reader who goes is not told any more', async () => {
  const stream = open(2);
  await stream.leave();
  expect(stream.followers.size).toBe(0);
});

test('a browser that asks again goes on from what it saw last', () => {
  const request = (headers = {}) => new Request('http://x/staff/events/?after=3', { headers });
  expect(readAfter(request())).toBe(3);
  expect(readAfter(request({ 'Last-Event-ID': '7' }))).toBe(7);
  expect(readAfter(request({ 'Last-Event-ID': 'x' }))).toBeNull();
});
