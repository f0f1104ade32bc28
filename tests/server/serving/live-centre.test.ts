import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CentreRequest, Reply } from '../../../server/centre/centre-request.ts';
import type { Change } from '../../../server/centre/centre-state.ts';
import { type LiveCentre, openLiveCentre } from '../../../server/centre/live-centre.ts';
import { newId, newSecret } from '../../../server/ids.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { QueueStore, Store } from '../../../server/store/store.ts';
import type { Command } from '../../../shared/commands.ts';
import type { Result } from '../../../shared/refusals.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { aFolder, keptLog, openCentre } from '../../support/server.ts';

const by = { kind: 'user', id: 'anna', role: 'manager' } as const;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const aSqliteFile = async (): Promise<string> => {
  const folder = await aFolder();
  closing.push(folder.remove);
  return join(folder.path, 'novbe.db');
};
const kinds: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => openMemoryStore()],
  ['sqlite', async () => openSqliteStore({ file: await aSqliteFile() })],
];

const valueIn = (reply: Result<Reply>) => {
  if (!reply.ok) throw new Error(`refused: ${reply.refusal.code}`);
  return JSON.parse(reply.value.body).value;
};
const codeOf = (reply: Result<Reply>): string | null => (reply.ok ? null : reply.refusal.code);

const issuing = (clock: ManualClock, more: Partial<CentreRequest> = {}): CentreRequest => {
  const ticket = newId();
  const command: Command = {
    type: 'issue-ticket',
    at: clock.now(),
    by,
    ticket,
    job: newId(),
    service: 'a',
    language: null,
    priorityClass: null,
    channel: 'reception',
    printer: null,
    hasPhone: false,
  };
  return {
    command,
    toReply: ({ events }) => events.map((event) => ('number' in event ? event.number : '')).join(),
    ...more,
  };
};
const plain = (command: Command): CentreRequest => ({ command, toReply: () => null });

/** A centre over a store, opened for business. */
const aCentre = async (store: QueueStore, clock: ManualClock, publicUrl: string | null = null) => {
  const { log } = keptLog();
  const live = await openLiveCentre({ id: 'small', store, clock, log, publicUrl });
  closing.push(live.close);
  const at = clock.now();
  if (live.latest().centre === null) {
    await live.ask(plain({ type: 'configure', at, by, centre: openCentre(), source: 'install', onVersion: null }));
    await live.ask(plain({ type: 'open-day', at, by, practice: false, force: false }));
  }
  return live;
};

const counted = (store: Store): { readonly store: Store; commits(): number } => {
  let commits = 0;
  const commit: Store['commit'] = (...given) => {
    commits += 1;
    return store.commit(...given);
  };
  return { store: { ...store, commit }, commits: () => commits };
};

describe.each(kinds)('a live centre on %s', (_, open) => {
  const aStore = async (): Promise<Store> => {
    const store = await open();
    closing.push(store.close);
    return store;
  };

  test('what is asked at once shares one transaction, decided in the order of asking', async () => {
    const { store, commits } = counted(await aStore());
    const clock = manualClock();
    const live = await aCentre(store, clock);
    const before = commits();
    const replies = await Promise.all(Array.from({ length: 40 }, () => live.ask(issuing(clock))));
    expect(commits() - before).toBe(1);
    expect(replies.map(valueIn)).toEqual(Array.from({ length: 40 }, (__, n) => `A${String(n + 1).padStart(3, '0')}`));
    expect(live.latest().waiting).toBe(40);
  });

  test('the same key of two people in one batch is two requests', async () => {
    const clock = manualClock();
    const live = await aCentre(await aStore(), clock);
    const key = { scope: 'me POST /x', key: 'k', bodyHash: 'h' };
    const replies = await Promise.all([
      live.ask(issuing(clock, { key })),
      live.ask(issuing(clock, { key: { ...key, scope: 'you POST /x' } })),
    ]);
    expect(replies.map(valueIn)).toEqual(['A001', 'A002']);
  });

  test('a repeated key gives the stored answer byte for byte, in one batch and later', async () => {
    const store = await aStore();
    const clock = manualClock();
    const live = await aCentre(store, clock);
    const key = { scope: 'me POST /x', key: 'k', bodyHash: 'h' };
    const [first, twin] = await Promise.all([
      live.ask(issuing(clock, { key, status: 201 })),
      live.ask(issuing(clock, { key, status: 201 })),
    ]);
    const later = await live.ask(issuing(clock, { key, status: 201 }));
    expect(twin).toEqual(first);
    expect(later).toEqual(first);
    expect(first).toMatchObject({ ok: true, value: { status: 201 } });
    expect(live.latest().waiting).toBe(1);
    expect(codeOf(await live.ask(issuing(clock, { key: { ...key, bodyHash: 'other' } })))).toBe('key-reused');
    const reopened = await aCentre(store, clock);
    expect(await reopened.ask(issuing(clock, { key, status: 201 }))).toEqual(first);
  });

  test('a refusal is not remembered', async () => {
    const clock = manualClock();
    const live = await aCentre(await aStore(), clock);
    const key = { scope: 's', key: 'k', bodyHash: 'h' };
    const open: Command = { type: 'open-counter', at: clock.now(), by, counter: '1', profile: null };
    await live.ask(plain(open));
    const next = (): CentreRequest => ({
      command: { type: 'call-next', at: clock.now(), by, counter: '1', callId: newId() },
      key,
      toReply: () => 'called',
    });
    expect(codeOf(await live.ask(next()))).toBe('nothing-waiting');
    await live.ask(issuing(clock));
    expect(valueIn(await live.ask(next()))).toBe('called');
  });

  test('a fault in one request leaves the others of its batch alone', async () => {
    const clock = manualClock();
    const live = await aCentre(await aStore(), clock);
    const broken = issuing(clock, {
      toReply: () => {
        throw new Error('a bug');
      },
    });
    const [one, fault, two] = await Promise.allSettled([
      live.ask(issuing(clock)),
      live.ask(broken),
      live.ask(issuing(clock)),
    ]);
    expect(fault.status).toBe('rejected');
    expect([one, two].map((reply) => reply.status === 'fulfilled' && valueIn(reply.value))).toEqual(['A001', 'A002']);
  });

  test('slip, secret and personal data are stored with the ticket, and nothing personal in the log', async () => {
    const store = await aStore();
    const clock = manualClock();
    const live = await aCentre(store, clock, 'https://queue.example.org');
    const secret = newSecret();
    const asked = issuing(clock, { secret, phone: '+994501234567' });
    if (asked.command?.type !== 'issue-ticket') throw new Error('not issuing');
    await live.ask({ ...asked, command: { ...asked.command, printer: 'p', hasPhone: true } });
    const { ticket, job } = asked.command;
    const [stored] = await store.pendingJobs('small', 'p');
    expect(stored).toMatchObject({ id: job, ticket, copy: false, status: 'queued' });
    expect(JSON.parse(stored?.slip ?? '')).toMatchObject({
      number: 'A001',
      service: 'A',
      url: `https://queue.example.org/t/${secret}`,
      ahead: 'Növbədə birincisiniz',
      issuedAt: '20 noyabr 2026, 09:00',
      copy: null,
    });
    expect(await store.personal('small', [ticket])).toEqual([{ ticket, note: null, phone: '+994501234567' }]);
    const midnight = Date.UTC(2026, 10, 20, 20);
    expect(await store.ticketOfSecret(secret, midnight + 3_600_000)).toEqual({ centre: 'small', ticket });
    expect(await store.ticketOfSecret(secret, midnight + 5 * 3_600_000)).toBeNull();
    const logged = JSON.stringify(await store.events('small', 0, 100));
    expect(logged).not.toContain(secret);
    expect(logged).not.toContain('994501234567');
  });

  test('the rows of the legs are stored in the same transaction, also for those whose day ends', async () => {
    const store = await aStore();
    const clock = manualClock();
    const live = await aCentre(store, clock);
    await live.ask(issuing(clock));
    clock.set(clock.now() + 60_000);
    await live.ask(plain({ type: 'close-day', at: clock.now(), by, force: false, practice: null }));
    expect(await store.legs('small', '2026-11-20', '2026-11-20')).toMatchObject([
      { number: 'A001', ending: 'expired' },
    ]);
  });
});

test('while nothing can be stored everybody is refused, nothing has happened, and it goes on when it can', async () => {
  const memory = openMemoryStore();
  const { store, commits } = counted(memory);
  const clock = manualClock();
  const live = await aCentre(store, clock);
  await live.ask(issuing(clock));
  const before = live.latest();
  memory.refuseWrites('disk full');
  const replies = await Promise.all([live.ask(issuing(clock)), live.ask(issuing(clock))]);
  expect(replies.map(codeOf)).toEqual(['cannot-store', 'cannot-store']);
  expect(live.latest()).toBe(before);
  expect(live.canStore()).toBe(false);
  const tried = commits();
  expect(codeOf(await live.ask(issuing(clock)))).toBe('cannot-store');
  expect(commits()).toBe(tried);
  await clock.advance(20_000);
  expect(live.canStore()).toBe(false);
  memory.refuseWrites(null);
  await clock.advance(6_000);
  expect(live.canStore()).toBe(true);
  expect(valueIn(await live.ask(issuing(clock)))).toBe('A002');
});

describe('two processes on one database', () => {
  const both = async () => {
    const file = await aSqliteFile();
    const clock = manualClock();
    const stores = [await openSqliteStore({ file }), await openSqliteStore({ file })] as const;
    for (const store of stores) closing.push(store.close);
    const first = await aCentre(stores[0], clock);
    const second = await aCentre(stores[1], clock);
    return { clock, first, second, stores };
  };
  const changesOf = (live: LiveCentre): readonly Change[] => {
    const changes: Change[] = [];
    live.onChange((change) => void changes.push(change));
    return changes;
  };

  test('give no number twice and leave none out', async () => {
    const { clock, first, second } = await both();
    const rounds = Array.from({ length: 15 }, async () => {
      const replies = await Promise.all([first, second, first, second].map((live) => live.ask(issuing(clock))));
      return replies.map(valueIn);
    });
    const numbers = (await Promise.all(rounds)).flat().sort();
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`));
    const states = [await first.fresh(), await second.fresh()];
    expect(states.map(({ seq }) => seq)).toEqual([62, 62]);
    expect(states.map(({ waiting }) => waiting)).toEqual([60, 60]);
  });

  test('call one ticket once', async () => {
    const { clock, first, second } = await both();
    const at = clock.now();
    await first.ask(issuing(clock));
    await first.ask(plain({ type: 'open-counter', at, by, counter: '1', profile: null }));
    await second.ask(plain({ type: 'open-counter', at, by, counter: '2', profile: null }));
    const call = (counter: string) => plain({ type: 'call-next', at, by, counter, callId: newId() });
    const replies = await Promise.all([first.ask(call('1')), second.ask(call('2'))]);
    expect(replies.map(codeOf).sort()).toEqual(['nothing-waiting', null]);
  });

  test('tell their own screens what the other one stored, soon', async () => {
    const { clock, first, second } = await both();
    const seen = changesOf(second);
    await first.ask(issuing(clock));
    const at = clock.now();
    await first.ask(plain({ type: 'open-counter', at, by, counter: '1', profile: null }));
    await first.ask(plain({ type: 'call-next', at, by, counter: '1', callId: 'call-1' }));
    await eventually(() => expect(seen.flatMap((change) => change.announcements)).toHaveLength(1));
    expect(seen.flatMap((change) => change.announcements)).toMatchObject([{ callId: 'call-1', number: 'A001' }]);
  });

  test('read what the other one has just stored, notes too', async () => {
    const { clock, first, second } = await both();
    const asked = issuing(clock, { note: 'wheelchair' });
    await first.ask(asked);
    const state = await second.fresh();
    expect(state.waiting).toBe(1);
    expect([...second.notes().values()]).toEqual(['wheelchair']);
  });

  test('keep one answer under one key', async () => {
    const { clock, first, second } = await both();
    const key = { scope: 's', key: 'k', bodyHash: 'h' };
    const replies = await Promise.all([first.ask(issuing(clock, { key })), second.ask(issuing(clock, { key }))]);
    expect(replies[0]).toEqual(replies[1]);
    expect((await first.fresh()).waiting).toBe(1);
  });
});

test('[T5] what was asked before the time went back is dated by the time that is gone by since', async () => {
  const store = openMemoryStore();
  const clock = manualClock();
  const live = await aCentre(store, clock);
  const asked = issuing(clock);
  if (asked.command === null) throw new Error('no command');
  const reply = await live.ask({ ...asked, command: { ...asked.command, at: clock.now() + 3_600_000 } });
  expect(valueIn(reply)).toBe('A001');
  const [last] = (await store.events('small', 0, 100)).slice(-1);
  expect([last?.event.type, last?.event.at]).toEqual(['ticket-issued', clock.now()]);
});
