import { systemClock } from '../../../server/async/clock.ts';
import { openConnection } from '../../../server/store/sqlite/database.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { configured, dayOpened, issued, job, leg, put } from '../rows.ts';

// Stores one ticket after another, empties the write-ahead log on the way, and says what is promised: `ack SEQ`. Then it dies.
const [file = '', count = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ file });
const say = (seq: number | undefined): void => void process.stdout.write(`ack ${seq}\n`);
say((await put(store, { events: [configured('a'), dayOpened()] })).at(-1)?.seq);
for (let index = 0; index < Number(count); index++) {
  const ticket = `t${index}`;
  const slip = 'x'.repeat(index % 3 === 0 ? 9000 : 10);
  const stored = await put(store, {
    events: [issued(ticket)],
    legs: [leg(ticket)],
    jobs: [job(ticket, ticket, { slip })],
  });
  say(stored.at(-1)?.seq);
  if (index % 7 !== 6) continue;
  const other = await openConnection(file, systemClock);
  other.pragma(`wal_checkpoint(${index % 2 === 0 ? 'TRUNCATE' : 'RESTART'})`);
  other.close();
}
process.kill(process.pid, 'SIGKILL');
