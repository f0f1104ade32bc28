import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signal } from '@preact/signals';
import { Server, type Socket } from 'socket.io';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ViewFrame } from '../../shared/live.ts';
import {
  type Announcement,
  isFreshCall,
  livePath,
  type ScreenToServer,
  type ServerToScreen,
  staleAnnouncementMs,
} from '../../shared/live.ts';
import { openClimb } from '../../ui/live-climb.ts';
import { type LiveView, watchView } from '../../ui/live-view.ts';
import { lossOf } from '../../ui/loss.ts';
import { manualClock } from '../fakes/clock.ts';
import { announcement } from './hall-fakes.ts';

/** What a screen makes of what its server pushes, over a line that is a real one. */

type Line = Socket<ScreenToServer, ServerToScreen>;

const frameOf = (epoch: string, seq: number, now = Date.now()): ViewFrame => ({
  view: 'hall',
  epoch,
  seq,
  now: new Date(now).toISOString(),
  data: `${epoch} ${seq}`,
});

const http = createServer();
const server = new Server<ScreenToServer, ServerToScreen>(http, { path: livePath });
let greeting: ViewFrame = frameOf('a', 1);
const lines: Line[] = [];
const heard: unknown[] = [];
server.on('connection', (line) => {
  line.on('watch', (_, answer) => {
    answer({ ok: true, value: greeting });
    lines.push(line);
  });
  line.on('heard', () => void heard.push(line.id));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  vi.stubGlobal('location', { protocol: 'http:', host, hostname: '127.0.0.1', port: String(port) });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const open: LiveView<unknown>[] = [];
afterEach(() => {
  for (const view of open.splice(0)) view.close();
  lines.splice(0);
  heard.splice(0);
});

const watching = async (first: ViewFrame) => {
  greeting = first;
  const played: string[] = [];
  const hall = watchView(
    { centre: 'sample', view: 'hall', id: 'display-1' },
    { onAnnounce: ({ callId }) => void played.push(callId) },
  );
  // What it holds does not matter to how it is kept fresh.
  const view: LiveView<unknown> = hall;
  open.push(view);
  await vi.waitUntil(() => view.connected.value && lines.length > 0, { timeout: 20_000 });
  const [line] = lines;
  if (line === undefined) throw new Error('no line');
  return { view, line, played };
};

/** Sends these and waits for the last of them to have come. */
const shown = async (view: LiveView<unknown>, line: Line, frames: readonly ViewFrame[]): Promise<readonly string[]> => {
  const seen: string[] = [];
  const stop = view.data.subscribe((data) => void seen.push(String(data)));
  const last = announcement(`end of ${frames.length}`, Date.now() - 3_600_000);
  const before = heard.length;
  for (const frame of frames) line.emit('view', frame);
  line.emit('announce', last);
  await vi.waitUntil(() => heard.length > before, { timeout: 20_000 });
  stop();
  return seen.slice(1);
};

test('an older view of the same epoch is passed over, one of another epoch never', async () => {
  const { view, line } = await watching(frameOf('a', 5));
  expect(view.data.value).toBe('a 5');
  const frames = [frameOf('a', 4), frameOf('a', 6), frameOf('a', 5), frameOf('b', 1), frameOf('b', 3), frameOf('b', 2)];
  expect(await shown(view, line, frames)).toEqual(['a 6', 'b 1', 'b 3']);
  // The same seq again is what the server says after a change that is no event.
  expect(await shown(view, line, [{ ...frameOf('b', 3), data: 'b 3 again' }])).toEqual(['b 3 again']);
});

test('an older view still tells the server’s time', async () => {
  const { view, line } = await watching(frameOf('a', 5));
  await shown(view, line, [frameOf('a', 1, Date.now() + 3_600_000)]);
  expect(Math.round(view.clockOffset.value / 60_000)).toBe(60);
});

test('a call is played once, and not where it is older than a quarter of a minute by the server’s clock', async () => {
  // The server's clock is an hour ahead of this machine's.
  const ahead = 3_600_000;
  const { line, played } = await watching(frameOf('a', 1, Date.now() + ahead));
  const told = (callId: string, ageMs: number): Announcement => announcement(callId, Date.now() + ahead - ageMs);
  const calls = [
    told('fresh', 0),
    told('by its own clock old', ahead),
    told('still fresh', staleAnnouncementMs - 10_000),
    told('stale', staleAnnouncementMs + 1000),
    told('fresh', 0),
    told('stale', 0),
    told('last', 0),
  ];
  for (const call of calls) line.emit('announce', call);
  await vi.waitUntil(() => heard.length === calls.length, { timeout: 20_000 });
  expect(played).toEqual(['fresh', 'still fresh', 'last']);
});

test('a call is played until it is a quarter of a minute old, that moment included, and never one of no known time', () => {
  const at = Date.UTC(2026, 10, 20, 6);
  const ages = [0, staleAnnouncementMs, staleAnnouncementMs + 1, -60_000];
  expect(ages.map((age) => isFreshCall(new Date(at).toISOString(), at + age))).toEqual([true, true, false, true]);
  expect(isFreshCall(null, at)).toBe(false);
});

/** A line that is only tried: what it is told to do, and its connecting and failing by hand. */
const triedLine = () => {
  const heard = new EventEmitter();
  const line = Object.assign(heard, {
    io: new EventEmitter(),
    isDropped: false,
    disconnect: () => (line.isDropped = true),
  });
  return line;
};

describe('climbing to a WebSocket', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const climbing = () => {
    const tries: { readonly at: number; readonly line: ReturnType<typeof triedLine> }[] = [];
    const proven: unknown[] = [];
    const began = Date.now();
    const climb = openClimb({
      open: () => {
        const line = triedLine();
        tries.push({ at: (Date.now() - began) / 1000, line });
        return line as never;
      },
      onFail: () => {},
      onProven: (line) => void proven.push(line),
    });
    return { climb, tries, proven };
  };

  test('each try that fails doubles the time until the next, up to a minute', () => {
    const { climb, tries } = climbing();
    climb.begin();
    climb.begin();
    for (let times = 0; times < 8; times++) {
      vi.advanceTimersToNextTimer();
      tries.at(-1)?.line.emit('connect_error');
    }
    const waits = tries.map(({ at }, index) => at - (tries[index - 1]?.at ?? 0));
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
    expect(tries.every(({ line }) => line.isDropped)).toBe(true);
    climb.end();
  });

  test('one that holds for ten seconds serves from then on, and the next climb begins as soon as the first', () => {
    const { climb, tries, proven } = climbing();
    climb.begin();
    vi.advanceTimersByTime(2000);
    tries[0]?.line.io.emit('close');
    vi.advanceTimersByTime(4000);
    tries[1]?.line.emit('connect');
    vi.advanceTimersByTime(9999);
    expect(proven).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(proven).toEqual([tries[1]?.line]);
    climb.begin();
    vi.advanceTimersByTime(2000);
    expect(tries).toHaveLength(3);
    climb.end();
    expect([tries[2]?.line.isDropped, vi.getTimerCount()]).toEqual([true, 0]);
  });

  test('one that is cut before it has proved itself has failed', () => {
    const { climb, tries, proven } = climbing();
    climb.begin();
    vi.advanceTimersByTime(2000);
    tries[0]?.line.emit('connect');
    vi.advanceTimersByTime(9000);
    tries[0]?.line.emit('disconnect');
    vi.advanceTimersByTime(4000);
    expect([proven.length, tries.length]).toEqual([0, 2]);
    climb.end();
  });
});

test('a lost server stays lost since the moment it was lost, whatever else is heard of', async () => {
  const clock = manualClock();
  const connected = signal(true);
  const heard = signal(true);
  const began = clock.now();
  const loss = lossOf({
    clock,
    connected: () => connected.value,
    heard: () => heard.value,
    serverNow: () => clock.now(),
  });
  connected.value = false;
  await clock.advance(999);
  expect(loss.since.value).toBeNull();
  await clock.advance(1);
  heard.value = false;
  await clock.advance(60_000);
  heard.value = true;
  await clock.advance(60_000);
  expect(loss.since.value).toBe(began);
  connected.value = true;
  expect([loss.since.value, clock.pending()]).toEqual([null, 0]);
  loss.close();
});

test.each([
  ['that it has heard before is lost after a second', true, 1000],
  ['that it never heard may be loading for four', false, 4000],
])('a server %s', async (_, heard, ms) => {
  const clock = manualClock();
  const loss = lossOf({ clock, connected: () => false, heard: () => heard, serverNow: () => 7 });
  await clock.advance(ms - 1);
  expect(loss.since.value).toBeNull();
  await clock.advance(1);
  expect(loss.since.value).toBe(heard ? 7 : 0);
  loss.close();
});
