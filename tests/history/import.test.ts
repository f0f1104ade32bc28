import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Summary } from '../../engine/figures/summary.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import { systemClock } from '../../server/async/clock.ts';
import { reportHere } from '../../server/reports/reporting.ts';
import type { ReportKey } from '../../shared/reports/figures.ts';
import { dayClosed, dayOpened, issued, leg, put } from '../store/rows.ts';
import { runFile } from '../support/processes.ts';
import { aPast, fiveVisits, header, type Past, row, text } from './a-past.ts';

/** `npm run import`, on real files and a real store. */

const report = (past: Past, by: ReportKey): Promise<Summary> =>
  past.with(async (store) => {
    const order = {
      centre: 'small',
      from: '2025-03-01',
      to: '2025-03-31',
      by,
      timeZone: 'Asia/Baku',
      targetSeconds: 300,
    };
    const made = await reportHere(store).summary({ ...order, today: '2026-11-20' });
    if (!made.ok) throw new Error(made.refusal.message);
    return JSON.parse(made.value);
  });

test('the past counts in reports as computed by hand, and verify says that all is as it was written', async () => {
  const past = await aPast();
  const { code, lines } = await past.run(past.file('old.csv.gz', text(fiveVisits)), '--centre', 'small');
  expect([code, ...lines]).toEqual([
    0,
    expect.stringMatching(/old\.csv\.gz: 5 visits of Old hall on 2 days, 2025-03-03 to 2025-03-04, in \d/),
    'new: 5, there already: 0, left out: 0',
    'counters not of this centre, kept by name: window-7 (1 visit)',
  ]);
  const { total, rows } = await report(past, 'day');
  expect(total).toEqual({
    key: '',
    issued: 5,
    served: 2,
    noShow: 1,
    abandoned: 1,
    wait: { count: 4, mean: 480, median: 300, p90: 900, max: 900 },
    service: { count: 2, mean: 600, median: 600, p90: 600, max: 600 },
    serviceLevel: 0.5,
  });
  expect(rows.map(({ key, issued }) => [key, issued])).toEqual([
    ['2025-03-03', 4],
    ['2025-03-04', 1],
  ]);
  const counters = (await report(past, 'counter')).rows.map(({ key, issued }) => [key, issued]);
  expect(counters).toEqual([
    ['', 2],
    ['1', 2],
    ['window-7', 1],
  ]);
  expect((await report(past, 'class')).rows.map(({ key, issued }) => [key, issued])).toEqual([
    ['', 4],
    ['veteran', 1],
  ]);
  const verify = runFile('scripts/verify.ts', [], { DATA_DIR: past.folder });
  expect((await verify.ended).code, verify.text()).toBe(0);
  expect(verify.text()).toMatch(/small: 1 events, 0 legs.*All is as it was written/s);
});

test('a file again adds nothing and changes nothing; a longer one adds what is new, also to figures that were kept', async () => {
  const past = await aPast();
  const file = past.file('old.csv', text(fiveVisits));
  expect((await past.run(file)).code).toBe(0);
  expect((await report(past, 'day')).total.issued).toBe(5);
  const before = past.contents();
  const again = await past.run(file);
  expect([again.code, again.lines[1]]).toEqual([0, 'new: 0, there already: 5, left out: 0']);
  expect(past.contents()).toBe(before);

  const changed = fiveVisits.map((line) => line.replace('window-7', '2'));
  const more = await past.run(
    past.file('more.csv', text([...changed, row({ issuedAt: '2025-03-03T12:00:00+04:00' })])),
  );
  expect([more.code, ...more.lines.slice(1)]).toEqual([
    0,
    'new: 1, there already: 5, left out: 0',
    '1 visit of these stood there with something else, and stand there still',
  ]);
  expect((await report(past, 'day')).total.issued).toBe(6);
});

test('what a spreadsheet saved is taken with the zone of its times', async () => {
  const past = await aPast();
  const saved = past.file(
    'excel.csv',
    `\uFEFF${header.replaceAll(',', ';')};;\r\nOld hall;A1;a;;03.03.2025 9:00:00;03.03.2025 9:05:00;;;;;;\r\n;;;;;;;;;;;\r\n`,
  );
  const { code, lines } = await past.run(saved, '--zone', 'Asia/Baku');
  expect([code, lines[1]]).toEqual([0, 'new: 1, there already: 0, left out: 0']);
  const { wait } = (await report(past, 'day')).total;
  expect(wait).toMatchObject({ count: 1, mean: 300 });
});

describe('a bad row is named by its line, nothing is changed, and --skip-bad leaves it out', () => {
  const today = dateAt(systemClock.now(), 'Asia/Baku');
  const bad: readonly (readonly [name: string, row: string, told: string])[] = [
    ['a broken row', 'Old hall,B1,a', '3 fields where the header has 10'],
    ['an open quote', `"${row()}`, 'a quote stands where none may, or is not closed'],
    ['no time zone', row({ issuedAt: '2025-03-05T09:00:00' }), 'issuedAt has no time zone offset: 2025-03-05T09:00:00'],
    ['no such day', row({ issuedAt: '2025-02-30T09:00:00Z' }), 'issuedAt is no time: 2025-02-30T09:00:00Z'],
    ['no ticket', row({ ticket: '' }), 'ticket is empty'],
    [
      'end before start',
      row({ startedAt: '2025-03-05T09:10:00+04:00', endedAt: '2025-03-05T09:09:59+04:00' }),
      'endedAt is before startedAt',
    ],
    ['call before issue', row({ calledAt: '2025-03-05T08:59:59+04:00' }), 'calledAt is before issuedAt'],
    ['start before issue', row({ startedAt: '2025-03-05T04:59:59Z' }), 'startedAt is before issuedAt'],
    [
      'an unknown outcome',
      row({ outcome: 'happy' }),
      'outcome is none of served, no-show, cancelled, expired, transferred: happy',
    ],
    ['a ticket twice', row({ ticket: 'A2', issuedAt: '2025-03-03T17:00:00Z' }), 'the ticket stands in line 3 already'],
    [
      'an unknown service',
      row({ service: 'pension' }),
      'small has no service "pension": --service "pension=ID" says which it is',
    ],
    [
      'today',
      row({ issuedAt: `${today}T00:00:00+04:00` }),
      `${today} is not past: the present day of small is ${today}`,
    ],
    ['more than a day', row({ endedAt: '2025-03-06T09:00:01+04:00' }), 'it lasted for more than 24 hours'],
  ];
  test('each of them, in one file', async () => {
    const past = await aPast();
    const before = past.contents();
    const file = past.file('old.csv', text([...fiveVisits, ...bad.map(([, line]) => line)]));
    const told = bad.map(([, , problem], at) => `line ${7 + at}: ${problem}`);
    const inOrder = (lines: readonly string[]) => [...lines].sort();
    const refused = await past.run(file);
    expect(refused.code).toBe(2);
    expect(inOrder(refused.lines)).toEqual(
      inOrder([...told, `Nothing was imported: ${bad.length} bad rows (--skip-bad leaves them out)`]),
    );
    expect(past.contents()).toBe(before);
    const skipping = await past.run(file, '--skip-bad');
    expect([skipping.code, skipping.lines[1]]).toEqual([0, `new: 5, there already: 0, left out: ${bad.length}`]);
    expect(inOrder(skipping.lines.slice(2, 2 + bad.length))).toEqual(inOrder(told.map((line) => `left out: ${line}`)));
  });

  test('one of them alone takes one line more than its own', async () => {
    const past = await aPast();
    const before = past.contents();
    const line = row({ startedAt: '2025-03-05T09:10:00+04:00', endedAt: '2025-03-05T09:09:59+04:00' });
    expect(await past.run(past.file('old.csv', text([...fiveVisits, line])))).toEqual({
      code: 2,
      lines: ['line 7: endedAt is before startedAt', 'Nothing was imported: 1 bad row (--skip-bad leaves it out)'],
    });
    expect(past.contents()).toBe(before);
  });

  test('many rows with one problem take one line', async () => {
    const past = await aPast();
    const odd = Array.from({ length: 9 }, (_, at) => row({ ticket: `B${at}`, service: 'x' }));
    const { lines } = await past.run(past.file('old.csv', text([...fiveVisits, ...odd])));
    expect(lines[0]).toMatch(/^lines 7, 8, 9, 10, 11 and 4 more: small has no service "x"/);
  });
});

test('what is no such file, or no such use, takes one line and 2', async () => {
  const past = await aPast();
  const good = past.file('old.csv', text(fiveVisits));
  const before = past.contents();
  const wrong: readonly (readonly [parameters: readonly string[], told: RegExp])[] = [
    [[], /^FILE is missing/],
    [[good, '--centr', 'small'], /--centr/],
    [[good, '--centre', 'large'], /^There is no centre large: there is small$/],
    [[good, '--service', 'a'], /^--service must be OLD=ID, not "a"/],
    [[good, '--service', 'a=z'], /^--service a=z: there is no "z", there is a, b, c$/],
    [[good, '--from', 'New hall'], /^No row is of "New hall", there are: Old hall$/],
    [[good, '--zone', 'Mars/Base'], /^--zone Mars\/Base: there is no such time zone/],
    [[join(past.folder, 'none.csv')], /^Nothing was imported: there is no file .*none\.csv$/],
    [[past.folder], /is a folder$/],
    [[past.file('latin.csv', Buffer.from([...Buffer.from(header), 10, 0xe9, 10]))], /is not text in UTF-8$/],
    [[past.file('cut.csv', gzipSync(text(fiveVisits)).subarray(0, 60))], /is not a whole gzip file$/],
    [[past.file('empty.csv', '')], /^line 1: there is no header$/],
    [[past.file('head.csv', text([header]))], /^Nothing was imported: there is no visit to take$/],
    [[past.file('pipes.csv', text([header.replaceAll(',', '|')]))], /^line 1: the header lacks centre, ticket/],
    [[past.file('many.csv', text([`${header},mood`]))], /^line 1: the header has a column too many: "mood"$/],
  ];
  for (const [parameters, told] of wrong) {
    const { code, lines } = await past.run(...parameters);
    expect([code, lines.length], lines.join('\n')).toEqual([2, 1]);
    expect(lines[0]).toMatch(told);
  }
  expect(past.contents()).toBe(before);
});

test('of several centres one is named, and names of services, classes and counters are translated', async () => {
  const past = await aPast();
  const other = row({ centre: 'Far hall', service: 'Passport', priority: 'P', counter: 'window-7', ticket: 'F1' });
  const odd = row({ centre: 'Far hall', service: 'Whatever', priority: 'Q', ticket: 'F2' });
  const file = past.file('old.csv', text([...fiveVisits, other, odd]));
  const unnamed = await past.run(file);
  expect(unnamed).toEqual({
    code: 2,
    lines: ['The file has several centres, name one by --from: Far hall, Old hall'],
  });
  const names = ['--service', 'Passport=b', '--service', '*=c', '--priority', 'P=infant', '--counter', 'window-7=2'];
  const { code, lines } = await past.run(file, '--from', 'Far hall', ...names);
  expect([code, ...lines.slice(1)]).toEqual([
    0,
    'new: 2, there already: 0, left out: 0',
    'classes not of this centre, taken as none: Q (1 visit)',
  ]);
  const legs = await past.with((store) => store.legs('small', '2025-01-01', '2025-12-31'));
  expect(
    legs.map(({ number, service, priorityClass, counter, imported, clerk }) => [
      number,
      service,
      priorityClass,
      counter,
      imported,
      clerk,
    ]),
  ).toEqual([
    ['F1', 'b', 'infant', '2', true, null],
    ['F2', 'c', null, null, true, null],
  ]);
});

test('days on which the centre had visits of its own are left alone', async () => {
  const past = await aPast();
  const day = '2025-03-03';
  const own = leg('t1', { centre: 'small', date: day });
  await past.with((store) =>
    put(store, { events: [dayOpened(day), issued('t1', day), dayClosed(day)], legs: [own] }, 'small'),
  );
  const { code, lines } = await past.run(past.file('old.csv', text(fiveVisits)), '--skip-bad');
  expect([code, ...lines.slice(1)]).toEqual([
    0,
    'new: 1, there already: 0, left out: 4',
    'left out: lines 2, 3, 4, 5: small has visits of its own on 2025-03-03',
  ]);
});
