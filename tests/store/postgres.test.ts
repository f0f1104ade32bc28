import { openPostgresStore } from '../../server/store/postgres/store.ts';
import type { Store } from '../../server/store/store.ts';
import { aDatabase, emptied } from '../support/postgres.ts';
import { accessContract } from './access-contract.ts';
import { caseContract } from './case-contract.ts';
import { caseSearchContract } from './case-search-contract.ts';
import { logContract, replayContract, storeContract } from './contract.ts';
import { sideContract, upkeepContract } from './side-contract.ts';

let database: Promise<string> | null = null;
const fresh = async (): Promise<string> => {
  database ??= aDatabase();
  return emptied(await database);
};

storeContract(
  'the store in PostgreSQL',
  async () => (await openPostgresStore({ url: await fresh() })) as unknown as Store,
  [logContract, replayContract, sideContract, upkeepContract, accessContract, caseContract, caseSearchContract],
);
