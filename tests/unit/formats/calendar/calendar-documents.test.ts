import fc from 'fast-check';
import ical from 'node-ical';
import { describe, expect, test } from 'vitest';
import { project } from '../../../../src/domain/projection.ts';
import { anyDraft } from '../../../support/arbitrary.ts';
import { documentWith, featureDocument, panelDocument } from '../../../support/documents.ts';
import { asRead, eventsOf, NOON } from '../../../support/events.ts';
import { madeAt } from '../../../support/made-documents.ts';
import { planned } from '../../../support/maintenances.ts';
import { noPythonCalendar, readByPython } from '../../../support/python-calendar.ts';
import { availability, by, cell, contextOf, published } from '../../../support/state.ts';
import { tried } from '../../../support/tried.ts';

const XML = documentWith(
  'xml',
  { collection: 'features', area: 'orders', order: 0, uses: [] },
  { title: 'Plik XML dla Ceneo, Empiku; i dla bardzo wielu innych porównywarek cen' },
);
const SITE = by('seed', published(panelDocument('a'), panelDocument('b'), XML));
const PROMISED = availability([cell('xml', 'a', 'unavailable', '2021-12-31', 'OVH')]);
const context = contextOf([SITE, PROMISED, planned('m1')]);
const { type, text } = madeAt(context, '/calendar.ics');

function eventsIn(calendar: string) {
  return Object.values(ical.sync.parseICS(calendar)).filter((one) => one?.type === 'VEVENT');
}

/** How one thing that is worked at reads from when until when. */
function timesOf(from: string, until: string): string[] {
  const { text: calendar } = madeAt(contextOf([SITE, planned('m1', { from, until })]), '/calendar.ics');
  return calendar.split('\r\n').filter((line) => /^DT(START|END)/.test(line) && !/:1996/.test(line));
}

describe('a calendar', () => {
  test('is text/calendar, and asks to be looked at again within the hour', () => {
    expect(type).toBe('text/calendar; charset=utf-8');
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  test('has its lines folded at 75 bytes, and none that ends otherwise', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('makes nobody busy', () => {
    expect(text.match(/^TRANSP:TRANSPARENT\r$/gm)).toHaveLength(2);
  });

  test('says when it was said by the log, in UTC', () => {
    expect(text.match(/^DTSTAMP:.*$/gm)).toEqual(['DTSTAMP:20210317T110100Z', 'DTSTAMP:20210317T110200Z']);
  });
});

test('node-ical reads a day as a day, with the day after it as its end', () => {
  const [day] = eventsIn(text);
  expect(day).toMatchObject({
    uid: 'xml.a@test',
    sequence: 2,
    status: 'CONFIRMED',
    datetype: 'date',
    summary: expect.stringContaining('Plik XML dla Ceneo, Empiku; i'),
    url: { val: 'https://status.example.com/features/xml/' },
  });
  expect(text).toContain('DTSTART;VALUE=DATE:20211231\r\nDTEND;VALUE=DATE:20220101\r\n');
});

test.skipIf(noPythonCalendar !== null)('Python’s icalendar reads the same, and finds no fault', () => {
  expect(readByPython(text)).toEqual([
    expect.objectContaining({
      uid: 'xml.a@test',
      sequence: 2,
      status: 'CONFIRMED',
      transp: 'TRANSPARENT',
      start: ['2021-12-31', null],
      end: ['2022-01-01', null],
      stamp: ['2021-03-17T11:01:00+00:00', null],
      description: expect.stringContaining('termin: 31\u00a0grudnia\u00a02021, według zapewnień OVH'),
      faults: [],
    }),
    expect.objectContaining({
      uid: 'm1@test',
      start: ['2021-03-17T19:00:00+01:00', 'Europe/Warsaw'],
      end: ['2021-03-17T21:00:00+01:00', 'Europe/Warsaw'],
      faults: [],
    }),
  ]);
});

describe('planned work', () => {
  test('is told in Warsaw’s time, which the calendar describes', () => {
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Warsaw\r\n');
    expect(timesOf('2021-07-01T18:00:00.000Z', '2021-07-01T20:00:00.000Z')).toEqual([
      'DTSTART;TZID=Europe/Warsaw:20210701T200000',
      'DTEND;TZID=Europe/Warsaw:20210701T220000',
    ]);
  });

  test('over the night in which clocks go forward lasts as long as it does', () => {
    expect(timesOf('2021-03-28T00:30:00.000Z', '2021-03-28T01:30:00.000Z')).toEqual([
      'DTSTART;TZID=Europe/Warsaw:20210328T013000',
      'DTEND;TZID=Europe/Warsaw:20210328T033000',
    ]);
  });

  test('in an hour that comes twice is told in UTC, where it has one name', () => {
    expect(timesOf('2021-10-31T00:30:00.000Z', '2021-10-31T01:30:00.000Z')).toEqual([
      'DTSTART:20211031T003000Z',
      'DTEND:20211031T013000Z',
    ]);
  });

  test.for([
    ['2021-03-28T00:59:00.000Z', '2021-03-28T01:00:00.000Z'],
    ['2021-10-30T23:00:00.000Z', '2021-10-31T02:00:00.000Z'],
    ['2021-12-31T22:30:00.000Z', '2022-01-01T00:30:00.000Z'],
    ['2040-10-27T22:00:00.000Z', '2040-10-28T04:00:00.000Z'],
  ])('from %s until %s is read as those instants', ([from = '', until = '']) => {
    const work = contextOf([SITE, planned('m1', { from, until })], { now: NOON });
    const [event] = eventsIn(madeAt(work, '/calendar.ics').text);
    expect(event).toMatchObject({ start: new Date(from), end: new Date(until) });
  });
});

test('a calendar of nothing is one', () => {
  const { text: empty } = madeAt(contextOf([SITE]), '/en/panel/b/calendar.ics');
  expect(eventsIn(empty)).toEqual([]);
  expect(empty).toContain('X-WR-CALNAME:');
});

test('whatever is said, node-ical reads it: as many events as there are', () => {
  const site = published(panelDocument('a'), panelDocument('b'), featureDocument('api'));
  fc.assert(
    fc.property(fc.array(anyDraft, { maxLength: 20 }), (drafts) => {
      const state = project(asRead(eventsOf([site, ...drafts])));
      const { text: calendar } = madeAt({ ...contextOf([]), state }, '/calendar.ics');
      expect(eventsIn(calendar)).toHaveLength(calendar.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0);
      for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }),
    { numRuns: tried(40) },
  );
});
