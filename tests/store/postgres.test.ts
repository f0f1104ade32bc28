import { afterAll } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { type Connection, openConnection } from '../../server/store/postgres/database.ts';
import { openStoreOn } from '../../server/store/postgres/store.ts';
import { aDatabase, emptying } from '../support/postgres.ts';
import { storeContract } from './contract.ts';

/** One for all tests: to open sessions takes longer than most of them. */
let connection: Promise<Connection> | null = null;
afterAll(async () => (await connection)?.close());

storeContract('the store in PostgreSQL', async () => {
  const isNew = connection === null;
  connection ??= openConnection(await aDatabase(), systemClock);
  const shared = await connection;
  if (!isNew) await shared.read((to) => to.exec(emptying));
  return openStoreOn({ ...shared, close: async () => undefined }, systemClock);
});
