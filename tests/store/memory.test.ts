import { expect, test } from 'vitest';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import { CannotStore } from '../../server/store/store.ts';
import { storeContract } from './contract.ts';
import { centreId, dayOpened, put } from './rows.ts';

storeContract('the store in memory', async () => openMemoryStore());

test('a store in memory can be told to refuse writes', async () => {
  const store = openMemoryStore();
  store.refuseWrites('the disk is full');
  await expect(put(store, { events: [dayOpened()] })).rejects.toBeInstanceOf(CannotStore);
  await expect(store.probe()).rejects.toThrow('the disk is full');
  store.refuseWrites(null);
  await store.probe();
  await put(store, { events: [dayOpened()] });
  expect((await store.head(centreId)).seq).toBe(1);
});
