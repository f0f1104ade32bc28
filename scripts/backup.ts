import { resolve } from 'node:path';
import { replayedLegs } from '../engine/queue/replayed-legs.ts';
import { systemClock } from '../server/async/clock.ts';
import { settingsOrExit } from '../server/main.ts';
import { backup, CannotCopy } from '../server/store/sqlite/copy.ts';
import { backupDated } from '../server/store/sqlite/dated-copies.ts';
import { commandLine, fail, say } from './command-line.ts';
import { onlySqlite } from './the-store.ts';

const usage = 'npm run backup -- DEST [--keep N]';
const { positionals, values } = commandLine({
  usage,
  help: [
    'Writes a consistent copy of the store and the configuration in DATA_DIR to the folder DEST, which must be empty or not',
    'there yet. Servers may go on running.',
    '',
    '  --keep N   DEST is a folder of copies: this one goes into a folder of its own, named by the time, and once it is whole',
    '             and verified all but the newest N are removed',
  ].join('\n'),
  options: { keep: { type: 'string' } },
  needs: ['DEST'],
});

const to = resolve(positionals[0] ?? '');
const keep = values.keep as string | undefined;
if (keep !== undefined && !/^[1-9][0-9]{0,3}$/.test(keep)) {
  fail(`--keep must be a number from 1 to 9999, not "${keep}" (use: ${usage})`, 2);
}
const settings = settingsOrExit();
onlySqlite(
  settings,
  'the database is copied by pg_dump, and DATA_DIR beside it (docs/postgresql.md, Copies); nothing was copied',
);
const { dataDir: dataFolder } = settings;
const copy = async (): Promise<void> => {
  if (keep === undefined) {
    const { events, documents } = await backup({ dataFolder, to, clock: systemClock });
    say(`Copied to ${to}: ${events} events, configuration of ${documents.join(', ') || 'no centre'}`);
    return;
  }
  const made = await backupDated({ dataFolder, to, clock: systemClock, keep: Number(keep), legsOf: replayedLegs });
  say(`Copied to ${made.folder}: ${made.events} events, configuration of ${made.documents.join(', ') || 'no centre'}`);
  if (made.removed.length > 0) say(`Removed: ${made.removed.join(', ')}`);
  if (made.ahead.length > 0) {
    say(`Dated later than this one, so by a wrong clock; not counted and left there: ${made.ahead.join(', ')}`);
  }
};
try {
  await copy();
} catch (error) {
  if (error instanceof CannotCopy) fail(`Not copied: ${error.message}`);
  throw error;
}
