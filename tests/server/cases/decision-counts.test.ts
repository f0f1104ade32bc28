import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DecidedCase } from '../../../server/store/cases.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** What tables decided is public: asking often does not have it counted each time. */

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ clock });
});
afterEach(() => server.close());

const decided: DecidedCase = {
  ...{ receivedOn: '2026-03-02', answeredAt: Date.parse('2026-03-04T10:00+04:00'), objected: true },
  decision: { table: 't', version: 1, outcome: 'grant', ground: null },
};
const ask = async () => (await server.ask(null, 'decisions', {})).value;

test('those who ask at the same time, and while nothing has happened, have it counted once', async () => {
  const counting = vi.spyOn(server.store, 'decidedCases').mockResolvedValue(Array(5).fill(decided));
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(one).toMatchObject({ decided: 5, objected: 5, months: [{ month: '2026-03', outcome: 'grant', count: 5 }] });
  expect([other, await ask()]).toEqual([one, one]);
  expect(counting).toHaveBeenCalledTimes(1);
});

test('where much was decided it is counted again only after a while', async () => {
  const counting = vi.spyOn(server.store, 'decidedCases').mockResolvedValue(Array(3000).fill(decided));
  const happen = () => server.ask('manager', 'openDay', { body: {} });
  await ask();
  await happen();
  await clock.advance(2999);
  await ask();
  expect(counting).toHaveBeenCalledTimes(1);
  await clock.advance(1);
  expect((await ask()).decided).toBe(3000);
  expect(counting).toHaveBeenCalledTimes(2);
});

test('a count that failed is not kept', async () => {
  const counting = vi.spyOn(server.store, 'decidedCases').mockRejectedValueOnce(new Error('the disk is gone'));
  expect((await server.ask(null, 'decisions', {})).status).toBe(500);
  expect((await ask()).decided).toBe(0);
  expect(counting).toHaveBeenCalledTimes(2);
});
