import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { openLog } from '../../../server/log.ts';
import { serve } from '../../../server/main.ts';
import { readSettings } from '../../../server/settings.ts';
import { thisMachine } from '../../../server/time/machine.ts';
import { cheap } from '../../support/app.ts';
import { newFolder } from '../../support/processes.ts';

const DATA_DIR = newFolder();
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

test('one who hears that it listens may end it: how is known before', async () => {
  const settings = readSettings({ PORT: '0', DATA_DIR, ADMIN_PASSWORD: 'given by the owner' });
  if (!settings.ok) throw new Error(settings.refusal);
  const order: string[] = [];
  const log = openLog('info', {
    write(line) {
      if (line.includes('listening at')) order.push('it listens');
    },
  });
  const serving = await serve(settings.value, log, thisMachine(), {
    beforeListening: () => order.push('it can be ended'),
    cost: cheap,
  });
  await serving.close();
  expect(order).toEqual(['it can be ended', 'it listens']);
});
