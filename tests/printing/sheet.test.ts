import { expect, test } from 'vitest';
import { bookingSlip } from '../../server/printing/booking-slip.ts';
import { caseSlip } from '../../server/printing/case-slip.ts';
import { drawSlip } from '../../server/printing/draw-slip.ts';
import { serviceSheet } from '../../server/printing/sheet-words.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Seat } from '../../shared/booking/seats.ts';

/** What there is to know of a service, on paper. */

const service = sampleCentre.services.find(({ id }) => id === 'targeted-social-assistance');
if (service === undefined) throw new Error('the sample has no such service');
const at = Date.UTC(2026, 10, 20, 6);
const sheet = (language: string) =>
  serviceSheet(sampleCentre, { service, language, at, url: 'https://q.example/services?centre=sample#a' });

test.each(['az', 'ru', 'en'])(
  'a sheet in %s has all that is known, in order, and is drawn on both papers',
  async (language) => {
    const content = sheet(language);
    expect(content.sections.map(({ lines }) => lines.length)).toEqual([1, 1, 4, 1, 1, 1, 1]);
    for (const dots of [576, 384] as const) {
      const png = await drawSlip({ slip: content, dots, form: 'png', oneWay: false });
      expect(Buffer.from(png).readUInt32BE(16)).toBe(dots);
    }
  },
);

test('what is not known takes no place, and a language that is missing falls back to the first', () => {
  const bare = { ...service, documents: [], passport: { price: { az: 'Pulsuz' }, time: { az: '  ' } } };
  const { sections } = serviceSheet(sampleCentre, { service: bare, language: 'en', at, url: null });
  expect(sections).toMatchObject([{ title: 'What it costs', lines: ['Pulsuz'], list: false }]);
});

const seat = { resource: 'official-head', date: '2026-11-23', from: '10:15', code: '482913', service: 'x' } as Seat;
const url = `https://q.example/b/${'a'.repeat(32)}`;

test.each([
  ['az', 'Rəhbər', 'bazar ertəsi, 23 noyabr, saat 10:15'],
  ['ru', 'Руководитель', 'понедельник, 23 ноября, в 10:15'],
  ['en', 'Head', 'Monday, 23 November, at 10:15'],
])(
  'a booking in %s has its code, who, when and where, nothing of its holder, and is drawn on both papers',
  async (language, title, when) => {
    const slip = bookingSlip(sampleCentre, { seat, language, at, url });
    expect(slip).toMatchObject({ title, code: '482 913', url });
    expect(slip.lines[0]?.text.replaceAll('\u00a0', ' ')).toBe(when);
    expect(slip.lines[1]?.text).toContain('201');
    for (const dots of [576, 384] as const) {
      const png = await drawSlip({ slip, dots, form: 'png', oneWay: false });
      expect(Buffer.from(png).readUInt32BE(16)).toBe(dots);
    }
    const standby = bookingSlip(sampleCentre, { seat: { ...seat, from: null }, language, at, url: null });
    expect(standby.lines[0]?.text).not.toContain('10:15');
  },
);

test.each([
  ['az', 'Şikayət', '30 noyabr 2026', '21 dekabr 2026'],
  ['ru', 'Жалоба', '30 ноября 2026', '21 декабря 2026'],
  ['en', 'Complaint', '30 November 2026', '21 December 2026'],
])('what was written has on paper in %s its number, its dates and its page', async (language, title, ...dates) => {
  const one = { number: 'S26-000123-K', kind: 'complaint', receivedOn: '2026-11-30', due: '2026-12-21' };
  const slip = caseSlip(sampleCentre, { one, language, at, url });
  expect(slip).toMatchObject({ title, code: one.number, url });
  expect(slip.lines.map(({ text }) => text)).toEqual(dates);
  for (const dots of [576, 384] as const) {
    const png = await drawSlip({ slip, dots, form: 'png', oneWay: false });
    expect(Buffer.from(png).readUInt32BE(16)).toBe(dots);
  }
});
