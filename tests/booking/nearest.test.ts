import { describe, expect, test } from 'vitest';
import { bookedCentre } from '../support/booked-centre.ts';
import { baku, friday, openSheets } from './sheets.ts';

/** Which other times are told to somebody whose time was taken. */

describe('[SE6] the nearest free times', () => {
  const monday = '2026-11-16';
  const nearestTo = (sheets: ReturnType<typeof openSheets>, resource: string, date: string, from: string) => {
    const of = { seat: sheets.id(), resource, date, from, channel: 'web' } as const;
    const refused = sheets.ask(baku('08:00:00', monday), { type: 'hold', ...of });
    return refused.ok ? 'free' : String(refused.refusal.about?.nearest).split(' ');
  };
  const fill = (sheets: ReturnType<typeof openSheets>, date: string, times: readonly string[]) => {
    for (const from of times)
      expect(sheets.book(baku('08:00:00', monday), from, `${date} ${from}`, 'official-head', date)).toMatch(/^seat/);
  };
  const all = ['10:00', '10:15', '10:30', '10:45'];

  test('of an official are on the dates that they are shown with, where they can be had', () => {
    const sheets = openSheets();
    fill(sheets, friday, ['10:00']);
    for (const date of ['2026-11-27', '2026-12-04', '2026-12-11']) fill(sheets, date, all);
    const nearest = nearestTo(sheets, 'official-head', '2026-12-11', '10:15');
    expect(nearest).toEqual(['2026-11-20T10:15', '2026-11-20T10:30', '2026-11-20T10:45']);
    const [date = '', from = ''] = nearest[0]?.split('T') ?? [];
    expect(nearestTo(sheets, 'official-head', date, from)).toBe('free');
  });

  test('of a service are those of the next dates, however many are full before them', () => {
    const plain = bookedCentre();
    const bookable = { minutes: 240, desks: 1, share: 1, toDays: 29 };
    const services = plain.services.map((one) => ({ ...one, standardSeconds: 240 * 60, bookable }));
    const sheets = openSheets({ ...plain, services, booking: { overbookRisk: 0, perPerson: 10 } });
    const at = baku('08:00:00', monday);
    let date = Temporal.PlainDate.from('2026-11-17');
    for (let ahead = 0; ahead < 20; ahead++, date = date.add({ days: 1 }))
      for (const from of ['00:00', '04:00', '08:00', '12:00', '16:00', '20:00'])
        sheets.book(at, from, `${date} ${from}`, 'service-a', date.toString());
    const free = sheets.seats().length;
    expect(free).toBe(120);
    expect(nearestTo(sheets, 'service-a', '2026-11-17', '08:00')).toEqual(
      ['00:00', '04:00', '08:00'].map((from) => `${date}T${from}`),
    );
  });
});
