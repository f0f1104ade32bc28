import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashSecret } from '../../../server/access/secrets.ts';
import { chain } from '../../../server/store/log-chain.ts';
import { databaseName } from '../../../server/store/place.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import { centre, configured, dayOpened, issued, started } from '../../store/rows.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, fridayClock, letInOverall } from '../../support/server.ts';

/** One bad branch never holds up the others: what they bring is taken at its first asking, whatever comes beside it. */

let office: AServer;
let address: string;
let folder: Awaited<ReturnType<typeof aFolder>>;
beforeAll(async () => {
  folder = await aFolder();
  const store = await openSqliteStore({ file: join(folder.path, databaseName) });
  office = await aServer({ clock: fridayClock(), headOffice: true, folder: folder.path, store, jobs: true });
  address = await office.listen();
});
afterAll(async () => {
  await office.close();
  await folder.remove();
});

const keyOf = (id: string): string => `the-key-of-${id}-of-thirty-letters`;
const letIn = async (id: string): Promise<void> => {
  const asked = { id, centre: id, code: id, hash: hashSecret(keyOf(id)), approved: false, address: '' };
  await office.store.askAsBranch({ ...asked, askedAt: 1, seenAt: 1 }, { since: 0, atMost: 99, perAddress: 99 });
  await office.store.letInBranch(id);
};

const documentOf = (id: string): QueueEvent => ({
  ...configured(id),
  ...{ type: 'centre-configured', source: 'install', centre: { ...centre(id), id } },
});
const beginning = (id: string): readonly QueueEvent[] => [documentOf(id), dayOpened()];

/** A branch that brings its log batch by batch, and gets for each the status of the answer. */
const aBranch = (id: string, begun: readonly QueueEvent[]) => {
  let [seq, hash] = [0, ''];
  const send = async (bodies: readonly string[], ends: string): Promise<number> => {
    const reply = await fetch(`${address}/api/link/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keyOf(id)}` },
      body: JSON.stringify({ incarnation: 'i', after: seq, hash: ends, bodies }),
    });
    await reply.arrayBuffer();
    return reply.status;
  };
  const next = (round: number): readonly QueueEvent[] =>
    round === 0 ? begun : [issued(`${id}-${round}`), started(`${id}-${round}`)];
  return {
    send,
    /** What comes next of a whole log. */
    async bring(round: number): Promise<number> {
      const bodies = next(round).map((event) => JSON.stringify(event));
      const ends = bodies.reduce(chain, hash);
      const status = await send(bodies, ends);
      if (status === 200) [seq, hash] = [seq + bodies.length, ends];
      return status;
    },
    seq: () => seq,
  };
};

/** Asks over and over until it is told to stop; gives every status there was. */
const overAndOver = (ask: () => Promise<number>) => {
  const seen = new Set<number>();
  let isOver = false;
  const asking = (async () => {
    while (!isOver) seen.add(await ask());
  })();
  return async (): Promise<readonly number[]> => {
    isOver = true;
    await asking;
    return [...seen];
  };
};

/** Begins to send a large body, and never ends. */
const halfSent = (id: string) => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `POST /api/link/events HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\nauthorization: Bearer ${keyOf(id)}\r\ncontent-length: 1900000\r\n\r\n{"bodies":["`,
  );
  return socket;
};

test('branches that bring what is broken, of another centre, half or without end hold up nobody', async () => {
  const good = ['good-1', 'good-2', 'good-3'];
  const bad = ['broken', 'stranger', 'unreadable', 'half', 'ahead'];
  for (const id of [...good, ...bad]) await letIn(id);
  const [broken, stranger] = [aBranch('broken', []), aBranch('stranger', beginning('good-1'))];
  const [unreadable, ahead] = [aBranch('unreadable', []), aBranch('ahead', [])];
  const many = Array.from({ length: 400 }, (_, at) => JSON.stringify(issued(`t${at}`)));
  const nonsense = ['{"type":"ticket-called","at":1,"date":null}', '{"type":"day-opened","at":2,"date":"x"}'];
  const halves = Array.from({ length: 20 }, () => halfSent('half'));
  const ends = [
    overAndOver(() => broken.send(many, 'f'.repeat(64))),
    overAndOver(() => stranger.bring(0)),
    overAndOver(() => unreadable.send(nonsense, nonsense.reduce(chain, ''))),
    overAndOver(() => ahead.send([], 'e'.repeat(64))),
  ];
  const rounds = Array.from({ length: 25 }, (_, round) => round);
  const all = good.map((id) => aBranch(id, beginning(id)));
  for (const round of rounds)
    expect(await Promise.all(all.map((one) => one.bring(round)))).toEqual(good.map(() => 200));
  const [ofBroken, ofStranger, ofUnreadable, ofAhead] = await Promise.all(ends.map((end) => end()));
  for (const socket of halves) socket.destroy();
  expect({ ofBroken, ofStranger, ofUnreadable, ofAhead }).toEqual({
    ...{ ofBroken: [409], ofStranger: [409], ofUnreadable: [409], ofAhead: [409] },
  });
  for (const one of all) expect(one.seq()).toBe(2 + 2 * (rounds.length - 1));
  await eventually(() =>
    expect(good.map((id) => office.centres.find(id)?.latest().seq)).toEqual(all.map((one) => one.seq())),
  );
  const overall = await letInOverall(office.store);
  const listed = (await office.ask(null, 'branches', { headers: overall })).value;
  const troubled = listed.flatMap(({ centre: id, stream }) => (stream?.trouble ? [id] : []));
  expect(troubled.filter((id) => good.includes(id))).toEqual([]);
});
