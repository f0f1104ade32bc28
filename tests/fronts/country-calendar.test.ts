import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCalendarFault } from '../../engine/calendar/check-calendar.ts';
import { countWorkingDays } from '../../engine/calendar/working-days.ts';
import {
  changedDays,
  countWorking,
  kindOf,
  withDays,
  withFixed,
  withNames,
  withoutYear,
  withYearBegun,
  wrongCounts,
} from '../../manager/settings/calendar/calendar-days.ts';
import { createCalendarModel } from '../../manager/settings/calendar/calendar-model.ts';
import { readDays, withPasted } from '../../manager/settings/calendar/pasted-days.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import type { Calendar } from '../../shared/booking/calendar.ts';
import { calendarTexts } from '../../ui/calendar/texts.ts';
import { keptShared } from '../fakes/kept-documents.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { good, talkingApi } from './manager-fakes.ts';

/** The country's calendar as it is changed on screen. */

const calendar: Calendar = { ...az, week: ['mon', 'tue', 'wed', 'thu', 'fri'] };
const months = Object.values(calendarTexts).map((texts) => texts.months);

describe('[CA1] the days of a year', () => {
  test('are counted as the engine counts them, with and without a table', () => {
    expect(countWorking(calendar, '2026')).toBe(241);
    for (const year of [2024, 2025, 2026, 2027, 2028, 2032])
      expect(countWorking(calendar, String(year)), String(year)).toBe(countWorkingDays(calendar, year));
  });

  test('whatever is made of them, come to what the engine counts, and to nothing that it would refuse', () => {
    const day = fc
      .integer({ min: 0, max: 364 })
      .map((at) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10));
    const step = fc.record({
      dates: fc.uniqueArray(day, { minLength: 1, maxLength: 5 }),
      kind: fc.constantFrom('off', 'moved', 'worked', 'usual'),
    });
    assertSeeded(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const made = steps.reduce(
          (now, { dates, kind }) => withDays(now, dates, kind),
          calendar as Parameters<typeof withDays>[0],
        );
        const count = countWorking(made, '2026');
        const table = made.years['2026'];
        if (table === undefined) throw new Error('the table is gone');
        const whole: Calendar = { ...made, years: { '2026': { ...table, workingDays: count } } };
        expect(findCalendarFault(whole)).toBeNull();
        expect(wrongCounts(whole)).toEqual([]);
      }),
    );
  });

  test('keep their names, and are called otherwise in one language', () => {
    const worked = withDays(calendar, ['2026-01-01'], 'worked');
    expect(kindOf(worked, '2026-01-01')).toEqual({ kind: 'worked', name: calendar.years['2026']?.off[0]?.name });
    const called = withNames(calendar, ['2026-01-01', '2026-01-05'], 'en', 'First');
    expect(kindOf(called, '2026-01-01').name).toMatchObject({ az: 'Yeni il bayramı', en: 'First' });
    expect(kindOf(called, '2026-01-05')).toEqual({ kind: 'usual' });
    const cleared = ['az', 'ru', 'en'].reduce((now, code) => withNames(now, ['2026-01-01'], code, ''), called);
    expect(kindOf(cleared, '2026-01-01')).toEqual({ kind: 'off' });
  });

  test('that change are named, each with what it was and is', () => {
    const changed = withDays(withDays(calendar, ['2026-06-15'], 'usual'), ['2026-06-16'], 'moved');
    expect(changedDays(calendar, changed).map(({ date, was, is }) => [date, was, is])).toEqual([
      ['2026-06-15', 'off', 'usual'],
      ['2026-06-16', 'usual', 'moved'],
    ]);
    expect(changedDays(calendar, calendar)).toEqual([]);
  });
});

describe('[CA4] the next year', () => {
  const begun = withYearBegun(calendar, '2027');
  test('begins with the holidays of fixed dates, called as before, and with the rest days that they move', () => {
    expect(kindOf(begun, '2027-01-01')).toEqual(kindOf(calendar, '2026-01-01'));
    // The 2nd of January 2027 is a Saturday.
    expect(kindOf(begun, '2027-01-04')).toEqual({ kind: 'moved' });
    const days = (of: typeof begun) =>
      Array.from(
        { length: 365 },
        (_, at) => kindOf(of, new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10)).kind,
      );
    const worked = (kinds: readonly string[]) => kinds.map((kind) => kind === 'usual' || kind === 'worked');
    expect(worked(days(begun))).toEqual(worked(days(calendar)));
  });

  test('is not in force before its published count is typed and comes out', () => {
    expect(wrongCounts(begun)).toEqual([{ year: '2027', said: null, count: countWorking(begun, '2027') }]);
    expect(wrongCounts(withoutYear(begun, '2027'))).toEqual([]);
  });

  test('without a table goes by the fixed dates, which are chosen', () => {
    expect(kindOf(calendar, '2027-05-28')).toEqual({ kind: 'fixed' });
    const without = withFixed(calendar, ['2026-05-28'], false);
    expect(kindOf(without, '2027-05-28')).toEqual({ kind: 'usual' });
    expect(withFixed(without, ['2027-05-28'], true).provisional).toEqual([...calendar.provisional].sort());
  });
});

describe('a pasted list', () => {
  const read = (text: string) =>
    readDays(text, '2027', months).map(({ dates, kind, name, fault }) => [dates.join(' '), kind, name, fault]);

  test('is read as it is published: dates in figures and in words, stretches, names, moved and worked days', () => {
    const lines = [
      '2027-01-20\tÜmumxalq hüzn günü\toff',
      '08.03 - Qadınlar günü',
      '20–22 mart Novruz bayramı',
      '24.03.2027–25.03.2027; Novruz; moved',
      '9 мая День Победы',
      '29 May; köçürülmüş istirahət günü',
      '30.05.2027 worked',
    ];
    expect(read(lines.join('\n'))).toEqual([
      ['2027-01-20', 'off', 'Ümumxalq hüzn günü, off', null],
      ['2027-03-08', 'off', 'Qadınlar günü', null],
      ['2027-03-20 2027-03-21 2027-03-22', 'off', 'Novruz bayramı', null],
      ['2027-03-24 2027-03-25', 'moved', 'Novruz', null],
      ['2027-05-09', 'off', 'День Победы', null],
      ['2027-05-29', 'moved', '', null],
      ['2027-05-30', 'worked', '', null],
    ]);
  });

  test.each([
    ['Novruz', 'no-date'],
    ['31.02 none', 'no-date'],
    ['8 foo', 'no-date'],
    ['8 iyu', 'no-date'],
    ['01.01.2026 New Year', 'other-year'],
    ['05.03–01.03 backwards', 'no-date'],
    ['01.01–31.12 everything', 'no-date'],
  ])('%s is said to be wrong: %s', (line, fault) => {
    expect(read(line)[0]?.[3]).toBe(fault);
  });

  test('a day that stands twice is taken once', () => {
    expect(read('01.01\n1 Jan\n01.01').map(([, , , fault]) => fault)).toEqual([null, 'twice', 'twice']);
  });

  test('takes the place of the table or comes beside it; what days were called in other languages stays', () => {
    const lines = readDays('01.01 İl\n14.07 Yeni; moved', '2026', months);
    const replaced = withPasted(calendar, '2026', lines, { language: 'az', replace: true });
    expect(replaced.years['2026']?.off).toEqual([
      { date: '2026-01-01', name: { ...calendar.years['2026']?.off[0]?.name, az: 'İl' } },
      { date: '2026-07-14', name: { az: 'Yeni' }, moved: true },
    ]);
    const added = withPasted(calendar, '2026', lines, { language: 'az', replace: false });
    expect(added.years['2026']?.off).toHaveLength((calendar.years['2026']?.off.length ?? 0) + 1);
    const fresh = withPasted(calendar, '2027', readDays('01.01', '2027', months), { language: 'az', replace: false });
    expect(fresh.years['2027']).toEqual({ workingDays: null, off: [{ date: '2027-01-01' }], worked: [] });
  });
});

describe('a change of it', () => {
  const open = async (change: Parameters<typeof keptShared>[0] = {}) => {
    const { calendar: documents } = keptShared(change);
    const server = talkingApi();
    server.on('tryCalendar', () => good({ seats: [] }));
    const read = await documents.read('az');
    if (!read.ok) throw new Error('no calendar');
    const model = createCalendarModel(read.value, { api: server.api, documents, clock: { now: () => 0 } });
    return { documents, server, model };
  };

  test('is undone, done again, dropped, and looked at before it is put', async () => {
    const { server, model } = await open();
    model.change((now) => withDays(now, ['2026-06-16'], 'moved'));
    expect([model.changed.value, model.changedDays.value.length]).toEqual([true, 1]);
    expect(model.wrongCounts.value).toEqual([{ year: '2026', said: 241, count: 240 }]);
    model.undo();
    expect(model.changed.value).toBe(false);
    model.redo();
    expect(model.changed.value).toBe(true);
    await model.look();
    expect(server.of('tryCalendar')[0]?.body).toEqual(model.document.value);
    expect(model.effect.value).toEqual({ step: 'ready', value: [] });
    model.drop();
    expect([model.changed.value, model.document.value]).toEqual([false, calendar]);
  });

  test('is put over what was read, and not over what somebody else put meanwhile', async () => {
    const { documents, model } = await open();
    model.change((now) => withNames(now, ['2026-01-01'], 'en', 'First'));
    expect(await model.put()).toBe(true);
    expect([model.changed.value, model.refused.value]).toEqual([false, null]);
    model.change((now) => withNames(now, ['2026-01-01'], 'en', 'Second'));
    const other = { ...calendar, provisional: ['01-01'] };
    await documents.write('az', '"2"', other);
    expect(await model.put()).toBe(false);
    expect(model.refused.value).toMatchObject({ code: 'config-changed' });
    await model.takeTheirs();
    expect([model.document.value.provisional, model.changed.value, model.refused.value]).toEqual([
      ['01-01'],
      false,
      null,
    ]);
  });
});
