import { describe, expect, test } from 'vitest';
import { comparesRows, createHistory, fileAddress } from '../../manager/history/history-model.ts';
import { addressOf, choiceIn } from '../../manager/history/report-choice.ts';
import { presetOf, presetRange, presets, rangeFault } from '../../manager/ui/range.ts';
import { sortRows } from '../../manager/ui/sorting.ts';
import type { SavedChoices } from '../../shared/reports/report-choices.ts';
import {
  abandonedRate,
  alongTime,
  busiest,
  figureIn,
  noShowRate,
  reportFigures,
} from '../../shared/reports/report-rows.ts';
import { addDays, daysOf, periodBefore } from '../../shared/time/days.ts';
import type { Answer } from '../../ui/api.ts';
import { countedKeys, good, lost, place, refused, row, settle, spreadOf, talkingApi } from './manager-fakes.ts';

const today = '2026-11-20';
const report = (issued: number) => good({ total: row('', { issued }), rows: [row('2026-11-19', { issued })] });

const open = () => {
  const server = talkingApi();
  const at = place();
  const history = createHistory('sample', () => today, { api: server.api, place: at, newKey: countedKeys() });
  return { server, at, history };
};

describe('ranges', () => {
  test.each([
    ['today', '2026-11-20', '2026-11-20'],
    ['yesterday', '2026-11-19', '2026-11-19'],
    ['week', '2026-11-14', '2026-11-20'],
    ['month', '2026-10-22', '2026-11-20'],
    ['thisMonth', '2026-11-01', '2026-11-20'],
  ] as const)('%s', (preset, from, to) => {
    expect(presetRange(preset, today)).toEqual({ from, to });
  });

  test('a preset is known by its range', () => {
    for (const preset of presets) expect(presetOf(presetRange(preset, today), today)).toBe(preset);
    expect(presetOf({ from: '2026-11-02', to: today }, today)).toBeNull();
  });

  test('the period before is as long and ends the day before', () => {
    expect(periodBefore({ from: '2026-11-14', to: '2026-11-20' })).toEqual({ from: '2026-11-07', to: '2026-11-13' });
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  });

  test('faults', () => {
    expect(rangeFault({ from: '', to: today })).toBe('noDate');
    expect(rangeFault({ from: '2026-02-30', to: today })).toBe('noDate');
    expect(rangeFault({ from: '2026-11-21', to: today })).toBe('backwards');
    expect(rangeFault({ from: '2016-01-01', to: today })).toBe('tooLong');
    expect(rangeFault({ from: today, to: today })).toBeNull();
    const days = [3699, 3700, 3701];
    expect(days.map((count) => rangeFault({ from: addDays(today, 1 - count), to: today }))).toEqual([
      null,
      null,
      'tooLong',
    ]);
  });

  test('every day of a range', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-02' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
  });
});

describe('asking', () => {
  test('the last 30 days by day at first, with the period before beside them, and says so in the address', async () => {
    const { server, at, history } = open();
    server.on('summary', () => report(7));
    await history.load();
    expect(server.of('summary').map(({ query }) => query)).toEqual([
      { from: '2026-10-22', to: '2026-11-20', by: 'day' },
      { from: '2026-09-22', to: '2026-10-21', by: 'day' },
    ]);
    expect(history.state.value).toMatchObject({ step: 'ready', value: { by: 'day', total: { issued: 7 } } });
    expect(history.state.value).toMatchObject({ value: { before: { issued: 7 } } });
    expect(at.path.value).toBe('/history?from=2026-10-22&to=2026-11-20&by=day');
  });

  test('breaks one day down by its hours, and many by days again', async () => {
    const { server, history, at } = open();
    server.on('summary', () => report(7));
    history.choosePreset('today');
    expect(history.by.value).toBe('hour');
    expect(at.path.value).toBe('/history?from=2026-11-20&to=2026-11-20&by=hour');
    history.chooseBy('clerk');
    expect(history.by.value).toBe('clerk');
    history.chooseBy('day');
    history.choosePreset('week');
    expect(history.by.value).toBe('day');
  });

  test('a period before without tickets is no comparison', async () => {
    const { server, history } = open();
    server.on('summary', ({ query }) => report(JSON.stringify(query).includes('2026-11-20') ? 5 : 0));
    await history.load();
    expect(history.state.value).toMatchObject({ step: 'ready', value: { before: null } });
  });

  test('takes all that is chosen from the address, and nothing that is none', async () => {
    const { history } = open();
    const chosen = () => [history.range.value, history.by.value, history.columns.value, history.against.value];
    await history.open('from=2026-01-01&to=2026-01-31&by=clerk&columns=served,issued&against=year');
    const january = { from: '2026-01-01', to: '2026-01-31' };
    expect(chosen()).toEqual([january, 'clerk', ['issued', 'served'], 'year']);
    await history.open('from=soon&to=2026-01-31&by=weather&columns=issued,rain&against=tomorrow');
    expect(chosen()).toEqual([january, 'clerk', ['issued', 'served'], 'year']);
  });

  test('a range with a fault asks nothing', async () => {
    const { server, history } = open();
    history.chooseRange({ from: '2026-11-21', to: today });
    await settle();
    expect(history.fault.value).toBe('backwards');
    expect(server.asked).toHaveLength(0);
  });

  test('the report stays while the next is fetched, and a late answer to an old question is not shown', async () => {
    const { server, history } = open();
    server.on('summary', () => report(1));
    await history.load();
    const waiting: ((answer: Answer<unknown>) => void)[] = [];
    server.on('summary', () => new Promise((resolve) => waiting.push(resolve)));
    history.chooseBy('hour');
    history.chooseBy('service');
    expect(history.state.value).toMatchObject({ step: 'ready', value: { by: 'day' } });
    expect(history.fetching.value).toBe(true);
    for (const answer of waiting.slice(2)) answer(report(3));
    await settle();
    for (const answer of waiting.slice(0, 2)) answer(report(2));
    await settle();
    expect(history.state.value).toMatchObject({ step: 'ready', value: { by: 'service', total: { issued: 3 } } });
    expect(history.fetching.value).toBe(false);
  });

  test('refused and lost are told apart', async () => {
    const { server, history } = open();
    server.on('summary', () => refused('not-allowed'));
    await history.load();
    expect(history.state.value).toMatchObject({ step: 'trouble', why: { code: 'not-allowed' } });
    server.on('summary', () => lost);
    await history.load();
    expect(history.state.value).toEqual({ step: 'trouble', why: 'lost' });
  });
});

describe('columns and comparison', () => {
  test('chosen columns stand in the order of the report, in its address and in its files', async () => {
    const { server, at, history } = open();
    server.on('summary', () => report(7));
    history.sortBy('wait.max');
    history.chooseColumns(['wait.mean', 'issued']);
    await settle();
    expect(history.columns.value).toEqual(['issued', 'wait.mean']);
    expect(history.sort.value.column).toBe('key');
    expect(at.path.value).toBe('/history?from=2026-10-22&to=2026-11-20&by=day&columns=issued,wait.mean');
    history.chooseColumns(reportFigures);
    expect(at.path.value).not.toContain('columns');
  });

  test('is compared with the days that are chosen, or with nothing', async () => {
    const { server, at, history } = open();
    server.on('summary', () => report(7));
    history.chooseAgainst('year');
    await settle();
    expect(server.of('summary').at(-1)?.query).toEqual({ from: '2025-10-22', to: '2025-11-20', by: 'day' });
    expect(history.state.value).toMatchObject({ value: { compared: { from: '2025-10-22' }, before: { issued: 7 } } });
    expect(at.path.value).toContain('&against=year');
    history.chooseAgainst('none');
    await settle();
    expect(history.state.value).toMatchObject({ value: { compared: null, before: null } });
  });

  test('what would overlap with the days chosen is no comparison, and is offered again where it does not', () => {
    const { server, history } = open();
    server.on('summary', () => report(7));
    history.chooseAgainst('month');
    history.chooseRange({ from: '2026-01-01', to: today });
    expect(history.againsts.value).not.toContain('month');
    expect(history.against.value).toBe('before');
    history.choosePreset('today');
    expect(history.against.value).toBe('month');
  });

  test('where columns were chosen, each row has what it was before', async () => {
    const { server, history } = open();
    server.on('summary', ({ query }) => {
      const { to = '' } = (query ?? {}) as { readonly to?: string };
      return good({ total: row('', { issued: 5 }), rows: [row('a', { issued: to === today ? 9 : 4 })] });
    });
    history.chooseBy('service');
    await settle();
    expect(history.state.value).toMatchObject({ value: { rowsBefore: new Map() } });
    history.chooseColumns(['issued']);
    await settle();
    expect(server.of('summary').at(-1)?.query).toMatchObject({ by: 'service', to: '2026-10-21' });
    const shown = history.state.value;
    expect(shown.step === 'ready' && shown.value.rowsBefore.get('a')?.issued).toBe(4);
    expect(comparesRows({ by: 'day', columns: ['issued'] })).toBe(false);
  });

  test('an address says what is not usual, and is read as it was written', () => {
    const range = { from: '2026-11-01', to: '2026-11-20' };
    const usual = { range, by: 'day', columns: reportFigures, against: 'before' } as const;
    expect(addressOf(usual, null)).toBe('/history?from=2026-11-01&to=2026-11-20&by=day');
    const chosen = { ...usual, by: 'clerk', columns: ['issued', 'wait.p90'], against: 'none' } as const;
    const address = addressOf(chosen, { id: 'r1', same: false });
    expect(address).toMatch(/&report=r1$/);
    const { range: _, ...rest } = chosen;
    expect(choiceIn(new URLSearchParams(address.split('?')[1]))).toEqual(rest);
  });
});

describe('saved reports', () => {
  const weekly = {
    id: 'r1',
    name: 'Həftəlik',
    by: 'service',
    columns: ['issued', 'wait.mean'],
    against: 'year',
    preset: 'week',
    from: null,
    to: null,
    savedBy: { id: 'u1', name: 'Leyla' },
    savedAt: '2026-11-02T06:00:00.000Z',
  } as const;

  /** A history over a server that keeps what is saved. */
  const openSaving = (...kept: readonly (SavedChoices & { readonly id: string; readonly name: string })[]) => {
    const opened = open();
    const reports = new Map(kept.map((one) => [one.id, one]));
    opened.server.on('summary', () => report(7));
    opened.server.on('savedReports', () => good({ firstDay: '2026-10-01', reports: [...reports.values()] }));
    opened.server.on('saveReport', ({ params, body }) => {
      const id = String(params?.report);
      const named = { ...weekly, ...Object(body), id };
      if ([...reports.values()].some((one) => one.id !== id && one.name === named.name))
        return refused('report-exists');
      reports.set(id, named);
      return good(named);
    });
    opened.server.on('dropReport', ({ params }) => {
      reports.delete(String(params?.report));
      return good({});
    });
    return { ...opened, reports };
  };

  test('one is opened by its address, with its days as they are today', async () => {
    const { at, history } = openSaving(weekly);
    await history.open('report=r1');
    expect(history.state.value).toMatchObject({
      step: 'ready',
      value: { range: { from: '2026-11-14', to: today }, by: 'service', columns: ['issued', 'wait.mean'] },
    });
    expect([history.against.value, history.isSaved.value, at.path.value]).toEqual(['year', true, '/history?report=r1']);
    expect(history.saved.firstDay.value).toBe('2026-10-01');
  });

  test('a change of it is seen, stands in the address, and is saved in its place', async () => {
    const { at, history, reports } = openSaving(weekly);
    await history.open('report=r1');
    history.chooseBy('clerk');
    expect(history.isSaved.value).toBe(false);
    expect(at.path.value).toMatch(
      /^\/history\?from=2026-11-14&to=2026-11-20&by=clerk&columns=.*&against=year&report=r1$/,
    );
    expect(await history.saved.save('r1', ' Həftəlik ', history.choices(true))).toBe(true);
    expect(reports.get('r1')).toMatchObject({ name: 'Həftəlik', by: 'clerk', preset: 'week', from: null });
    expect([history.isSaved.value, at.path.value]).toEqual([true, '/history?report=r1']);
  });

  test('days are kept by their dates where they are not to move', async () => {
    const { history, reports } = openSaving();
    await history.open('');
    history.chooseRange({ from: '2026-11-02', to: '2026-11-06' });
    expect(history.choices(true)).toMatchObject({ preset: null, from: '2026-11-02', to: '2026-11-06' });
    history.choosePreset('today');
    expect(await history.saved.save(null, 'Bu gün', history.choices(false))).toBe(true);
    expect(reports.get('k1')).toMatchObject({ by: 'day', preset: null, from: today, to: today });
    expect(history.isSaved.value).toBe(true);
  });

  test('a name that another has is refused, and nothing changes', async () => {
    const { history, reports } = openSaving(weekly);
    await history.open('');
    expect(await history.saved.save(null, 'Həftəlik', history.choices(true))).toBe(false);
    expect(history.saved.change.trouble.value).toMatchObject({ code: 'report-exists' });
    expect([reports.size, history.saved.opened.value]).toEqual([1, null]);
  });

  test('one is renamed with all that it shows, and removed while its figures stay', async () => {
    const { at, history, reports } = openSaving(weekly);
    await history.open('report=r1');
    const open = history.saved.opened.value;
    expect(open !== null && (await history.saved.save(open.id, 'Hər həftə', open))).toBe(true);
    expect(reports.get('r1')).toMatchObject({ name: 'Hər həftə', preset: 'week', against: 'year' });
    expect(await history.saved.drop()).toBe(true);
    expect([reports.size, history.saved.opened.value, history.saved.isGone.value]).toEqual([0, null, false]);
    expect(history.state.value).toMatchObject({ step: 'ready', value: { by: 'service' } });
    expect(at.path.value).not.toContain('report=');
  });

  test('an address of one that is gone says so and shows the usual report', async () => {
    const { history } = openSaving();
    await history.open('report=r9');
    expect(history.saved.isGone.value).toBe(true);
    expect(history.state.value).toMatchObject({ step: 'ready', value: { by: 'day' } });
  });

  test('another is chosen from the list, or none: then the choice stays, under no name', async () => {
    const { at, history } = openSaving(weekly);
    await history.open('');
    await history.openSaved('r1');
    expect(at.path.value).toBe('/history?report=r1');
    await history.openSaved(null);
    expect([history.by.value, history.isSaved.value]).toEqual(['service', false]);
    expect(at.path.value).not.toContain('report=');
  });
});

describe('rows', () => {
  const rows = [
    row('b', { issued: 5, wait: spreadOf(100) }),
    row('a', { issued: 9, wait: spreadOf(50) }),
    row('', { issued: 7 }),
    row('c', { issued: 5, wait: spreadOf(100) }),
  ];
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const keys = (column: 'key' | 'issued' | 'wait.mean', descending: boolean): readonly string[] =>
    sortRows(rows, { column, descending }, figureIn, compare).map(({ key }) => key);

  test('by a figure, equal ones by their key; the row of nobody last', () => {
    expect(keys('issued', true)).toEqual(['a', 'b', 'c', '']);
    expect(keys('wait.mean', false)).toEqual(['a', 'b', 'c', '']);
    expect(keys('wait.mean', true)).toEqual(['b', 'c', 'a', '']);
    expect(keys('key', true)).toEqual(['c', 'b', 'a', '']);
  });

  test('a row without the figure comes after those that have it, either way', () => {
    const some = [row('x'), row('y', { serviceLevel: 0.5 })];
    for (const descending of [true, false]) {
      const sorted = sortRows(some, { column: 'serviceLevel', descending }, figureIn, compare);
      expect(sorted.map(({ key }) => key)).toEqual(['y', 'x']);
    }
  });

  test('a press on a head sorts by it, a second press turns it round', () => {
    const { history } = open();
    history.sortBy('issued');
    expect(history.sort.value).toEqual({ column: 'issued', descending: true });
    history.sortBy('issued');
    expect(history.sort.value).toEqual({ column: 'issued', descending: false });
    history.sortBy('key');
    expect(history.sort.value).toEqual({ column: 'key', descending: false });
  });

  test('figures are found by their column', () => {
    const one = row('a', { issued: 3, serviceLevel: 0.5, wait: spreadOf(60, 4), service: spreadOf(90, 2) });
    expect(
      ['issued', 'serviceLevel', 'wait.count', 'service.p90', 'key'].map((c) => figureIn(one, c as 'key')),
    ).toEqual([3, 0.5, 4, 90, null]);
  });

  test('along time: days without a row are there and empty, hours from the first to the last', () => {
    const range = { from: '2026-11-18', to: '2026-11-20' };
    const days = alongTime([row('2026-11-19', { issued: 4 })], 'day', range);
    expect(days.map(({ key, issued }) => [key, issued])).toEqual([
      ['2026-11-18', 0],
      ['2026-11-19', 4],
      ['2026-11-20', 0],
    ]);
    const hours = alongTime([row('09', { issued: 1 }), row('12', { issued: 2 })], 'hour', range);
    expect(hours.map(({ key }) => key)).toEqual(['09', '10', '11', '12']);
    expect(alongTime([], 'hour', range)).toEqual([]);
  });

  test('the busiest twelve for the chart', () => {
    const many = Array.from({ length: 30 }, (_, index) => row(String(index), { issued: index }));
    expect(busiest(many)).toHaveLength(12);
    expect(busiest(many)[0]?.issued).toBe(29);
  });

  test('rates: no-shows of those called, abandoned of those issued; none where there were none', () => {
    expect(noShowRate(row('', { noShow: 2, wait: spreadOf(1, 8) }))).toBe(0.25);
    expect(noShowRate(row('', { noShow: 0 }))).toBeNull();
    expect(abandonedRate(row('', { abandoned: 1, issued: 4 }))).toBe(0.25);
    expect(abandonedRate(row(''))).toBeNull();
  });
});

test('a report is a file at an address that says all of it', () => {
  const range = { from: '2026-11-19', to: '2026-11-20' };
  const usual = { range, by: 'day', columns: reportFigures, against: 'before' } as const;
  expect(fileAddress('sample', 'pdf', usual, 'ru')).toBe(
    '/api/centres/sample/reports/summary.pdf?from=2026-11-19&to=2026-11-20&by=day&language=ru&against=before',
  );
  const chosen = { ...usual, columns: ['issued', 'wait.mean'], against: 'none' } as const;
  expect(fileAddress('sample', 'csv', chosen, 'az')).toMatch(/&columns=issued%2Cwait.mean&against=none$/);
});
