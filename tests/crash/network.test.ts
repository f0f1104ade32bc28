import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../server/ids.ts';
import type { HallView } from '../../shared/views.ts';
import { eventually } from '../support/eventually.ts';
import { type Prepared, prepare, services } from './a-centre.ts';
import { type Process, startProcess } from './a-process.ts';
import { openWire, type Wire } from './a-wire.ts';
import { type Asked, ask, NoAnswer, newAgent } from './asking.ts';
import { inLanes, openCounters, openCrowd, readLog } from './crowd.ts';
import { memoryOf, sayingMemory } from './memory.ts';
import { isLong } from './rounds.ts';
import { openWall, type Wall } from './walls.ts';

/** A network that loses answers, screens that hang, a server that stands still. */

const screens = isLong ? 1000 : 300;
const megabyte = 1_000_000;
let prepared: Prepared;
let server: Process;
let wire: Wire;
/** A connection for each question: none is left over from a wire that was cut. */
const agent = newAgent();

beforeAll(async () => {
  prepared = await prepare({ counters: 20, displays: Math.ceil(screens / 20) + 4 });
  server = await startProcess({ folder: prepared.folder, flags: sayingMemory });
  wire = await openWire(server.port);
  await eventually(() => openCounters(agent, server.base, prepared));
});
afterAll(async () => {
  agent.destroy();
  await wire?.close();
  await server?.close();
  await prepared?.remove();
});

afterEach(() => wire.mend());

const aTicket = (): Asked => ({
  path: '/tickets',
  token: prepared.tokens.kiosks.get('k0') ?? '',
  body: { service: 'a' },
  key: newId(),
});
const idOf = (text: string): string => JSON.parse(text).value.ticket.id;
const issuedNow = async (): Promise<readonly string[]> =>
  (await readLog(agent, server.base, prepared.tokens.admin)).flatMap(({ event }) =>
    event.type === 'ticket-issued' ? event.ticket : [],
  );
const tokenOf = (at: number): string => prepared.tokens.displays[at % prepared.tokens.displays.length] ?? '';

describe('a request whose answer did not come', () => {
  test('because the server stood still: asked again under its key it gives the same ticket, and one only', async () => {
    const before = (await issuedNow()).length;
    const asked = aTicket();
    server.signal('SIGSTOP');
    await expect(ask(agent, server.base, { ...asked, patienceMs: 300 })).rejects.toBeInstanceOf(NoAnswer);
    await expect(ask(agent, server.base, { ...asked, patienceMs: 300 })).rejects.toBeInstanceOf(NoAnswer);
    server.signal('SIGCONT');
    const answers = [await ask(agent, server.base, asked), await ask(agent, server.base, asked)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect((await issuedNow()).slice(before)).toEqual([idOf(answers[0]?.text ?? '')]);
  });

  test.each(['asked', 'answered'] as const)('because the wire was cut while it was %s: the same', async (way) => {
    const before = (await issuedNow()).length;
    const given: string[] = [];
    for (const bytes of [0, 1, 17, 120, 200, 350, 500, 700]) {
      const asked = aTicket();
      wire.cutAfter(way, bytes);
      const own = newAgent();
      const first = await ask(own, wire.base, asked).then(
        ({ text }) => text,
        (error: unknown) => {
          expect(error).toBeInstanceOf(NoAnswer);
          return null;
        },
      );
      own.destroy();
      wire.mend();
      const again = await ask(agent, server.base, asked);
      expect(again.status).toBe(201);
      // A request is shorter than the longest of these cuts: that one was answered.
      if (first !== null) expect(again.text).toBe(first);
      else expect((await ask(agent, server.base, asked)).text).toBe(again.text);
      given.push(idOf(again.text));
    }
    expect((await issuedNow()).slice(before)).toEqual(given);
    expect(new Set(given).size).toBe(8);
  });
});

/** Visitors come and are served at all counters, so that every view of the hall changes all the time. */
const busyHall = async (visitors: number): Promise<void> => {
  const crowd = openCrowd(async () => server.base);
  const { tokens, centre } = prepared;
  await inLanes([...Array(visitors).keys()], 10, (at) => crowd.issue(tokens.reception, services[at % 3] ?? 'a'));
  await Promise.all(centre.counters.map(({ id }, at) => crowd.work(tokens.clerks[at] ?? '', id)));
  crowd.close();
};

const shows = (wall: Wall, data: Partial<HallView>): void => expect(wall.latest()?.data).toMatchObject(data);

describe('screens', () => {
  test('that hang neither fill the memory nor stay for ever', async () => {
    const good = await openWall(server.base, tokenOf(0));
    await busyHall(60);
    const before = await memoryOf(server);
    const hanging = await inLanes([...Array(60).keys()], 20, (at) => openWall(wire.base, tokenOf(1 + (at % 10))));
    await eventually(async () => expect(await server.metric('novbe_sockets')).toBe(61));
    wire.stall();
    await busyHall(200);
    const during = await memoryOf(server);
    // Half open: it says nothing and hears nothing, and after two heartbeats it is given up.
    await eventually(async () => expect(await server.metric('novbe_sockets')).toBe(1));
    const after = await memoryOf(server);
    console.log(
      `60 hanging screens: ${[before, during, after].map((bytes) => (bytes / megabyte).toFixed(1)).join(' -> ')} MB`,
    );
    expect(during - before).toBeLessThan(12 * megabyte);
    expect(after - before).toBeLessThan(6 * megabyte);
    await eventually(() => shows(good, { waiting: 0, calls: [] }));
    wire.mend();
    await eventually(() => {
      for (const wall of hanging) expect(wall.isConnected()).toBe(true);
    });
    await busyHall(1);
    const data = await eventually(() => {
      const last = good.latest()?.data.last[0]?.callId;
      expect(last).toBeDefined();
      for (const wall of hanging) expect(wall.latest()?.data.last[0]?.callId).toBe(last);
      return last;
    });
    expect(data).toBeTruthy();
    for (const wall of [good, ...hanging]) wall.close();
  });

  test(`${screens} that come back at once all show the present, and tickets are given meanwhile`, async () => {
    const walls = await inLanes([...Array(screens).keys()], 50, (at) => openWall(wire.base, tokenOf(at)));
    await eventually(async () => expect(await server.metric('novbe_sockets')).toBe(screens));
    const before = await memoryOf(server);
    wire.cut();
    await eventually(() => expect(walls.filter((wall) => wall.isConnected())).toEqual([]));
    const crowd = openCrowd(async () => server.base);
    for (let at = 0; at < 5; at++) await crowd.issue(prepared.tokens.reception, 'b');
    wire.mend();
    const during: number[] = [];
    let back = false;
    const giving = (async () => {
      while (!back) {
        const began = performance.now();
        expect(await crowd.issue(prepared.tokens.reception, 'b')).not.toBeNull();
        during.push(performance.now() - began);
      }
    })();
    const began = performance.now();
    await eventually(() => expect(walls.filter((wall) => !wall.isConnected())).toEqual([])).finally(() => {
      back = true;
    });
    const took = performance.now() - began;
    await giving;
    const waiting = (await issuedNow()).length;
    const hall = await ask(agent, server.base, { method: 'GET', path: '/views/hall/d', token: prepared.tokens.admin });
    const present = hall.value<{ data: HallView; seq: number }>();
    await eventually(() => {
      for (const wall of walls) expect(wall.latest()).toMatchObject({ seq: present.seq, data: present.data });
    });
    expect(present.data.waiting).toBeGreaterThanOrEqual(5 + during.length);
    const grown = (await memoryOf(server)) - before;
    console.log(
      `${screens} screens were back after ${(took / 1000).toFixed(1)} s, ${during.length} tickets given meanwhile, ` +
        `the slowest in ${Math.round(Math.max(...during))} ms (${waiting} in all); memory +${(grown / megabyte).toFixed(1)} MB`,
    );
    // As many screens as before need no more than before; the tickets given meanwhile are few.
    expect(grown).toBeLessThan(12 * megabyte);
    for (const wall of walls) wall.close();
    crowd.close();
  });
});
