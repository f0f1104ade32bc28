import { expect, test } from 'vitest';
import { openLog } from '../../server/log.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import type { Store } from '../../server/store/store.ts';
import { type Correction, openTimekeeper, type Timekeeper } from '../../server/time/timekeeper.ts';
import { type FakeMachine, fakeMachine } from '../fakes/machine.ts';
import { configured, put } from '../store/rows.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

interface Kept {
  readonly time: Timekeeper;
  readonly lines: readonly { readonly level: number; readonly msg: string }[];
  readonly corrections: readonly Correction[];
  /** What the time gone by is off the true one (ms). */
  off(): number;
}

const keep = async (machine: FakeMachine, store: Store = openMemoryStore()): Promise<Kept> => {
  const lines: { level: number; msg: string }[] = [];
  const log = openLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const time = await openTimekeeper({ store, machine, log, timers: machine.timers });
  const corrections: Correction[] = [];
  time.onCorrection(async (one) => void corrections.push(one));
  time.begin();
  await machine.pass(0);
  return { time, lines, corrections, off: () => time.now() - machine.truth() };
};
const warnings = ({ lines }: Kept): number => lines.filter(({ level }) => level >= 40).length;

/** A store whose log ends at this time. */
const knowing = async (at: number): Promise<Store> => {
  const store = openMemoryStore();
  await put(store, { events: [{ ...configured('Mərkəz'), at }] });
  return store;
};

test('[T7] a jump of the clock, whatever its size, moves nothing, is told once, and is over when the clock is right', async () => {
  for (const jump of [400 * day, 5 * hour, 90 * second, -90 * second, -hour, -20_000 * day]) {
    const machine = fakeMachine();
    const kept = await keep(machine);
    expect(kept.time.standing()).toEqual({ state: 'sure', offSeconds: 0 });
    machine.jump(jump);
    expect(kept.time.standing()).toEqual({ state: 'in-doubt', offSeconds: jump / second });
    await machine.pass(1.5 * second);
    expect([kept.off(), warnings(kept)]).toEqual([0, 1]);
    machine.jump(-jump);
    expect(kept.time.standing()).toEqual({ state: 'sure', offSeconds: 0 });
    await machine.pass(2 * hour);
    expect([kept.off(), warnings(kept), kept.corrections]).toEqual([0, 1, []]);
    await kept.time.close();
  }
});

test('[T7] a clock that jumps to and fro all day is told in one line, and an hour stays an hour', async () => {
  const machine = fakeMachine();
  const kept = await keep(machine);
  const begun = kept.time.now();
  for (let times = 0; times < 600; times++) {
    machine.jump(times % 2 === 0 ? 5 * hour : -5 * hour);
    await machine.pass(6 * second);
  }
  expect([kept.time.now() - begun, warnings(kept)]).toEqual([hour, 1]);
  await kept.time.close();
});

test('[T7] a jump that lasts is not believed, unless the system vouches for it: then with an event', async () => {
  const machine = fakeMachine();
  const kept = await keep(machine);
  machine.jump(5 * hour);
  await machine.pass(3 * hour);
  expect([kept.off(), kept.time.standing().state]).toEqual([0, 'in-doubt']);
  machine.vouch(true);
  await machine.pass(30 * second);
  expect(kept.off()).toBe(5 * hour);
  expect(kept.corrections.map(({ at, was, why }) => [at - was, why])).toEqual([[5 * hour, 'synchronised']]);
  expect(kept.time.standing()).toEqual({ state: 'corrected', offSeconds: 0 });
  machine.timers.set(machine.truth() + 25 * hour);
  expect(kept.time.standing()).toEqual({ state: 'sure', offSeconds: 0 });
  await kept.time.close();
});

test('[T7] a vouched clock is believed only once it has stood still', async () => {
  const machine = fakeMachine();
  machine.vouch(true);
  const kept = await keep(machine);
  for (let times = 0; times < 50; times++) {
    machine.jump(5 * hour);
    await machine.pass(8 * second);
  }
  expect([kept.off(), kept.corrections]).toEqual([0, []]);
  await kept.time.close();
});

test('[T7] a clock that the network draws slowly to its time is followed; one that is drawn faster than can be is not', async () => {
  const machine = fakeMachine();
  const kept = await keep(machine);
  for (let seconds = 0; seconds < 7200; seconds++) {
    machine.jump(0.4);
    await machine.pass(second);
  }
  expect(machine.off()).toBeCloseTo(2880, 0);
  expect(Math.abs(kept.off() - 2880)).toBeLessThan(5);
  expect(kept.time.standing().state).toBe('sure');
  for (let seconds = 0; seconds < 7200; seconds++) {
    machine.jump(10);
    await machine.pass(second);
  }
  expect(kept.off() - 2880).toBeLessThan(1000);
  expect(kept.time.standing().state).toBe('in-doubt');
  await kept.time.close();
});

test('[T8] a start goes by the machine where the log allows it, and by the log where not', async () => {
  const last = Date.UTC(2026, 10, 19, 14, 0, 0);
  const cases: readonly (readonly [wall: number, goesBy: 'machine' | 'log'])[] = [
    [last, 'machine'],
    [last + 16 * hour, 'machine'],
    [last + 30 * day, 'machine'],
    [last + 30 * day + second, 'log'],
    [last - 2 * second, 'log'],
    [last - 30 * day, 'log'],
    [last + 365 * day, 'log'],
    [0, 'log'],
    [Date.UTC(2000, 0, 1), 'log'],
  ];
  for (const [wall, goesBy] of cases) {
    const machine = fakeMachine();
    machine.setWall(wall);
    const kept = await keep(machine, await knowing(last));
    expect([wall, kept.time.now()]).toEqual([wall, goesBy === 'machine' ? wall : last]);
    expect([kept.time.standing().state, warnings(kept)]).toEqual(goesBy === 'machine' ? ['sure', 0] : ['in-doubt', 1]);
    await kept.time.close();
  }
});

test('[T8] a new store on a dead clock does not begin in 1970', async () => {
  const machine = fakeMachine();
  machine.setWall(0);
  const kept = await keep(machine);
  expect(new Date(kept.time.now()).getUTCFullYear()).toBe(2026);
  expect(kept.time.standing().state).toBe('in-doubt');
  await kept.time.close();
});

test('[T8] after a start in doubt the time comes right by itself once the clock shows one that fits, and stays', async () => {
  const machine = fakeMachine();
  const truth = machine.truth();
  machine.setWall(0);
  const kept = await keep(machine, await knowing(truth - 16 * hour));
  await machine.pass(minute);
  expect(kept.off()).toBe(-16 * hour);
  machine.jump(truth + 200 * day);
  await machine.pass(minute);
  expect(kept.off()).toBe(-16 * hour);
  machine.setWall(machine.truth());
  await machine.pass(3 * second);
  expect(kept.off()).toBe(-16 * hour);
  await machine.pass(5 * second);
  expect(kept.off()).toBe(0);
  expect(kept.corrections.map(({ at, was, why }) => [at - was, why])).toEqual([[16 * hour, 'came-right']]);
  expect(kept.time.standing().state).toBe('corrected');
  machine.jump(5 * hour);
  await machine.pass(minute);
  expect([kept.off(), kept.time.standing().state]).toEqual([0, 'in-doubt']);
  await kept.time.close();
});

test('[T9] two servers whose clocks differ by a minute go by one time, and by one correction', async () => {
  const store = openMemoryStore();
  const machine = fakeMachine();
  const ahead = { ...machine, wall: () => machine.wall() + minute };
  const one = await keep(machine, store);
  const other = await keep(ahead, store);
  expect([one.off(), other.off()]).toEqual([0, 0]);
  expect(other.time.standing()).toEqual({ state: 'in-doubt', offSeconds: 60 });
  await machine.pass(10 * minute);
  expect([one.off(), other.off()]).toEqual([0, 0]);
  machine.jump(-2 * hour);
  await machine.pass(minute);
  const accepted = await one.time.accept();
  expect(accepted).toMatchObject({ why: 'accepted' });
  await machine.pass(2 * second);
  expect([one.off(), other.off()]).toEqual([-2 * hour, -2 * hour]);
  expect(await one.time.accept()).toBeNull();
  await one.time.close();
  await other.time.close();
});

test('[T9] a start within the same run of the machine goes on with what was agreed, whatever its clock shows by then', async () => {
  const store = openMemoryStore();
  const machine = fakeMachine();
  await (await keep(machine, store)).time.close();
  machine.jump(3 * day);
  await machine.pass(hour);
  const again = await keep(machine, store);
  expect([again.off(), again.time.standing().state]).toEqual([0, 'in-doubt']);
  await again.time.close();
  const container = await keep({ ...machine, elapsed: () => machine.elapsed() - 650 * minute }, store);
  expect(container.time.now()).toBeGreaterThanOrEqual(machine.truth() - minute);
  await container.time.close();
});

test('[T6] a correction whose process died before it stood in every log is brought there by the next start, once', async () => {
  const store = openMemoryStore();
  const machine = fakeMachine();
  const dying = await keep(machine, store);
  dying.time.onCorrection(() => Promise.reject(new Error('the disk is full')));
  machine.jump(5 * hour);
  await machine.pass(minute);
  await expect(dying.time.accept()).rejects.toThrow('the disk is full');
  await dying.time.close();
  await machine.pass(10 * minute);
  const next = await keep(machine, store);
  expect([next.off(), next.time.standing().state]).toEqual([5 * hour, 'corrected']);
  const [first] = dying.corrections;
  expect(next.corrections).toMatchObject([{ was: first?.was, at: first?.at, why: 'accepted' }]);
  expect(next.corrections[0]?.agreed).toMatchObject({
    generation: first?.agreed.generation,
    offset: first?.agreed.offset,
  });
  await machine.pass(minute);
  await next.time.close();
  const last = await keep(machine, store);
  await machine.pass(minute);
  expect([next.corrections.length, last.corrections.length, last.off()]).toEqual([1, 0, 5 * hour]);
  await last.time.close();
});

test('[T6] another process brings it there while the one that made it cannot; what one log tells it takes to the others', async () => {
  const store = openMemoryStore();
  const machine = fakeMachine();
  const [one, other] = [await keep(machine, store), await keep(machine, store)];
  one.time.onCorrection(() => Promise.reject(new Error('broken')));
  machine.jump(-hour);
  await machine.pass(minute);
  await expect(one.time.accept()).rejects.toThrow('broken');
  expect(one.corrections).toHaveLength(1);
  const [made] = one.corrections;
  if (made === undefined) throw new Error('nothing was corrected');
  // It reads of it in one log before it looks for what was agreed on.
  const { agreed, ...told } = made;
  const { boot, generation, offset } = agreed;
  const clock = { kind: 'system', id: 'clock', role: 'system' } as const;
  other.time.heed({
    ...told,
    type: 'clock-corrected',
    boot,
    generation,
    offset,
    by: clock,
    date: null,
    practice: false,
  });
  expect(other.off()).toBe(-hour);
  await machine.pass(minute);
  expect(other.corrections).toMatchObject([{ ...told, agreed: { generation, offset } }]);
  await one.time.close();
  await other.time.close();
});

test('[T7] what one process keeps in its memory goes by a time that no correction moves', async () => {
  const machine = fakeMachine();
  const kept = await keep(machine);
  const begun = kept.time.steady.now();
  expect(begun).toBe(kept.time.now());
  machine.jump(-400 * day);
  await machine.pass(minute);
  await kept.time.accept();
  await machine.pass(minute);
  expect([kept.off(), kept.time.steady.now() - begun]).toEqual([-400 * day, 2 * minute]);
  await kept.time.close();
});

test('[T7] the time last seen is written down each minute, and that a doubt is over at once', async () => {
  const machine = fakeMachine();
  const truth = machine.truth();
  const store = await knowing(truth - 100 * day);
  const kept = await keep(machine, store);
  const agreed = () => store.agreeOnTime(null, machine.boot);
  expect((await agreed())?.doubtFrom).toBe(truth - 100 * day);
  machine.setWall(kept.time.now());
  await machine.pass(2 * second);
  expect((await agreed())?.doubtFrom).toBeNull();
  const seen = (await agreed())?.seenAt ?? Number.NaN;
  await machine.pass(58 * second);
  expect((await agreed())?.seenAt).toBe(seen);
  await machine.pass(5 * second);
  const after = (await agreed())?.seenAt ?? Number.NaN;
  expect(after - seen).toBeGreaterThan(minute);
  expect(kept.time.now() - after).toBeLessThanOrEqual(5 * second);
  await kept.time.close();
});

test('[T8] the time last seen is written down while the clock is in doubt too: a start without a clock goes on from there', async () => {
  const store = openMemoryStore();
  const machine = fakeMachine();
  const kept = await keep(machine, store);
  machine.jump(90 * second);
  await machine.pass(2 * hour);
  await kept.time.close();
  const again = await keep(fakeMachine(machine.truth() + minute, -hour, 'boot-2'), store);
  expect(again.time.standing().state).toBe('in-doubt');
  expect(Math.abs(again.off() + minute)).toBeLessThan(2 * minute);
  await again.time.close();
});
