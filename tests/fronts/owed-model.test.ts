import { expect, test } from 'vitest';
import { openOwed } from '../../country/oversight/owed-model.ts';
import { place, talkingApi, turnedClock } from './manager-fakes.ts';

/** [CS14] The section of oversight of the country. */

const counted = (open: number) => ({
  ...{ rows: [], total: { open, overdue: 0, earliestDue: null }, centres: { all: 1, cut: 0 } },
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const opened = (path = 'oversight') => {
  const { api, on, of } = talkingApi();
  const [clock, at] = [turnedClock(), place(path)];
  on('countryCases', () => ({ ok: true, value: counted(of('countryCases').length) }));
  const model = openOwed({ api, clock, place: at, newKey: () => 'key' });
  return { model, on, clock, at, asked: () => of('countryCases').map(({ query }) => query) };
};

test('begins with what the address says, and says in it what is chosen', async () => {
  const { model, at, asked } = opened('oversight?by=topic');
  model.choose('status');
  await settled();
  expect(asked()).toEqual([{ by: 'topic' }, { by: 'status' }]);
  expect(at.path.value).toBe('oversight?by=status');
  expect(model.state.value).toEqual({ step: 'ready', value: counted(2) });
  model.close();
  expect(opened('oversight?by=person').model.by.value).toBe('centre');
});

test('is asked again each minute, and no more once it is closed', async () => {
  const { model, clock, asked } = opened();
  await settled();
  clock.turn(60_000);
  await settled();
  expect(asked()).toHaveLength(2);
  expect(model.state.value).toEqual({ step: 'ready', value: counted(2) });
  model.close();
  clock.turn(600_000);
  await settled();
  expect(asked()).toHaveLength(2);
  expect(clock.alarms()).toBe(0);
});

test('says that it is not theirs, or that no answer came, and goes on asking', async () => {
  const { model, on, clock } = opened();
  on('countryCases', () => ({ ok: false, lost: true }));
  await settled();
  expect(model.state.value).toEqual({ step: 'ready', value: counted(1) });
  clock.turn(60_000);
  await settled();
  expect(model.state.value).toEqual({ step: 'lost' });
  on('countryCases', () => ({ ok: false, refusal: { code: 'not-allowed', message: '' } }));
  await model.load();
  expect(model.state.value).toEqual({ step: 'not-yours' });
  model.close();
});
