import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Asked, type Asking, openAsking } from '../../scripts/demo/asking.ts';
import { demoCentre } from '../../scripts/demo/demo-centre.ts';
import { type Demo, openDemo } from '../../scripts/demo/open-demo.ts';
import { asAsker, personOf } from '../../scripts/demo/people.ts';
import { openLog } from '../../server/log.ts';
import { readSettings } from '../../server/settings.ts';
import { type Machine, thisMachine } from '../../server/time/machine.ts';
import type { ViewFrame } from '../../shared/live.ts';
import type { FloorView } from '../../shared/views.ts';
import { cheap } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { judge } from './checker.ts';
import { tellDemo } from './demo-told.ts';
import { isLong } from './rounds.ts';

/** A demo is started at three in the night, lives, is ended, and goes on. */

vi.setConfig({ testTimeout: 1_800_000 });

/** In the long run twenty minutes as somebody would look at it; else as many visits as show all of it. */
const [speed, moreServed] = isLong ? [20, 0] : [60, 4];
const longMs = 20 * 60_000;

const nightAt = Temporal.ZonedDateTime.from('2026-11-17T03:00:00[Asia/Baku]').epochMilliseconds;
const begunAt = thisMachine().elapsed();
/** This machine, on that night. */
const real: Machine = { ...thisMachine(), wall: () => nightAt + thisMachine().elapsed() - begunAt };

let folder = '';
const asked: Asked[] = [];
const logged: string[] = [];

const start = async (): Promise<Demo> => {
  const settings = readSettings({ DATA_DIR: folder, PORT: '0' });
  if (!settings.ok) throw new Error(settings.refusal);
  return openDemo({
    settings: settings.value,
    log: openLog('warn', { write: (line) => void logged.push(line) }),
    speed,
    pastDays: 2,
    seed: 5,
    real,
    cost: cheap,
    onDay: () => undefined,
    onAsked: (one) => asked.push(one),
  });
};
const floorOf = async (demo: Demo, asking: Asking): Promise<FloorView> => {
  const seen = await asking.ask(asAsker(personOf(demo.kept, 'manager')), 'view', { params: { view: 'floor' } });
  if (!seen.ok) throw new Error(seen.refusal.message);
  return (seen.value as ViewFrame<FloorView>).data;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'novbe-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the hall lives at any hour, ends in good order, goes on, and the checker finds no fault in its log', async () => {
  const first = await start();
  const asking = openAsking(first.base, demoCentre.id);
  const before = await floorOf(first, asking);
  // As soon as it is there: a busy hour, and a past.
  expect(before.day.open).toBe(true);
  expect(before.counters.filter(({ ticket }) => ticket !== null).length).toBeGreaterThanOrEqual(3);
  expect(before.today.served).toBeGreaterThan(10);
  expect(before.counters.find(({ id }) => id === '6')).toMatchObject({ state: 'closed' });
  const page = await (await fetch(`${first.base}/kiosk`)).text();
  expect(page).toMatch(/class="demo-band"|not built/);
  // And then it goes by itself.
  if (isLong) await new Promise((resolve) => setTimeout(resolve, longMs));
  await eventually(() => expect(first.tally.served).toBeGreaterThan(before.today.served + moreServed));
  // [RE3] The table of practice has decided of those who applied, so many that their counts are shown.
  const told = await asking.ask({ name: 'phone' }, 'decisions');
  const counts = told.ok ? told.value.months.map(({ outcome, count }) => [outcome, (count ?? 0) >= 5]) : [];
  expect(counts).toContainEqual(['grant', true]);
  expect(counts).toContainEqual(['refuse', true]);
  await first.close();
  asking.close();

  const second = await start();
  const again = openAsking(second.base, demoCentre.id);
  const manager = asAsker(personOf(second.kept, 'manager'));
  try {
    const after = await floorOf(second, again);
    expect(after.day.date).toBe(before.day.date);
    expect(after.today.issued).toBeGreaterThanOrEqual(before.today.issued);
    await eventually(() => expect(second.tally.served).toBeGreaterThan(moreServed));
    await second.rest();
    const { told, served, calls } = await tellDemo(again, manager, asked);
    const { findings, attempted, called } = judge(told);
    console.log(
      `${told.facts.length} tickets, ${calls} calls (${called} tickets), ${served.byTickets} served, ${attempted} asked for a ticket, ${first.tally.booked + second.tally.booked} booked, ${told.facts.filter(({ seat }) => seat !== null).length} of them came, ${findings.length} faults`,
    );
    expect(findings).toEqual([]);
    expect(first.tally.booked).toBeGreaterThan(0);
    expect(served.byCounter).toBe(served.byTickets);
    expect(served.byService).toBe(served.byTickets);
    expect(new Set(told.facts.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3);
    expect(logged).toEqual([]);
  } finally {
    again.close();
    await second.close();
  }
});
