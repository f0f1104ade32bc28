import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openBackground } from '../../../server/async/background.ts';
import { openCentres } from '../../../server/centre/centres.ts';
import { openConfigDigests } from '../../../server/centre/config-digests.ts';
import { openLiveCentre } from '../../../server/centre/live-centre.ts';
import { openLiveRooms } from '../../../server/live/live-rooms.ts';
import { openPushing } from '../../../server/push/pushing.ts';
import { openConfigFiles } from '../../../server/store/config.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import type { QueueStore } from '../../../server/store/store.ts';
import { ok } from '../../../shared/refusals.ts';
import { manualClock } from '../../fakes/clock.ts';
import { aFolder, keptLog, openCentre } from '../../support/server.ts';

/** What reads beside everything else is waited for at the end: it never finds what it reads closed. */

const by = { kind: 'user', id: 'anna', role: 'manager' } as const;

/** Something that waits until it is let go; how often it was asked for. */
const gate = () => {
  let open: () => void = () => undefined;
  let asked = 0;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    open,
    asked: () => asked,
    pass: (): Promise<void> => {
      asked += 1;
      return opened;
    },
  };
};

/** Whether closing waits until this is let go. */
const waitsFor = async (close: () => Promise<void>, { open }: ReturnType<typeof gate>): Promise<boolean> => {
  let ended = false;
  const ending = close().then(() => {
    ended = true;
  });
  for (let turns = 0; turns < 50; turns++) await turn();
  const waited = !ended;
  open();
  await ending;
  return waited;
};

/** A store whose other processes write when a test says so. */
const aStore = (change: Partial<QueueStore> = {}) => {
  const others: (() => void)[] = [];
  const store: QueueStore = {
    ...openMemoryStore(),
    onExternalChange(run) {
      others.push(run);
      return { close: () => void others.splice(others.indexOf(run), 1) };
    },
    ...change,
  };
  return { store, others: () => [...others].forEach((run) => void run()) };
};

const aCentre = async (store: QueueStore) => {
  const clock = manualClock();
  const { log, lines } = keptLog();
  const live = await openLiveCentre({ id: 'small', store, clock, log, publicUrl: null });
  const at = clock.now();
  const configure = { type: 'configure', at, by, centre: openCentre(), source: 'install', onVersion: null } as const;
  await live.ask({ command: configure, toReply: () => null });
  const openDay = () =>
    live.ask({ command: { type: 'open-day', at, by, practice: false, force: false }, toReply: () => null });
  return { live, lines, openDay };
};

test('what is under way is waited for, nothing more begins, and what goes wrong is told once', async () => {
  const [held, faults] = [gate(), [] as unknown[]];
  const background = openBackground();
  void background.run(held.pass, (error) => faults.push(error));
  await background.run(
    () => Promise.reject(new Error('broken')),
    (error) => faults.push(error),
  );
  expect(await waitsFor(background.close, held)).toBe(true);
  await background.run(held.pass, (error) => faults.push(error));
  expect(held.asked()).toBe(1);
  expect(faults.map(String)).toEqual(['Error: broken']);
});

describe('is waited for when it closes', () => {
  test('a centre that reads the seats of its day', async () => {
    const held = gate();
    const { seatsOn } = openMemoryStore();
    const { store } = aStore({ seatsOn: (...of) => held.pass().then(() => seatsOn(...of)) });
    const { live, lines, openDay } = await aCentre(store);
    await openDay();
    expect(held.asked()).toBe(1);
    expect(await waitsFor(live.close, held)).toBe(true);
    expect(lines).toEqual([]);
  });

  test('a centre that looks whether another process has learnt something', async () => {
    const held = gate();
    let isOpen = true;
    const learntAt = async (): Promise<null> => {
      if (isOpen) return null;
      await held.pass();
      return null;
    };
    const { store, others } = aStore({ learntAt });
    const { live, lines } = await aCentre(store);
    isOpen = false;
    others();
    expect(await waitsFor(live.close, held)).toBe(true);
    expect(lines).toEqual([]);
  });

  test('a server that looks for centres of other processes', async () => {
    const [held, folder, clock] = [gate(), await aFolder(), manualClock()];
    const { log } = keptLog();
    let isOpen = true;
    const memory = openMemoryStore();
    const { store, others } = aStore({
      centres: () => (isOpen ? memory.centres() : held.pass().then(() => memory.centres())),
    });
    const centres = await openCentres({
      ...{ store, clock, log, publicUrl: null, printerNetworks: () => true, sample: openCentre() },
      files: await openConfigFiles(folder.path, clock),
      marks: await openConfigDigests(folder.path),
      calendars: { version: () => null },
    });
    isOpen = false;
    others();
    expect(await waitsFor(centres.close, held)).toBe(true);
    await folder.remove();
  });

  test('the ringing of phones that reads which ones to ring', async () => {
    const held = gate();
    const { store } = aStore({ pushesOf: () => held.pass().then(() => []) });
    const { live, openDay } = await aCentre(store);
    const clock = manualClock();
    const pushing = openPushing({
      ...{ store, clock, steady: clock, subject: 'https://queue.example.org', ...keptLog() },
      centres: {
        onOpen(run) {
          run(live);
          return { close: () => undefined };
        },
      },
      services: { allows: () => true, reaches: () => true },
      keys: { publicKey: 'a', privateKey: 'b' },
    });
    await openDay();
    const at = clock.now();
    const issue = { type: 'issue-ticket', at, by, ticket: 't', job: 'j', service: 'a', language: null } as const;
    const walkIn = { priorityClass: null, channel: 'reception', printer: null, hasPhone: false } as const;
    await live.ask({ command: { ...issue, ...walkIn }, toReply: () => null });
    await live.ask({ command: { type: 'cancel-ticket', at, by, ticket: 't' }, toReply: () => null });
    expect(held.asked()).toBe(1);
    expect(await waitsFor(pushing.close, held)).toBe(true);
    await live.close();
  });

  test('a room whose view is being made', async () => {
    const held = gate();
    let isOpen = true;
    const { log, lines } = keptLog();
    const rooms = openLiveRooms({
      ...{ clock: manualClock(), log, cast: { view: () => undefined, announce: () => undefined } },
      views: {
        ticketOf: async () => null,
        async make({ view }) {
          if (!isOpen) await held.pass();
          return ok({ view, epoch: 'e', seq: 1, now: '', data: 1 });
        },
      },
    });
    const watcher = { id: 'w', takes: () => true, hears: () => true, gone: () => undefined };
    await rooms.join({ centre: 'small', view: 'hall', id: 'd' }, watcher);
    isOpen = false;
    rooms.changed('small');
    expect(held.asked()).toBe(1);
    expect(await waitsFor(rooms.close, held)).toBe(true);
    expect(lines).toEqual([]);
  });
});
