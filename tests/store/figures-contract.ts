import { expect, test } from 'vitest';
import { type CountedLeg, countedFields } from '../../engine/figures/counted-leg.ts';
import type { Store } from '../../server/store/store.ts';
import { centreId, dayOpened, issued, leg, put, today } from './rows.ts';

/** What every store must keep to with the figures of days. */
export function figuresContract(at: () => Store): void {
  const keep = async (date = today, as = kind): Promise<string> => {
    await at().markDays(centreId, as, [date], 'a mark');
    const body = counted(await at().countedLegs(centreId, date));
    await at().keepFigures(centreId, as, 'a mark', [{ date, body }]);
    return body.toString();
  };
  const kept = async (as = kind) =>
    (await at().dayFigures(centreId, as, '2026-01-01', '2026-12-31')).map(({ date, body }) => [
      date,
      body === null ? null : Buffer.from(body).toString(),
    ]);
  const threeDays = async (): Promise<void> => {
    const legs = ['2026-11-18', '2026-11-18', today, '2027-01-01'].map((date, index) =>
      leg(`t${index}`, { date, service: `t${index}` }),
    );
    await put(at(), { events: [dayOpened(), ...legs.map(({ ticket }) => issued(ticket))], legs });
  };

  test('only days with legs have figures, in order and within the range', async () => {
    expect(await kept()).toEqual([]);
    await threeDays();
    expect(await kept()).toEqual([
      ['2026-11-18', null],
      [today, null],
    ]);
    expect(await at().dayFigures('ikinci', kind, '2026-01-01', '2026-12-31')).toEqual([]);
    expect(await at().dayFigures(centreId, kind, '2026-11-19', '2026-11-19')).toEqual([]);
  });

  test('the log of a day has what counters and visits at them did, until a later day is opened', async () => {
    const opened = { ...dayOpened(), type: 'counter-opened', counter: 'c1', clerk: 'u', profile: 'all' } as const;
    const { series: _, timeZone: __, byClock: ___, kept: ____, ...event } = opened;
    await put(at(), { events: [dayOpened(), event, issued('t1')] });
    expect(await at().dayLog(centreId, today)).toEqual({ events: [event], isOver: false });
    expect(await at().dayLog(centreId, '2026-11-18')).toEqual({ events: [], isOver: true });
    await put(at(), { events: [dayOpened('2026-11-21'), { ...event, date: '2026-11-21' }] });
    expect(await at().dayLog(centreId, today)).toEqual({ events: [event], isOver: true });
    expect(await at().dayLog('ikinci', today)).toEqual({ events: [], isOver: false });
  });

  test('[HL2] legs of calls are those of a day, by their tickets, with practice and visits left out', async () => {
    const call = { channel: 'call', service: 'a', issuedAt: 5, serviceSeconds: 7 } as const;
    const legs = [
      leg('t2', { ...call, leg: 1, service: 'b', serviceSeconds: null }),
      leg('t2', { ...call, leg: 0 }),
      leg('t1', call),
      leg('t3', { ...call, practice: true }),
      leg('t4', {}),
      leg('t5', { ...call, date: '2026-11-21' }),
    ];
    await put(at(), { events: [dayOpened(), ...['t1', 't2', 't3', 't4', 't5'].map((id) => issued(id))], legs });
    const one = { leg: 0, service: 'a', issuedAt: 5, serviceSeconds: 7 };
    expect(await at().callLegs(centreId, today)).toEqual([
      { ...one, ticket: 't1' },
      { ...one, ticket: 't2' },
      { ...one, ticket: 't2', leg: 1, service: 'b', serviceSeconds: null },
    ]);
    expect(await at().callLegs('ikinci', today)).toEqual([]);
  });

  test('served tickets are those whose last leg was served, with no leg that is inaccurate', async () => {
    const end = { endedAt: 100_999, issuedAt: 0, ending: 'served', counter: 'c1', clerk: 'u' } as const;
    const legs = [
      leg('t1', { ...end }),
      leg('t2', { ...end, leg: 0 }),
      leg('t2', { ...end, leg: 1, ending: 'no-show' }),
      leg('t3', { ...end, leg: 0, ending: 'transferred' }),
      leg('t3', { ...end, leg: 1, counter: null, clerk: null }),
      leg('t4', { ...end, inaccurate: true }),
      leg('t5', { ...end, practice: true }),
    ];
    await put(at(), { events: [dayOpened(), ...['t1', 't2', 't3', 't4', 't5'].map((id) => issued(id))], legs });
    expect(await at().servedTickets(centreId, today)).toEqual([
      { counter: 'c1', clerk: 'u', staySeconds: 100 },
      { counter: '', clerk: '', staySeconds: 100 },
    ]);
  });

  test('figures of a day are kept by their kind, without practice legs', async () => {
    await threeDays();
    await put(at(), { events: [issued('p')], legs: [leg('p', { date: '2026-11-18', practice: true })] });
    expect(await keep('2026-11-18')).toBe('t0 t1');
    expect(await kept()).toEqual([
      ['2026-11-18', 't0 t1'],
      [today, null],
    ]);
    expect(await kept('1 hour Asia/Baku')).toEqual([
      ['2026-11-18', null],
      [today, null],
    ]);
    await keep('2026-11-18');
    expect((await kept())[0]).toEqual(['2026-11-18', 't0 t1']);
  });

  test('a leg that is added or changed takes the figures of its day with it, and of no other', async () => {
    await threeDays();
    await keep('2026-11-18');
    await keep(today);
    await put(at(), { events: [], legs: [leg('t0', { date: '2026-11-18', waitSeconds: 5 })] });
    expect(await kept()).toEqual([
      ['2026-11-18', null],
      [today, 't2'],
    ]);
    await put(at(), { events: [issued('t9')], legs: [leg('t9')] });
    expect((await kept())[1]).toEqual([today, null]);
  });

  test('of the marks of two, the later one counts', async () => {
    await threeDays();
    await at().markDays(centreId, kind, ['2026-11-18', today], 'first');
    await at().markDays(centreId, kind, [today], 'second');
    const made = ['2026-11-18', today].map((date) => ({ date, body: Buffer.from('of the first') }));
    await at().keepFigures(centreId, kind, 'first', made);
    expect(await kept()).toEqual([
      ['2026-11-18', 'of the first'],
      [today, null],
    ]);
    await at().keepFigures(centreId, kind, 'second', [{ date: today, body: Buffer.from('of the second') }]);
    expect((await kept())[1]).toEqual([today, 'of the second']);
  });

  test('a mark stands for no figures, and what was kept goes with it', async () => {
    await threeDays();
    await keep('2026-11-18');
    await at().markDays(centreId, kind, ['2026-11-18'], 'later');
    expect((await kept())[0]).toEqual(['2026-11-18', null]);
    await at().keepFigures(centreId, kind, 'earlier', [{ date: '2026-11-18', body: Buffer.from('x') }]);
    expect((await kept())[0]).toEqual(['2026-11-18', null]);
  });

  test('figures of legs that changed while they were counted are not kept', async () => {
    await threeDays();
    await at().markDays(centreId, kind, ['2026-11-18', today], 'mark');
    const made = await Promise.all(
      ['2026-11-18', today].map(async (date) => ({ date, body: counted(await at().countedLegs(centreId, date)) })),
    );
    await put(at(), { events: [], legs: [leg('t0', { date: '2026-11-18', waitSeconds: 5 })] });
    await at().keepFigures(centreId, kind, 'mark', made);
    expect(await kept()).toEqual([
      ['2026-11-18', null],
      [today, made[1]?.body.toString()],
    ]);
  });

  test('what was quoted is given of legs that were told something and called, of these days', async () => {
    const told = { quotedLow: 60, quotedMiddle: 90, quotedHigh: 130, quotedBasis: 'standard' } as const;
    const promised = { ...told, promisedFrom: 60, promisedTo: null, waitSeconds: 70 };
    const legs = [
      leg('t2', promised),
      leg('t1', { ...promised, promisedTo: 180 }),
      leg('never called', { ...promised, waitSeconds: null }),
      leg('told nothing', { waitSeconds: 70 }),
      leg('practice', { ...promised, practice: true }),
      leg('cut short', { ...promised, inaccurate: true }),
      leg('before', { ...promised, date: '2026-11-17' }),
    ];
    await put(at(), { events: [dayOpened(), ...legs.map(({ ticket }) => issued(ticket))], legs });
    const of = { date: today, service: 'pension', waitSeconds: 70, quotedMiddle: 90, promisedFrom: 60 };
    const given = await at().quotedLegs(centreId, '2026-11-18', today);
    expect([...given].sort((a, b) => (b.promisedTo ?? 0) - (a.promisedTo ?? 0))).toMatchObject([
      { ...of, promisedTo: 180 },
      { ...of, promisedTo: null },
    ]);
    expect(await at().quotedLegs('ikinci', '2026-11-18', today)).toEqual([]);
  });

  test('what is counted of a leg is what the leg says', async () => {
    await threeDays();
    await put(at(), { events: [issued('p')], legs: [leg('p', { practice: true })] });
    const legs = await at().legs(centreId, today, today);
    const fields = countedFields.map((field) => [field, legs[0]?.[field]]);
    expect(await at().countedLegs(centreId, today)).toMatchObject([Object.fromEntries(fields)]);
    expect(await at().countedLegs('ikinci', today)).toEqual([]);
  });
}

const kind = '1 day';
const counted = (legs: readonly CountedLeg[]): Buffer => Buffer.from(legs.map(({ service }) => service).join(' '));
