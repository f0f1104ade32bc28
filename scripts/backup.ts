import { resolve } from 'node:path';
import { systemClock } from '../server/clock.ts';
import { settingsOrExit } from '../server/main.ts';
import { backup, CannotCopy } from '../server/store/sqlite/copy.ts';
import { commandLine, fail, say } from './command-line.ts';

const { positionals } = commandLine({
  usage: 'npm run backup -- DEST',
  help: 'Writes a consistent copy of the store and the configuration in DATA_DIR to the folder DEST, which must be empty\nor not there yet. Servers may go on running.',
  needs: ['DEST'],
});

const to = resolve(positionals[0] ?? '');
const { dataDir } = settingsOrExit();
try {
  const { events, documents } = await backup({ dataFolder: dataDir, to, clock: systemClock });
  say(`Copied to ${to}: ${events} events, configuration of ${documents.join(', ') || 'no centre'}`);
} catch (error) {
  if (error instanceof CannotCopy) fail(`Not copied: ${error.message}`);
  throw error;
}
