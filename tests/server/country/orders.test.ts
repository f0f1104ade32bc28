import { afterEach, expect, test } from 'vitest';
import { openLiveCentre } from '../../../server/centre/live-centre.ts';
import { idAfter, newId } from '../../../server/ids.ts';
import { createHeadLine } from '../../../server/link/head-line.ts';
import { obey } from '../../../server/link/obey.ts';
import { openOrders } from '../../../server/link/orders.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { orderLapseMs } from '../../../shared/country/link.ts';
import { manualClock } from '../../fakes/clock.ts';
import { centreId, configured, put } from '../../store/rows.ts';
import { keptLog } from '../../support/server.ts';

/** Orders of a head office: when they are given, and when a branch does them. */

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const aStore = async () => {
  const store = openMemoryStore();
  await put(store, { events: [configured('Mərkəz')] });
  return store;
};

const asking = async (parts: { readonly ids?: string[]; readonly isInDoubt?: boolean } = {}) => {
  const [store, clock] = [await aStore(), manualClock()];
  const open = (isInDoubt = false) => {
    const orders = openOrders({ store, clock, chance: { newId: () => parts.ids?.shift() ?? newId() }, isInDoubt });
    closing.push(orders.close);
    return orders;
  };
  return { clock, open };
};
const givenBy = async (orders: ReturnType<typeof openOrders>, after = '') =>
  (await orders.next(centreId, after, AbortSignal.abort())).orders.map(({ id }) => id);

test('an order comes after the one before, though the clock was put back between them', async () => {
  const [early, late] = ['01m7aaaaaa0000000000000000', '01m7bbbbbb1111111111111111'];
  const { open } = await asking({ ids: [late, early, early] });
  const orders = open();
  const add = async () => (await orders.add(centreId, { kind: 'open' }, 'all')).id;
  const [first, ...rest] = [await add(), await add(), await add()];
  expect(first).toBe(late);
  expect(rest).toEqual(['01m7bbbbbc0000000000000000', '01m7bbbbbd0000000000000000']);
  expect(await givenBy(orders, first)).toEqual(rest);
});

test('an id after another is itself where it can be, else the next of its time', () => {
  expect(idAfter('b', 'a')).toBe('b');
  expect(idAfter('0000000000x', 'zzzzzzzzzyx')).toBe('zzzzzzzzzzx');
  expect(idAfter('0000000000x', '1111111zzzx')).toBe('1111112000x');
});

test('a head office that starts in doubt of the time does not give what may have lapsed', async () => {
  const { clock, open } = await asking();
  const before = open();
  await before.add(centreId, { kind: 'emergency', emergency: 'evacuate' }, 'all');
  const lasting = await before.add(centreId, { kind: 'configuration', document: {} }, 'all');
  expect(await givenBy(before)).toHaveLength(2);
  const after = open(true);
  expect(await givenBy(after)).toEqual([lasting.id]);
  const fresh = await after.add(centreId, { kind: 'open' }, 'all');
  expect(await givenBy(after)).toEqual([lasting.id, fresh.id]);
  await clock.advance(orderLapseMs.open);
  expect(await givenBy(after)).toEqual([lasting.id]);
});

const evacuate = { kind: 'emergency', emergency: 'evacuate' } as const;

interface Odd {
  readonly refusals?: string[];
  readonly heldMs?: number;
  /** How many times the centre is found to be held. */
  readonly looksHeld?: number;
}

/** A branch that gets these answers to its questions for orders, one after another, and is cut off where one is null. */
const obeying = async (
  answers: (readonly object[] | null)[],
  onTurn = (): number => 0,
  { refusals = [], heldMs = 0, looksHeld = 0 }: Odd = {},
) => {
  const [store, clock] = [await aStore(), manualClock()];
  const { log } = keptLog();
  const turn = () => clock.advance(onTurn());
  const live = await openLiveCentre({ id: centreId, store, clock, log, publicUrl: null, turn });
  const [asked, told]: [string[], string[]] = [[], []];
  let areToldCut = false;
  const began = clock.now();
  let firstMs: number | null = null;
  const over = Promise.withResolvers<void>();
  const good = (value: object) => ({ status: 200, text: JSON.stringify({ ok: true, value }) });
  const refused = (code: string) => ({ status: 400, text: JSON.stringify({ ok: false, refusal: { code } }) });
  const line = createHeadLine({
    ...{ url: '', clock },
    async send({ address, text, signal }) {
      if (address.endsWith('/result')) {
        if (areToldCut) throw new Error('cut');
        const code = refusals.shift();
        told.push(`${address.split('/').at(-2)} ${code ?? JSON.parse(text ?? '').outcome}`);
        return code === undefined ? good({}) : refused(code);
      }
      asked.push(address);
      firstMs ??= clock.now() - began;
      const orders = answers.shift();
      if (orders === undefined) {
        over.resolve();
        return new Promise((_, reject) => signal.addEventListener('abort', reject));
      }
      areToldCut = answers[0] === null;
      if (orders === null) throw new Error('cut');
      return good({ orders, heldMs });
    },
  });
  const keys = { read: async () => 'a-key', keep: async () => undefined, forget: async () => undefined };
  const configure = () => Promise.reject(new Error('nothing is configured'));
  let looks = 0;
  const holds = { isHeld: () => looks++ < looksHeld };
  const says = async () => null;
  const job = obey({ live, configure, keys, holds, line, says, steady: clock, now: clock.now, log });
  closing.push(
    () => live.close(),
    () => job.close(),
  );
  const ended = async () => {
    let isOver = false;
    void over.promise.then(() => {
      isOver = true;
    });
    while (!isOver) await clock.advance(1000);
  };
  await ended();
  return { asked, told, firstMs, emergency: live.latest().emergency?.kind ?? null };
};

test('an order that could only be done after its lapse is not done', async () => {
  const order = { id: 'a', order: evacuate, lapsesInMs: 60_000 };
  const late = await obeying([[order]], () => 61_000);
  expect([late.told, late.emergency]).toEqual([['a lapsed'], null]);
  const putForward = await obeying([[order]], () => 61_000, { heldMs: 3_600_000 });
  expect([putForward.told, putForward.emergency]).toEqual([['a lapsed'], null]);
  const soon = await obeying([[order]], () => 50_000);
  expect([soon.told, soon.emergency]).toEqual([['a done'], 'evacuate']);
});

test('what could not be told is told again, unless the head office knows of no such order', async () => {
  const order = { id: 'a', order: evacuate, lapsesInMs: 60_000 };
  const { told } = await obeying([[order], [], []], () => 0, {
    refusals: ['malformed', 'not-signed-in', 'not-found'],
  });
  expect(told).toEqual(['a malformed', 'a not-signed-in', 'a not-found']);
});

test('after a cut all that is open is asked for again, and what was done is only told', async () => {
  const order = { id: 'a', order: evacuate, lapsesInMs: 60_000 };
  const { asked, told } = await obeying([[order], null, [{ ...order, lapsesInMs: 1 }]]);
  expect(asked.map((address) => address.split('?')[1] ?? '')).toEqual(['', 'after=a', '', 'after=a']);
  expect(told).toEqual(['a done']);
});

test('a centre that is held asks for no orders before it goes on: it could only refuse them', async () => {
  const order = { id: 'a', order: evacuate, lapsesInMs: 60_000 };
  const held = await obeying([[order]], () => 0, { looksHeld: 3 });
  expect(held.firstMs).toBeGreaterThanOrEqual(15_000);
  expect([held.told, held.emergency]).toEqual([['a done'], 'evacuate']);
});
