import { existsSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Begins once nothing else is at work: what `npm test` does beside the tests has come to its end. */
const beside = process.env.TESTS_BESIDE;
if (beside !== undefined && existsSync(beside))
  await new Promise<void>((resolve) => {
    const watching = watch(dirname(beside), () => look());
    const look = (): void => {
      if (existsSync(beside)) return;
      watching.close();
      resolve();
    };
    look();
  });
