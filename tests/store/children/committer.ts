import { createInterface } from 'node:readline';

import type { StoredEvent } from '../../../shared/events.ts';
import { centreId, issued, job, leg, writeOf } from '../rows.ts';
import { openAt } from './open-at.ts';

// Issues tickets one after another as a server does, saying on each line which one is stored: `seq ticket`.
const [place = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openAt(place);
let known: readonly StoredEvent[] = await store.replay(centreId);
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) if (line === 'go') break;

for (let index = 0; index < Number(count); index++) {
  const ticket = `${name}-${index}`;
  const write = writeOf({ events: [issued(ticket)], legs: [leg(ticket)], jobs: [job(`job-${ticket}`, ticket)] });
  const { missed, stored } = await store.commit(centreId, known.at(-1)?.seq ?? 0, () => ({ write, value: null }));
  known = [...missed, ...stored].slice(-1);
  process.stdout.write(`${known[0]?.seq} ${ticket}\n`);
}
await store.close();
process.exit(0);
