import { openPostgresStore } from '../../server/store/postgres/store.ts';
import { aDatabase, emptied } from '../support/postgres.ts';
import { storeContract } from './contract.ts';

let database: Promise<string> | null = null;
const fresh = async (): Promise<string> => {
  database ??= aDatabase();
  return emptied(await database);
};

storeContract('the store in PostgreSQL', async () => openPostgresStore({ url: await fresh() }));
