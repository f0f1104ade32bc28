import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLog } from '../../server/log.ts';
import { type Serving, serve } from '../../server/main.ts';
import { readSettings } from '../../server/settings.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { thisMachine } from '../../server/time/machine.ts';
import { verify } from '../crash/a-centre.ts';
import { manualClock } from '../fakes/clock.ts';
import { eventually } from '../support/eventually.ts';
import { runHere } from '../support/in-process.ts';
import { newFolder } from '../support/processes.ts';
import { inHall, openHall, plan } from './a-hall.ts';

const day = 86_400_000;
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const aFolder = (): string => {
  const folder = newFolder();
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'centres'));
  writeFileSync(join(folder, 'centres', `${plan.id}.json`), JSON.stringify(plan));
  return folder;
};

/** Lets a day be dated 400 days ahead, as a clock that ran ahead for a moment once left a log; two tickets wait in it. */
const spoil = async (folder: string): Promise<void> => {
  const store = await openSqliteStore({ file: join(folder, 'novbe.db') });
  const clock = manualClock(Date.now());
  const hall = await openHall(store, clock);
  await hall.issue();
  clock.set(Date.now() + 400 * day);
  await hall.tick();
  await hall.live.ask({
    command: {
      type: 'open-counter',
      counter: '1',
      profile: null,
      at: clock.now(),
      by: { kind: 'token', id: 'clerk', role: 'manager' },
    },
    toReply: () => null,
  });
  await hall.issue();
  await hall.issue();
  clock.set(Date.now());
  await hall.call();
  await hall.live.close();
  await store.close();
};

const start = async (folder: string, machine = thisMachine()): Promise<Serving> => {
  const settings = readSettings({ DATA_DIR: folder, PORT: '0', ADMIN_PASSWORD: 'first password of all' });
  if (!settings.ok) throw new Error(settings.refusal);
  const serving = await serve(settings.value, openLog('silent'), machine);
  ends.push(serving.close);
  return serving;
};
const ready = async ({ port }: Serving) => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  return {
    status: answer.status,
    ...((await answer.json()) as { ok: boolean; clock: { state: string; offSeconds: number } }),
  };
};
const today = (): string => Temporal.Now.plainDateISO('Asia/Baku').toString();

test('[T6] a log dated 400 days ahead is healed under a running server: tickets wait on, the day is today, figures leave it out', async () => {
  const folder = aFolder();
  await spoil(folder);
  const serving = await start(folder);
  const live = serving.parts.centres.find(plan.id);
  if (live === null) throw new Error('no centre');
  const spoilt = await ready(serving);
  expect(spoilt).toMatchObject({ status: 200, ok: true, clock: { state: 'in-doubt' } });
  expect(Math.round(spoilt.clock.offSeconds / 86_400)).toBe(-400);

  const told = await runHere('clock', [], { DATA_DIR: folder });
  expect([told.code, told.text]).toEqual([0, expect.stringMatching(/IN DOUBT: .* 345\d{5} s behind/)]);
  const accepted = await runHere('clock', ['--accept'], { DATA_DIR: folder });
  expect([accepted.code, accepted.text]).toEqual([0, expect.stringContaining('in the log of 1 centres')]);

  await eventually(() => expect(live.latest().day?.date).toBe(today()));
  await eventually(async () => expect((await ready(serving)).clock).toEqual({ state: 'corrected', offSeconds: 0 }));
  expect(live.latest().waiting).toBe(1);
  const hall = inHall(live, { now: Date.now, after: () => ({ cancel() {} }) });
  await hall.issue();
  await hall.start();
  await hall.finish();
  await hall.call();
  await serving.close();
  ends.pop();

  const store = await openSqliteStore({ file: join(folder, 'novbe.db') });
  const legs = await store.legs(plan.id, today(), '2100-01-01');
  await store.close();
  const served = legs.find(({ ending }) => ending === 'served');
  expect(served).toMatchObject({ inaccurate: true });
  expect(legs.filter(({ date, inaccurate }) => date === today() && !inaccurate).map(({ number }) => number)).toContain(
    'A0003',
  );
  expect((await verify(join(folder, 'novbe.db'))).findings).toEqual([]);
  const again = await runHere('clock', ['--accept'], { DATA_DIR: folder });
  expect([again.code, again.text]).toEqual([0, expect.stringContaining('nothing to accept')]);
});

test('[T6] the same where no server runs: the one that starts then goes by the right time at once', async () => {
  const folder = aFolder();
  await spoil(folder);
  expect((await runHere('clock', ['--accept'], { DATA_DIR: folder })).code).toBe(0);
  const serving = await start(folder);
  expect((await ready(serving)).clock.offSeconds).toBe(0);
  const live = serving.parts.centres.find(plan.id);
  expect(live?.latest().day?.date).toBe(today());
  expect(live?.latest().waiting).toBe(1);
});

test('a wrong use of the command ends with 2 and one line, help with 0', async () => {
  const DATA_DIR = aFolder();
  const wrong = await runHere('clock', ['--acept'], { DATA_DIR });
  expect([wrong.code, wrong.text.trim().split('\n').length]).toEqual([2, 1]);
  expect((await runHere('clock', ['now'], { DATA_DIR })).code).toBe(2);
  const help = await runHere('clock', ['--help']);
  expect([help.code, help.text]).toEqual([0, expect.stringContaining('--accept')]);
  const none = await runHere('clock', [], { DATA_DIR });
  expect([none.code, none.text.trim()]).toEqual([1, `There is no store in ${DATA_DIR}`]);
});

test('[T7] a server whose clock runs ahead by 400 days and comes back measures a service as it was, and says what it saw', async () => {
  const folder = aFolder();
  const real = thisMachine();
  let off = 0;
  const serving = await start(folder, { ...real, wall: () => real.wall() + off });
  const live = serving.parts.centres.find(plan.id);
  if (live === null) throw new Error('no centre');
  await eventually(() => expect(live.latest().day).not.toBeNull());
  const hall = inHall(live, { now: Date.now, after: () => ({ cancel() {} }) });
  await live.ask({
    command: {
      type: 'open-counter',
      counter: '1',
      profile: null,
      at: Date.now(),
      by: { kind: 'token', id: 'clerk', role: 'manager' },
    },
    toReply: () => null,
  });
  await hall.issue();
  await hall.issue();
  await hall.call();
  await hall.start();
  off = 400 * day;
  expect(await ready(serving)).toEqual({
    status: 200,
    ok: true,
    clock: { state: 'in-doubt', offSeconds: 400 * 86_400 },
  });
  const figures = await (await fetch(`http://127.0.0.1:${serving.port}/metrics`)).text();
  expect(figures).toContain('novbe_clock_in_doubt 1');
  expect(figures).toContain(`novbe_clock_off_seconds ${400 * 86_400}`);
  await hall.tick();
  await hall.finish();
  off = 0;
  expect((await ready(serving)).clock).toEqual({ state: 'sure', offSeconds: 0 });
  const { day: stands, waiting, at } = live.latest();
  expect([stands?.date, waiting]).toEqual([today(), 1]);
  expect(Math.abs(at - Date.now())).toBeLessThan(30_000);
});
