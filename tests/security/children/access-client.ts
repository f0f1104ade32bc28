import { createInterface } from 'node:readline';
import { remembered } from '../../../server/store/credential-cache.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { accessOn, client, type Furniture, seeded } from '../access-asks.ts';
import type { Seen } from '../register.ts';

// For each line of furniture four clients ask of it; what they saw is one line of JSON.
const [file = '', seed = '0'] = process.argv.slice(2);
const clock = manualClock();
const start = clock.now();
const store = remembered(await openSqliteStore({ file }));
const access = accessOn(store, clock);
const lot = seeded(Number(seed));
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const seen: Seen[] = [];
  // Each round begins when its furniture was put there.
  clock.set(start);
  const furniture = { ...(JSON.parse(line) as Furniture), begun: [] };
  const told = { clock, lot, saw: (one: Seen) => void seen.push(one) };
  await Promise.all(Array.from({ length: 4 }, () => client(furniture, [access], told)));
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}
await store.close();
process.exit(0);
