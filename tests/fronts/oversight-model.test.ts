import { expect, test } from 'vitest';
import {
  createOversight,
  daysOfPeriod,
  type OversightColumn,
  sortedAuthorities,
} from '../../office/oversight/oversight-model.ts';
import type { OverseenAuthority } from '../../shared/cases/oversight-routes.ts';
import { manualClock } from '../fakes/clock.ts';
import { caseFigures, oversightFakes } from '../gallery/overseen.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from './manager-fakes.ts';
import { officeBody, oneCase } from './office-fakes.ts';

/** The behaviour of the page of oversight. */

const open = () => {
  const server = talkingApi();
  oversightFakes(server, 3, [oneCase({ id: 'c1', number: 'M26-000004-K', control: true })]);
  server.on('controlCase', () => good({ case: oneCase() }));
  const work = {
    api: server.api,
    newKey: countedKeys(),
    clock: manualClock(),
    sendTo: () => sendsNothing,
    centre: 'sample',
    office: officeBody(),
    go: () => undefined,
  };
  return { server, model: createOversight(work) };
};
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

test('a period ends today', () => {
  expect(daysOfPeriod('month', '2026-03-06')).toEqual({ from: '2026-03-01', to: '2026-03-06' });
  expect(daysOfPeriod('year', '2026-03-06')).toEqual({ from: '2026-01-01', to: '2026-03-06' });
  expect(daysOfPeriod('twelve', '2026-03-06')).toEqual({ from: '2025-04-01', to: '2026-03-06' });
  expect(daysOfPeriod('twelve', '2026-12-06')).toEqual({ from: '2026-01-01', to: '2026-12-06' });
});

test('the worst stand first, and what is not known last, whichever way they are sorted', () => {
  const authority = (id: string, overdue: number | null, late = 0): OverseenAuthority => ({
    ...{ id, name: { az: id }, trouble: null },
    overview:
      overdue === null
        ? null
        : { total: { ...caseFigures('', 1), late }, months: [], now: { open: 9, overdue, oldest: null } },
  });
  const all = [authority('a', 0), authority('b', null), authority('c', 4), authority('d', 4, 3)];
  const sorted = (column: OversightColumn, descending: boolean) =>
    sortedAuthorities(all, { column, descending }, (a, b) => (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  expect(sorted('overdue', true)).toEqual(['d', 'c', 'a', 'b']);
  expect(sorted('overdue', false)).toEqual(['a', 'd', 'c', 'b']);
  expect(sorted('name', true)).toEqual(['d', 'c', 'b', 'a']);
  expect(sorted('oldest', true)).toEqual(['a', 'b', 'c', 'd']);
});

test('no case is opened or marked without a reason of ten letters', async () => {
  const { server, model } = open();
  const asked: unknown[] = [];
  server.on('overseeCase', (ask) => {
    asked.push(ask);
    return good({ until: '' });
  });
  model.choose('a0');
  await settle();
  const within = model.within.value;
  model.pick(within.step === 'ready' ? (within.value.list.cases[0] ?? null) : null);
  model.say('  qısa      ');
  for (const what of ['open', 'control'] as const) await model.act(what);
  expect(model.picked.value?.trouble).toBe('short');
  expect(asked).toEqual([]);
  model.say('Nazirliyə şikayət gəlib');
  expect(model.picked.value?.trouble).toBeNull();
  await model.act('open');
  expect(model.picked.value?.opened).toBe(true);
  expect(asked).toHaveLength(1);
  await model.act('control');
  expect(model.picked.value).toBeNull();
});

test('what goes wrong is told where it was asked', async () => {
  const { server, model } = open();
  server.on('oversight', () => lost);
  await model.load();
  expect(model.state.value).toEqual({ step: 'trouble', why: 'lost' });
  server.on('overseenCases', () => refused('not-allowed'));
  model.choose('a0');
  await settle();
  expect(model.within.value).toMatchObject({ step: 'trouble', why: { code: 'not-allowed' } });
});
