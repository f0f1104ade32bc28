import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { thisMachine } from '../../server/time/machine.ts';
import { prepare } from '../crash/a-centre.ts';
import { runHere } from '../support/in-process.ts';

const day = 86_400_000;

test('[T9] an import goes by the time of the servers, whatever the machine shows: what is to come is no past', async () => {
  const { folder, file, remove } = await prepare({ counters: 1 });
  onTestFinished(remove);
  const { boot, elapsed, wall } = thisMachine();
  const tenDaysAgo = wall() - 10 * day;
  const store = await openSqliteStore({ file });
  const offset = tenDaysAgo - elapsed();
  const agreed = {
    boot,
    offset,
    generation: 1,
    doubtFrom: null,
    correctedAt: null,
    seenAt: tenDaysAgo,
    spreading: null,
  };
  await store.agreeOnTime({ ...agreed, over: null }, boot);
  await store.close();
  const at = (daysAgo: number): string => new Date(wall() - daysAgo * day).toISOString();
  const csv = join(folder, 'visits.csv');
  const importing = async (daysAgo: number) => {
    const head = 'centre,ticket,service,priority,issuedAt,calledAt,startedAt,endedAt,counter,outcome';
    writeFileSync(csv, `${head}\ncrowd,1,a,,${at(daysAgo)},,,,,\n`);
    return runHere('import', [csv], { DATA_DIR: folder });
  };
  const early = await importing(5);
  expect([early.code, early.text]).toEqual([2, expect.stringContaining('is not past')]);
  expect((await importing(15)).code).toBe(0);
});
