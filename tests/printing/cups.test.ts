import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { cupsTransport } from '../../server/printing/cups.ts';
import type { Transport } from '../../server/printing/transport.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { type FakeCups, fakeCups, type QueueState } from '../fakes/cups.ts';
import { aFolder } from '../support/server.ts';

/** A printer behind a queue of CUPS: its programs are real processes, its clock runs a hundred times as fast. */

const never = new AbortController().signal;
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3);
const fast: Clock = { now: () => systemClock.now() * 100, after: (ms, run) => systemClock.after(ms / 100, run) };
/** For programs that are waited for: each takes a few milliseconds of its own. */
const patient: Clock = { now: fast.now, after: (ms, run) => systemClock.after(ms < 5000 ? ms / 100 : ms, run) };

let cups: FakeCups;
let transport: Transport;
let remove: () => Promise<void>;
beforeEach(async () => {
  const folder = await aFolder();
  remove = folder.remove;
  cups = await fakeCups(folder.path);
  vi.stubEnv('PATH', `${folder.path}:${process.env.PATH}`);
  transport = cupsTransport('slips', patient);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await remove();
});

describe('a print queue', () => {
  test('takes a slip whole, which counts as sent and never as printed', async () => {
    expect(await transport.status(never)).toBe('unknown');
    expect(await transport.print('j1', png, never)).toEqual({ ok: true, outcome: 'sent', status: 'unknown' });
    expect((await cups.papers()).map((paper) => Uint8Array.from(paper))).toEqual([png]);
    expect(transport.trouble?.()).toBeNull();
    expect((await cups.ran()).filter((line) => line.startsWith('lp '))).toEqual(['lp -d slips -t j1 -o ppi=203 -- -']);
  });

  test.each<[QueueState, string, string]>([
    ['disabled', 'error', 'queue-stopped'],
    ['rejecting', 'error', 'queue-refuses'],
    ['missing', 'offline', 'no-queue'],
    ['no-server', 'offline', 'no-cups'],
  ])('that is %s: nothing is sent, and what is wrong is told', async (state, status, trouble) => {
    await cups.be(state);
    expect(await transport.status(never)).toBe(status);
    expect(transport.trouble?.()).toBe(trouble);
    expect(await transport.print('j1', png, never)).toEqual({ ok: false, status, fate: 'not-printed' });
    expect((await cups.ran()).some((line) => line.startsWith('lp '))).toBe(false);
  });

  test.each([
    ['media-empty-error', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['offline-report', 'offline'],
    ['marker-supply-low media-low-warning', 'paper-low'],
    ['cutter-failure-error', 'error'],
    ['none', 'unknown'],
  ])('says %s of its printer: %s', async (alerts, status) => {
    await cups.be(`alerts ${alerts}`);
    expect(await transport.status(never)).toBe(status);
  });

  test('that keeps a slip has it taken back, so that it does not come out later', async () => {
    await cups.be('holds');
    expect(await transport.print('j1', png, never)).toEqual({ ok: false, status: 'error', fate: 'unknown' });
    expect(await cups.waiting()).toEqual([]);
    await cups.be('idle');
    expect(await cups.papers()).toEqual([]);
  });

  test('whose programs hang is given up', async () => {
    transport = cupsTransport('slips', fast);
    await cups.be('stuck');
    expect(await transport.status(never)).toBe('offline');
    expect(transport.trouble?.()).toBe('no-cups');
  });

  test('where no such program is installed is offline', async () => {
    vi.stubEnv('PATH', (await noPrograms()).path);
    expect(await transport.status(never)).toBe('offline');
    expect(transport.trouble?.()).toBe('no-cups');
    expect(await transport.print('j1', png, never)).toMatchObject({ ok: false, fate: 'not-printed' });
  });
});

/** A PATH that leads nowhere. */
const noPrograms = async () => {
  const folder = await aFolder();
  const before = remove;
  remove = async () => {
    await before();
    await folder.remove();
  };
  return folder;
};
