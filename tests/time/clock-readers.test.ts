import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { movedColumns } from '../../server/store/moved-times.ts';
import { openScratch } from '../../server/store/sqlite/database.ts';
import { newestVersion, schemaOf } from '../../server/store/sqlite/migrate.ts';
import { type Happening, openWorld } from './a-world.ts';
import { clockReaders } from './clock-readers.ts';

/** Whatever is kept until some time ends when it would have: no correction and no jump of the clock ends, revives or limits anything. */

const [second, hour, day] = [1000, 3_600_000, 86_400_000];
const corrected =
  (by: number): Happening =>
  async (machine, accept) => {
    machine.jump(by);
    if ((await accept()) === null) throw new Error('nothing was corrected');
  };
const jumped =
  (by: number): Happening =>
  async (machine) =>
    machine.jump(by);
const happenings: readonly (readonly [string, Happening])[] = [
  ['nothing', async () => {}],
  ['a correction by half a minute', corrected(30 * second)],
  ['one by sixteen hours', corrected(16 * hour)],
  ['one by 400 days', corrected(400 * day)],
  ['one by half a minute back', corrected(-30 * second)],
  ['one by five hours back', corrected(-5 * hour)],
  ['one by 400 days back', corrected(-400 * day)],
  ['a jump ahead by 400 days', jumped(400 * day)],
  ['a jump back by five hours', jumped(-5 * hour)],
];

describe.each(clockReaders)('[T6] [T7] $about', ({ story, comesTo }) => {
  test.each(happenings)('come to the same after %s', async (_, happening) => {
    const world = await openWorld(happening);
    try {
      expect(await story(world)).toEqual(comesTo);
    } finally {
      await world.close();
    }
  });
});

/** Files that read a clock and keep nothing by it, with the reason, or whose story is told elsewhere. */
const others: Readonly<Record<string, string>> = {
  'server/async/clock.ts': 'is the clock',
  'server/ids.ts': 'only to begin the ids with; they go on from the last one',
  'server/metrics.ts': "how long a commit took, by a clock of the process's own",
  'server/compose.ts': 'hands the clocks to all others',
  'server/time/machine.ts': 'is what is looked at: timekeeper.test.ts',
  'server/time/correcting.ts': 'brings the correction: correcting.test.ts',
  'server/http/certificate.ts': 'compares with the end that stands in the certificate; keeps nothing',
  'server/sample/past-days.ts': 'a script: which days are past, asked once',
  'server/jobs/nightly-training.ts': 'correcting.test.ts',
  'server/country/country-reports.ts': 'when visits were gathered, for a minute; which days are past',
  'server/jobs/estimates.ts': 'what is learnt jointly is kept by the steady clock; else which days are past',
  'server/store/sqlite/copy-label.ts': 'when a copy was made',
  'server/store/sqlite/copy.ts': 'when a copy was restored, where no other time is known',
  'server/store/sqlite/dated-copies.ts': 'the name of a copy',
  'server/alerts/alerting.ts': 'since when something is wrong, and when a message is tried again',
  'server/live/screen-health.ts': 'when a screen was connected, and how far its clock is from ours',
  'server/store/postgres/database.ts': "how long it is patient, by a clock of the process's own",
  'server/store/postgres/fate.ts': "for how long it asks, by a clock of the process's own",
  'server/store/sqlite/politeness.ts': "how long to leave the lock free, by a clock of the process's own",
  'server/store/sqlite/database.ts': "how long to wait for a lock, by a clock of the process's own",
  'server/printing/cups.ts': 'a wait of seconds, by the steady clock',
  'server/link/uplink.ts': 'when the head office last answered, for what is shown',
  'server/link/orders.ts': 'when a branch was asked and until when, which a correction moves in its row',
  'server/link/obey.ts': 'how late an order is, by the steady clock',
  'server/link/sent-people.ts':
    'when a branch said which people it has, which a correction moves in its row; how fresh a list is',
  'server/link/taken-people.ts': 'when it was last written that the head office was heard, by the steady clock',
  'server/access/national.ts': 'until when people of the head office may come in, which a correction moves in its row',
  'server/link/head-office.ts': 'when a branch asked, which a correction moves in its row, and when its batch came',
  'server/line/serial.ts': 'a rest of seconds, by the steady clock',
  'server/serial/bus.ts': 'how long an answer is owed, by the steady clock',
  'server/serial/presses.ts': 'whether a key has bounced, by the steady clock',
  'server/serial/scanning.ts': 'when a code was read, for what it opens and for what is shown',
  'server/serial/pressing.ts': 'when a key was pressed, for the command and for what is shown',
  'server/live/watch-pace.ts': 'the pace of questions, by the steady clock',
  'server/live/live-screen.ts': 'how old a call on its way is, by the steady clock',
  'server/live/live-rooms.ts': 'when a view was last made, by the steady clock',
  'server/link/bring-imports.ts':
    'how long ago the head office was asked what it has, by a clock that no correction moves',
  'server/routes/country-cases.ts': 'which date it is at a centre, and how long it was silent, for the eye alone',
  'server/live/country-board.ts': 'which date it is at a centre, and how long it was silent, for the eye alone',
  'server/centre/config-sync.ts': 'when it is now, for an event',
  'server/calendar/follow-calendars.ts': 'when it is now, for an event',
  'server/calendar/seats-of-calendar.ts': 'which date it is, for the seats that are to come',
  'server/centre/shared-documents.ts': 'when a file was refused, for what is shown',
  'server/rules/table-files.ts': 'when a draft was left standing, for what is shown',
  'server/jobs/day-clock.ts': 'when it is now, for the hours of a business day',
  'server/jobs/seat-clock.ts': 'when it is now, for slots, which no clock moves',
  'server/notices/sending.ts': 'when it is now, for slots and quiet hours; the time of another try is moved',
  'server/routes/notices.ts': 'when somebody was told, for what is shown',
  'server/routes/booking/seats.ts': 'when it is now, for slots, which no clock moves',
  'server/routes/booking/held-seat.ts': 'when it is now, for slots, which no clock moves',
  'server/routes/hall/counter-scans.ts': 'when a code was read, for what it opens',
  'server/routes/booking/check-ins.ts': 'when it is now, for slots, which no clock moves',
  'server/routes/cases/form-drafts.ts': 'until when a form that was begun lives, which a correction moves in its row',
  'server/routes/booking/take-seat.ts': 'when it is now, for slots, which no clock moves',
  'server/routes/hall/services.ts': 'whether a secret is still known, which no clock moves',
  'server/routes/booking/sheets.ts': 'when it is now, for slots, which no clock moves',
  'server/routes/booking/sheet-list.ts': 'when it is now, for slots, which no clock moves',
  'server/routes/booking/seat-search.ts': 'when it is now, for slots, which no clock moves',
  'server/routes/devices/printers.ts':
    'slips of the last minutes, asked for now: as old as before by clock-contract.ts',
  'server/routes/devices/slip-look.ts': 'the date on a slip that is made up, for what is shown',
  'server/routes/tickets/tickets.ts': 'when it is now, for what is shown',
  'server/routes/tickets/follow.ts': 'when it is now, for what is shown for a second',
  'server/routes/tickets/newcomer-wait.ts': 'when it is now, for what is shown',
  'server/routes/hall/counter-list.ts': 'when it is now, for whether the day is open',
  'server/routes/booking/officials.ts': 'which dates and slots are still to come, asked for now',
  'server/push/pushing.ts': 'lives and dies with the secret of its ticket, whose end a correction moves',
  'server/routes/reports/report-files.ts': 'which day it is and when the file was made, asked for now',
  'server/routes/reports/bookings-files.ts': 'when the file was made',
  'server/routes/reports/bookings-report.ts': 'which seats are missed and which days are measured, asked for now',
  'server/centre/follow-seats.ts': 'which day it is, asked for when one begins',
  'server/routes/reports/reports.ts': 'which day it is, asked for now',
  'server/jobs/case-clock.ts': 'which day it is, asked for now; due dates are dates, which no clock moves',
  'server/jobs/documents.ts': 'which day it is, asked for now: which version of a table is in force',
  'server/routes/cases/case-files.ts': 'when it is now, for the event of a file',
  'server/routes/calls/call-events.ts': 'how old what the exchange tells is, asked for now',
  'server/routes/calls/calls.ts': 'which day it is, asked for now',
  'server/routes/calls/callbacks.ts': 'which day it is, asked for now',
  'server/routes/cases/case-registration.ts': 'which day it is, asked for now',
  'server/routes/cases/cases.ts': 'which day it is, asked for now',
  'server/routes/cases/tables.ts': 'which day it is, asked for now',
  'server/routes/cases/own-decision.ts': 'when it is now, for the event of an objection',
  'server/jobs/deciding.ts': 'when a register is asked again, reckoned from its event and asked for each second',
  'server/routes/cases/case-draft.ts': 'until when a form that was begun lives, which a correction moves in its row',
  'server/routes/reports/case-figures.ts': 'which day it is, asked for now',
  'server/routes/reports/call-figure-files.ts': 'when the file was made, for what is shown',
  'server/routes/reports/case-figure-files.ts': 'when the file was made, for what is shown',
  'server/routes/cases/oversight.ts': 'when somebody looked, for what is shown',
  'server/routes/cases/print-case.ts': 'when the link was printed, for what is shown',
  'server/routes/cases/case-parts.ts':
    'whether somebody said why within the hour; one from a time that the clock left counts by how far it is',
  'server/oversight/own-authorities.ts': 'which day it is, asked for now',
  'server/routes/cases/decision-counts.ts':
    'for how long a count is good; one from a time that the clock left counts by how far it is',
  'server/routes/cases/case-story.ts': 'which day it is, asked for now',
  'server/routes/cases/case-told.ts': 'when somebody was told, for what is shown; which day it is',
  'server/routes/cases/own-case.ts': 'which day it is, asked for now',
  'server/routes/cases/case-search.ts': 'when somebody looked, for what is shown; which day it is',
  'server/access/citizens.ts': 'until when codes and sessions count, which a correction moves in their rows',
  'server/routes/cases/own-erase.ts': 'from when what is kept of somebody may go, which is now',
  'server/routes/cases/citizen.ts': 'how long a cookie lasts',
  'server/routes/cases/country-history.ts': 'how long a cookie lasts',
  'server/routes/cases/citizen-list.ts': 'when somebody looked, for what is shown',
  'server/link/branch-questions.ts': 'until when a question is worth an answer, in memory alone',
  'server/link/hearing.ts': 'when a branch was last heard, which a correction moves in its row',
  'server/link/national-template.ts': 'when settings were typed or published, for what is shown',
  'server/link/citizen-history.ts': 'until when a list is open, for what is shown',
  'server/routes/cases/office.ts': 'which day it is, asked for now',
  'server/routes/ratings.ts':
    'when something is said; 10 minutes from the first time, which a correction moves in its row',
  'server/routes/rated.ts': 'until when a link opens a rating, which a correction moves in its row',
  'server/routes/reports/rating-files.ts': 'when the file was made, for what is shown',
  'server/routes/reports/ratings-report.ts': 'which day it is, asked for now',
  'server/routes/hall/estimates.ts': 'when it is now, for what is shown',
};

test('each file of the server that reads a clock is in the table, or says why it need not be', () => {
  const server = join(import.meta.dirname, '../../server');
  const readers = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && /\.now\(\)/.test(readFileSync(join(server, path), 'utf8')))
    .map((path) => `server/${path}`);
  const told = new Set([...clockReaders.flatMap(({ files }) => files), ...Object.keys(others)]);
  expect([...told].sort()).toEqual(readers.sort());
});

/** Columns that name no moment, or one that a correction does not move, with the reason. */
const unmoved: Readonly<Record<string, string>> = {
  'events.at': 'the log is what was written',
  'clocks.doubt_from': 'of a start, put in force with the correction itself',
  'clocks.corrected_at': 'of a start, put in force with the correction itself',
  'seats.starts_at': 'of a slot, which no clock moves',
  'seats.ends_at': 'of a slot, which no clock moves',
  'seats.booked_at': 'replayed from the log, which is what was written',
  'seats.arrived_at': 'replayed from the log, which is what was written',
  'seats.ended_at': 'replayed from the log, which is what was written',
  'called_off.at': 'replayed from the log, which is what was written',
  'cases.registered_at': 'replayed from the log, which is what was written',
  'cases.answered_at': 'replayed from the log, which is what was written',
  'cases.visited_at': 'replayed from the log, which is what was written',
  'cases.since': 'replayed from the log, which is what was written',
  'calls.at': "by the exchange's clock, which is not this machine's",
  'case_looks.at': 'when somebody looked, for what is shown',
  'decision_tables.proposed_at': 'who brought it into force is what was written',
  'decision_tables.approved_at': 'who brought it into force is what was written',
  'seat_people.erase_at': 'reckoned from the date of the slot, which no clock moves',
  'seat_secrets.expires_at': 'reckoned from the date of the slot, which no clock moves',
};

test('[T6] each column that holds a time is moved by a correction', () => {
  const store = openScratch(systemClock);
  store.exec(schemaOf(newestVersion()));
  const columns = store
    .prepare<{ readonly name: string }>(
      `SELECT m.name || '.' || c.name AS name FROM sqlite_schema m, pragma_table_info(m.name) c
       WHERE m.type = 'table' AND c.type IN ('INTEGER', 'REAL') AND (c.name IN ('at', 'since') OR c.name GLOB '*_at' OR c.name GLOB '*_from' OR c.name GLOB '*_to')`,
    )
    .all();
  store.close();
  // Rows of legs are written again with the correction, from the state that it has moved.
  const named = columns.map(({ name }) => name).filter((name) => !name.startsWith('legs.'));
  expect(named.sort()).toEqual([...movedColumns, ...Object.keys(unmoved)].sort());
});
