import { describe, expect, test } from 'vitest';
import { unknownWaits } from '../../../engine/queue/views/waits.ts';
import { type Caller, nobody } from '../../../server/access/caller.ts';
import { atMostEvery } from '../../../server/async/repeat.ts';
import type { LiveCentre } from '../../../server/centre/live-centre.ts';
import { createConnectionLimits } from '../../../server/live/connection-limits.ts';
import type { ScreenSocket } from '../../../server/live/live-screen.ts';
import { takeWatch } from '../../../server/live/live-watch.ts';
import { createViewBuilder, type ViewBuilderParts } from '../../../server/live/view-builder.ts';
import { openPace } from '../../../server/live/watch-pace.ts';
import { type HallCondition, troublesOf } from '../../../shared/centre/hall-troubles.ts';
import { ok } from '../../../shared/refusals.ts';
import type { KioskView, PhoneView } from '../../../shared/views.ts';
import { manualClock } from '../../fakes/clock.ts';
import { Hall } from '../../queue/hall.ts';
import { smallCentre } from '../../queue/small-centre.ts';

const display: Caller = {
  kind: 'device',
  id: 'd1',
  device: 'display',
  centre: 'small',
  place: 'd',
  role: 'device',
  counters: null,
};

describe('the door of the sockets', () => {
  const letIn = (
    door: ReturnType<typeof createConnectionLimits>,
    count: number,
    who: Caller,
    from: (at: number) => string,
  ) => Array.from({ length: count }, (_, at) => door.enter(who, from(at))).filter((entered) => entered !== null);

  test('lets in twenty of one device, from wherever they come, and a thousand of one address, no matter who they are', () => {
    expect(letIn(createConnectionLimits(), 30, display, (at) => `10.0.0.${at}`)).toHaveLength(20);
    expect(letIn(createConnectionLimits(), 1005, nobody, () => '10.0.0.1')).toHaveLength(1000);
  });

  test('who has left twice has made room for one', () => {
    const door = createConnectionLimits();
    const [one] = letIn(door, 20, display, () => '10.0.0.1');
    one?.leave();
    one?.leave();
    expect(letIn(door, 5, display, () => '10.0.0.1')).toHaveLength(1);
  });
});

describe('what is done at most so often', () => {
  test('is done at once, and once more only if somebody asked meanwhile', async () => {
    const clock = manualClock();
    let runs = 0;
    const { ask } = atMostEvery(clock, 1000, () => {
      runs += 1;
    });
    ask();
    await clock.advance(5000);
    expect([runs, clock.pending()]).toEqual([1, 0]);
    for (let times = 0; times < 3; times++) ask();
    expect(runs).toBe(2);
    await clock.advance(999);
    expect(runs).toBe(2);
    await clock.advance(5000);
    expect(runs).toBe(3);
  });
});

describe('the pace of one socket', () => {
  const some = () => {
    const clock = manualClock();
    const isTooMuch = openPace(clock);
    return { clock, allowed: () => Array.from({ length: 40 }, isTooMuch).filter((tooMuch) => !tooMuch).length };
  };

  test.each([
    ['within the time', 10_000, 0],
    ['after it', 10_001, 30],
    ['after the clock was set back', -1, 30],
  ])('is thirty views at a time; %s so many more', (_, laterMs, more) => {
    const { clock, allowed } = some();
    expect(allowed()).toBe(30);
    clock.set(clock.now() + laterMs);
    expect(allowed()).toBe(more);
  });
});

test.each([true, false])(
  'a screen whose line is open (%s) when its view is made is left in its room only then',
  async (connected) => {
    const left: unknown[] = [];
    const frame = { view: 'hall/d', epoch: 'e', seq: 1, now: '', data: null };
    const rooms = {
      join: async () => ok(frame),
      leave: (one: unknown) => void left.push(one),
      changed: () => {},
      announce: () => {},
      close: async () => {},
    };
    const socket = { data: { caller: display, credentials: {}, watching: null }, connected } as unknown as ScreenSocket;
    const screen = { id: 'one', takes: () => true, hears: () => true, gone: () => {} };
    const parts = { centres: { list: () => [] }, views: {} } as never;
    await takeWatch(parts, rooms, socket, screen, { centre: 'small', view: 'hall', id: 'd' });
    expect(left).toEqual(connected ? [] : [screen]);
  },
);

describe('the views of a centre', () => {
  const kiosks = ['k', 'l'].map((id) => ({ id, name: id, printer: id === 'k' ? 'p' : 'q' }));
  const printers = ['p', 'q'].map((id) => ({
    id,
    name: id,
    connection: { kind: 'virtual' } as const,
    dots: 576 as const,
    oneWay: false,
  }));
  const framesOf = () => {
    const hall = new Hall(smallCentre({ kiosks, printers })).open();
    const ticket = hall.issue();
    const live = {
      latest: () => hall.state,
      fresh: async () => hall.state,
      waits: () => unknownWaits,
      notes: () => new Map(),
    };
    const job = { ticket, copy: false, status: 'printed', reason: null };
    const frames = createViewBuilder({
      clock: manualClock(hall.now),
      isVoiceMissing: async () => true,
      uplinkTrouble: () => null,
      hallDevices: { statuses: () => [], scanned: () => null, scannedAtKiosk: () => null },
      epoch: 'e',
      canSpeak: () => false,
      centres: { find: (id: string) => ({ ...live, id }) },
      printing: {
        statuses: async () => new Map([['p', 'ready']]),
        printsOn: async (_: string, [first]: readonly string[]) => first,
      },
      store: {
        ticketOfSecret: async (secret: string) => (secret === 'good' ? { centre: 'small', ticket } : null),
        devices: async () => [],
        recentJobs: async () => printers.map(({ id }) => ({ ...job, id: `job ${id}`, printer: id })),
      },
    } as unknown as ViewBuilderParts);
    return { ...frames, live: { ...live, id: 'small' } as unknown as LiveCentre };
  };

  test('a kiosk sees the slips of its own printer only', async () => {
    const frames = framesOf();
    const printsAt = async (id: string) => {
      const made = await frames.make({ centre: 'small', view: 'kiosk', id });
      const view = made.ok ? (made.value.data as KioskView) : null;
      return [view?.printer, view?.prints.map(({ job }) => job)];
    };
    expect(await printsAt('k')).toEqual(['ready', ['job p']]);
    expect(await printsAt('l')).toEqual(['unknown', ['job q']]);
  });

  test('what is wrong in a hall is known without the figures of the day', async () => {
    const { condition, live } = framesOf();
    const hall = await condition(live);
    expect(hall).toMatchObject({ waiting: 1, voiceMissing: true, devices: [], printers: [{ status: 'ready' }, {}] });
    expect(troublesOf(hall as HallCondition, 0).map(({ kind }) => kind)).toEqual(['nobody-open', 'voice']);
  });

  test('the secret of a ticket opens it in its own centre, and in no other', async () => {
    const frames = framesOf();
    const at = async (centre: string, id: string) => {
      const made = await frames.make({ centre, view: 'ticket', id });
      return made.ok ? (made.value.data as PhoneView).number : made.refusal.code;
    };
    expect([await at('small', 'good'), await at('elsewhere', 'good'), await at('small', 'bad')]).toEqual([
      'A001',
      'ticket-not-found',
      'ticket-not-found',
    ]);
  });
});
