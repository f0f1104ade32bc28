import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayNumber } from '../../engine/calendar/day-numbers.ts';
import { caseDue } from '../../engine/cases/case-due.ts';
import { type CaseFiguresOptions, openCaseTallies } from '../../engine/figures/cases.ts';
import { type CaseEnd, type CountedCase, countedHistory } from '../../engine/figures/counted-case.ts';
import { instantOf } from '../../engine/queue/business-day.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import type { Calendar } from '../../shared/booking/calendar.ts';
import { type CaseKey, type CaseRow, caseKeys } from '../../shared/cases/case-figures.ts';
import { type Authority, anAuthority, aText, lead, overseer } from '../cases/case-world.ts';
import { plainCaseFigures } from './plain-case-figures.ts';

/** Figures of cases: by hand, and whatever cases there are. */

const calendar = az as Calendar;
const zone = 'Asia/Baku';
const beginCaseFigures = (options: CaseFiguresOptions) => {
  const tallies = openCaseTallies(options);
  return {
    add: (cases: readonly CountedCase[]) => {
      for (const one of cases) tallies.add(one, 1);
    },
    finish: () => tallies.report(options),
  };
};
const figuresOf = (
  cases: readonly CountedCase[],
  asked: { readonly [name in 'from' | 'to' | 'today' | 'by']?: string } = {},
) => {
  const { from = '2026-01-01', to = '2026-12-30', by } = asked;
  const today = asked.today ?? to;
  const key = caseKeys.find((one) => one === by) ?? 'kind';
  const report = beginCaseFigures({ by: key, from, to, today, timeZone: zone, calendar });
  report.add(cases);
  return report.finish();
};
const keysOf = (rows: readonly CaseRow[]) => rows.map(({ key }) => key);

describe('by hand', () => {
  const countedOf = (authority: Authority) =>
    authority.all().flatMap((one) => countedHistory(authority.events.filter((event) => event.case === one.id)));
  const answer = (id: string) =>
    ({ type: 'answer', case: id, text: aText, hash: 'h', outcome: 'explained', way: 'post' }) as const;

  test('an answer on the due date is in time, one on the next day is late, one that is owed then is overdue', () => {
    const authority = anAuthority('2026-03-06');
    for (const id of ['a', 'b', 'c']) authority.register({ case: id, person: id });
    expect(authority.case('a').due).toBe('2026-04-08');
    authority.date = '2026-04-08';
    authority.does(answer('a'), lead);
    authority.date = '2026-04-09';
    authority.does(answer('b'), lead);
    const at = (today: string) => figuresOf(countedOf(authority), { today }).total;
    expect(at('2026-04-08')).toMatchObject({
      received: 3,
      answered: 1,
      inTime: 1,
      late: 0,
      open: 2,
      overdue: 0,
      onTime: 1,
    });
    expect(at('2026-04-09')).toMatchObject({ received: 3, answered: 2, inTime: 1, late: 1, open: 1, overdue: 1 });
    expect(at('2026-04-09')).toMatchObject({ onTime: 1 / 3, workingDays: { median: 15, p90: 16 } });
  });

  test('what nothing is known of has no share and no days', () => {
    const { total, rows } = figuresOf([]);
    expect(total).toMatchObject({ received: 0, onTime: null, workingDays: { median: null, p90: null } });
    expect(rows).toEqual([]);
    expect(figuresOf([], { from: '2026-05-01', to: '2026-05-03', today: '2026-04-01', by: 'day' }).rows).toEqual([]);
  });

  test('one that was reopened keeps its first answer, and is owed another', () => {
    const authority = anAuthority('2026-03-06');
    authority.register({ case: 'a' });
    authority.date = '2026-05-04';
    authority.does(answer('a'), lead);
    authority.date = '2026-05-05';
    authority.does({ type: 'reopen', case: 'a', reason: 'not all' }, overseer);
    authority.date = '2026-05-06';
    authority.does(answer('a'), lead);
    const { rows } = figuresOf(countedOf(authority), { from: '2026-05-04', to: '2026-05-06', by: 'day' });
    expect(rows.map(({ answered, late, reopened, open }) => [answered, late, reopened, open])).toEqual([
      [1, 1, 0, 0],
      [0, 0, 1, 1],
      [1, 0, 0, 0],
    ]);
    expect(figuresOf(countedOf(authority)).total).toMatchObject({ received: 1, reopened: 1, answered: 2, onTime: 0.5 });
  });

  test('sent on and withdrawn are no answers, and after the due date weigh as one that is overdue', () => {
    const authority = anAuthority('2026-03-06');
    for (const id of ['a', 'b', 'c']) authority.register({ case: id, person: id });
    authority.does({ type: 'send-on', case: 'a', reason: 'theirs', to: 'The ministry' }, lead);
    authority.date = '2026-05-04';
    authority.does({ type: 'send-on', case: 'b', reason: 'theirs', to: 'The ministry' }, lead);
    authority.does({ type: 'withdraw', case: 'c', reason: 'by letter' }, lead);
    const { total } = figuresOf(countedOf(authority));
    expect(total).toMatchObject({ sentOn: 2, answered: 0, endedLate: 2, open: 0, overdue: 0, onTime: 0 });
  });

  test('a question stops the time where its kind says so, but not what was overdue before', () => {
    const asked = (from: string) => aCase({ due: '2026-03-20', pauses: [{ from, to: null }] });
    const cases = [asked('2026-03-19'), asked('2026-03-20'), asked('2026-04-01')];
    expect(figuresOf(cases).total).toMatchObject({ open: 3, overdue: 2 });
  });

  test('rows are by what is asked, those without it under an empty key', () => {
    const cases = [
      aCase({ topic: 'roads', executor: 'u', extended: 1, isRepeated: true }),
      aCase({ topic: null, end: 'answered', endedAt: at('2026-03-03'), ground: 'anonymous', channel: 'post' }),
    ];
    const by = (key: CaseKey) => keysOf(figuresOf(cases, { by: key }).rows);
    expect(['topic', 'executor', 'ground', 'channel', 'kind', 'department'].map((key) => by(key as CaseKey))).toEqual([
      ['', 'roads'],
      ['', 'u'],
      ['', 'anonymous'],
      ['post', 'web'],
      ['appeal'],
      [''],
    ]);
    expect(figuresOf(cases).total).toMatchObject({ received: 2, repeated: 1, extended: 0 });
  });
});

describe('whatever cases there are', () => {
  test('not answering, sending on or withdrawing never betters the share', () => {
    fc.assert(
      fc.property(
        someCases,
        fc.nat(),
        fc.constantFrom<CaseEnd | null>(null, 'sent-on', 'withdrawn'),
        range,
        (cases, which, end, days) => {
          const at = which % cases.length;
          const others = cases.map((one, index) =>
            index === at && one.end === 'answered' ? { ...one, end, endedAt: end === null ? null : one.endedAt } : one,
          );
          const [before, after] = [cases, others].map((all) => figuresOf(all, days).total.onTime ?? 0);
          expect(after).toBeLessThanOrEqual(before ?? 0);
        },
      ),
    );
  });

  test('the rows add up to the total, by whatever', () => {
    fc.assert(
      fc.property(someCases, fc.constantFrom(...caseKeys), range, (cases, by, days) => {
        const { total, rows } = figuresOf(cases, { ...days, by });
        const summed = by === 'day' || by === 'month' ? flows : ([...flows, 'open', 'overdue'] as const);
        for (const figure of summed) expect(rows.reduce((sum, row) => sum + row[figure], 0)).toBe(total[figure]);
        expect(total.inTime + total.late).toBe(total.answered);
      }),
    );
  });

  const keysBefore = caseKeys.filter((key) => key !== 'month');

  test('what is kept by day and key gives the figures that counting all of them gives', () => {
    fc.assert(
      fc.property(someCases, range, fc.constantFrom(...keysBefore), fc.nat(), (cases, days, by, changed) => {
        const options = { by, timeZone: zone, calendar, ...days };
        const [tallies, plain] = [openCaseTallies(options), plainCaseFigures(options)];
        // Some are counted as something else first, and that is taken back.
        for (const [at, one] of cases.entries()) {
          const other = cases[(at + changed) % cases.length] ?? one;
          tallies.add(other, 1);
          tallies.add(one, 1);
          tallies.add(other, -1);
        }
        plain.add(cases);
        expect(tallies.report(options)).toEqual(plain.finish());
      }),
    );
  });

  test('a month in a range is as the report of that month alone', () => {
    fc.assert(
      fc.property(someCases, range, (cases, days) => {
        const last = days.to < days.today ? days.to : days.today;
        for (const row of figuresOf(cases, { ...days, by: 'month' }).rows) {
          const inRange = (date: string): string => (date > last ? last : date < days.from ? days.from : date);
          const end = dateOf(dayNumber(`${row.key}-01`) + 31).slice(0, 7);
          const month = { from: inRange(`${row.key}-01`), to: inRange(dateOf(dayNumber(`${end}-01`) - 1)) };
          expect({ ...row, key: '' }).toEqual(figuresOf(cases, { ...month, today: days.today }).total);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a day in a range is as the report of that day alone', () => {
    fc.assert(
      fc.property(someCases, range, (cases, days) => {
        for (const row of figuresOf(cases, { ...days, by: 'day' }).rows) {
          const alone = figuresOf(cases, { from: row.key, to: row.key, today: days.today });
          expect({ ...row, key: '' }).toEqual(alone.total);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('in time is within the days that the due date is reckoned by', () => {
    fc.assert(
      fc.property(chance, (of) => {
        const { total } = figuresOf([of.case]);
        if (of.case.end !== 'answered') return;
        const took = total.workingDays.median ?? Number.NaN;
        // An answer on a day of rest right after the due date took no more working days, and is late.
        if (total.inTime === 1) expect(took).toBeLessThanOrEqual(of.days);
        else expect(took).toBeGreaterThanOrEqual(of.days);
      }),
    );
  });

  test('the portions in which they come make no difference', () => {
    fc.assert(
      fc.property(someCases, fc.nat(), (cases, cut) => {
        const report = beginCaseFigures({
          by: 'topic',
          from: '2026-01-01',
          to: '2026-12-30',
          today: '2026-12-30',
          timeZone: zone,
          calendar,
        });
        const at = cut % cases.length;
        for (const portion of [cases.slice(at), cases.slice(0, at)]) report.add(portion);
        expect(report.finish()).toEqual(figuresOf(cases, { by: 'topic' }));
      }),
    );
  });
});

const flows = [
  'received',
  'repeated',
  'reopened',
  'answered',
  'inTime',
  'late',
  'extended',
  'sentOn',
  'endedLate',
] as const;

const at = (date: string): number => instantOf(date, '10:00', zone);

function aCase(change: Partial<CountedCase> = {}): CountedCase {
  return {
    ...{ kind: 'appeal', topic: 'roads', department: null, channel: 'web', executor: null, countedFrom: '2026-03-02' },
    ...{
      pauses: [],
      due: '2026-03-31',
      extended: 0,
      reopened: 0,
      isRepeated: false,
      end: null,
      endedAt: null,
      ground: null,
    },
    ...change,
  };
}

const first = dayNumber('2026-01-05');
const chance = fc
  .record({
    start: fc.nat(120),
    took: fc.option(fc.nat(70)),
    end: fc.constantFrom<CaseEnd>('answered', 'answered', 'answered', 'sent-on', 'withdrawn'),
    days: fc.constantFrom(5, 15, 30),
    pause: fc.option(fc.tuple(fc.nat(10), fc.nat(20))),
    topic: fc.option(fc.constantFrom('roads', 'pension')),
    executor: fc.option(fc.constantFrom('u1', 'u2')),
    ground: fc.option(fc.constantFrom('anonymous', 'repeated')),
    extended: fc.nat(1),
    reopened: fc.nat(1),
    isRepeated: fc.boolean(),
  })
  .map(({ start, took, end, days, pause, ...rest }) => {
    const countedFrom = dateOf(first + start);
    const isFit = pause !== null && (took === null || pause[0] + pause[1] <= took);
    const pauses = isFit
      ? [{ from: dateOf(first + start + pause[0]), to: dateOf(first + start + pause[0] + pause[1]) }]
      : [];
    const { due } = caseDue(calendar, { countedFrom, days, pauses }, countedFrom);
    const ended = took === null ? { end: null, endedAt: null } : { end, endedAt: at(dateOf(first + start + took)) };
    return { days, case: aCase({ ...rest, countedFrom, pauses, due, ...ended }) };
  });
const someCases = fc.array(
  chance.map((one) => one.case),
  { minLength: 1, maxLength: 20 },
);
const range = fc.tuple(fc.nat(60), fc.nat(100), fc.nat(200)).map(([from, length, today]) => ({
  from: dateOf(first + from),
  to: dateOf(first + from + length),
  today: dateOf(first + today),
}));
