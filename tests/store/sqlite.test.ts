import { join } from 'node:path';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { storeContract } from './contract.ts';
import { temporaryFolder } from './folders.ts';

storeContract('the store in SQLite', () => openSqliteStore({ file: join(temporaryFolder(), 'novbe.db') }));
