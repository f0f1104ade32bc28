import { resolve } from 'node:path';
import { systemClock } from '../server/clock.ts';
import { settingsOrExit } from '../server/main.ts';
import { CannotCopy, restore } from '../server/store/sqlite/copy.ts';
import { commandLine, fail, say } from './command-line.ts';

const { positionals } = commandLine({
  usage: 'npm run restore -- SRC',
  help: 'Brings a copy made by "npm run backup" from the folder SRC back into DATA_DIR, which must be empty or not there\nyet. No server may be running on it; everybody signs in anew.',
  needs: ['SRC'],
});

const from = resolve(positionals[0] ?? '');
const { dataDir } = settingsOrExit();
try {
  const { events, documents } = await restore({ from, dataFolder: dataDir, clock: systemClock });
  say(`Restored to ${dataDir}: ${events} events, configuration of ${documents.join(', ') || 'no centre'}`);
} catch (error) {
  if (error instanceof CannotCopy) fail(`Not restored: ${error.message}`);
  throw error;
}
