import { createInterface } from 'node:readline';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';

// Asks for leases as a server does and says on each line which it has got, at which time of its own: `lease owner`.
const [file = '', owner = '', ttl = '0', ...names] = process.argv.slice(2);
const store = await openSqliteStore({ file });
console.log('ready');
const wanted = new Set(names);
for await (const _ of createInterface({ input: process.stdin })) {
  for (const name of wanted) {
    if (!(await store.takeLease(name, owner, Date.now(), Number(ttl)))) continue;
    wanted.delete(name);
    console.log(`${name} ${owner}`);
  }
  console.log('asked');
}
await store.close();
