import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sizeOf } from '../engine/queue/ordered-map.ts';
import { systemClock } from '../server/async/clock.ts';
import { openCentreState } from '../server/centre/centre-state.ts';
import { sampleCentre } from '../server/sample/sample-centre.ts';
import { openForReading } from '../server/store/sqlite/database.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Store } from '../server/store/store.ts';
import { Hall } from '../tests/queue/hall.ts';
import { median, ratioOf, shown, table, verdict } from './figures.ts';
import { benchCentre } from './hall.ts';

/** Coming back in the middle of a day: the log replayed to the state, against reading and parsing the same rows. */

export async function restart(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'novbe-bench-'));
  const file = join(folder, 'novbe.db');
  const store = await openSqliteStore({ file });
  const reading = openForReading(file, systemClock);
  try {
    const hall = day();
    await write(store, hall);
    const rows = reading.prepare<{ body: string }>('SELECT seq, hash, body FROM events ORDER BY seq');
    const replay = async (): Promise<void> => {
      const state = await openCentreState(store, centre.id, await store.replay(centre.id));
      if (sizeOf(state.latest().tickets) !== tickets) throw new Error('not all is there');
    };
    const parse = (): void => void rows.all().map(({ body }) => JSON.parse(body));
    const found = { ours: [] as number[], parsing: [] as number[] };
    for (let round = -1; round < rounds; round++) {
      const took = { ours: await timed(replay), parsing: await timed(parse) };
      if (round < 0) continue;
      found.ours.push(took.ours);
      found.parsing.push(took.parsing);
    }
    const ratio = ratioOf(found.ours, found.parsing);
    table(`Coming back in a day of ${shown(tickets)} tickets, ${shown(hall.log.length)} events`, [
      ['', 'ms'],
      ['log to state', shown(median(found.ours))],
      ['reading and parsing the rows', shown(median(found.parsing))],
      ['ratio', `${shown(ratio)}  ${verdict(ratio, { atMost: 3 })}`],
    ]);
  } finally {
    reading.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const tickets = 20_000;
const rounds = 7;
/** With the sample's own series of numbers, as a hall has them. */
const centre = benchCentre({
  series: sampleCentre.series.map((one) => ({ ...one, last: 9999, digits: 4 })),
  services: sampleCentre.services,
});

/** A day from midnight to ten in the evening in which all but the last hundred have been served. */
const day = (): Hall => {
  const hall = new Hall(centre, '2026-11-23T00:01:00+04:00').open('1');
  for (let made = 0; made < tickets; made++) {
    hall.issue(centre.services[made % 40]?.id ?? '');
    if (made >= 100) hall.nextAndDone();
  }
  return hall;
};

const write = async (store: Store, { log }: Hall): Promise<void> => {
  const none = { legs: [], jobs: [], personal: [], secrets: [], answers: [] };
  for (let at = 0; at < log.length; at += 2000) {
    const events = log.slice(at, at + 2000);
    await store.commit(centre.id, at, () => ({ write: { ...none, events }, value: null }));
  }
};

const timed = async (run: () => Promise<void> | void): Promise<number> => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};
