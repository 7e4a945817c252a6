import { spawnSync } from 'node:child_process';

/** Says of each event what Python's icalendar read: dates and times as they stand there, with the name of their zone. */
const SCRIPT = `
import icalendar, json, sys
def when(event, name):
    prop = event.get(name)
    return None if prop is None else [prop.dt.isoformat(), prop.params.get('TZID')]
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{
    'uid': str(event['UID']), 'sequence': int(event['SEQUENCE']), 'status': str(event['STATUS']),
    'summary': str(event['SUMMARY']), 'description': str(event.get('DESCRIPTION', '')), 'transp': str(event.get('TRANSP')),
    'start': when(event, 'DTSTART'), 'end': when(event, 'DTEND'), 'stamp': when(event, 'DTSTAMP'),
    'faults': [str(one) for one in event.errors],
} for event in calendar.walk('VEVENT')]))
`;

/** The first in PATH may be another than the system's, which has the system's packages. */
const PYTHON = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import icalendar']).status === 0,
);

/** Why Python is not asked; `null`: it can read calendars. */
export const noPythonCalendar = PYTHON
  ? null
  : 'python3-icalendar is not installed (apt-get install python3-icalendar)';

/** The events of a calendar as Python's icalendar reads them. @throws what it does not understand */
export function readByPython(calendar: string): unknown[] {
  const { status, stdout, stderr } = spawnSync(PYTHON ?? 'python3', ['-c', SCRIPT], {
    input: calendar,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const events: unknown = JSON.parse(stdout);
  return Array.isArray(events) ? events : [];
}
