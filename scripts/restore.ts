import { resolve } from 'node:path';
import { replayedLegs } from '../engine/queue/replayed-legs.ts';
import { systemClock } from '../server/async/clock.ts';
import { holdIn } from '../server/link/holds.ts';
import { settingsOrExit } from '../server/main.ts';
import { CannotCopy, type Restored, restore } from '../server/store/sqlite/copy.ts';
import type { TimeStore } from '../server/store/time.ts';
import { commandLine, fail, say } from './command-line.ts';
import { storeClock } from './store-clock.ts';
import { onlySqlite } from './the-store.ts';

const usage = 'npm run restore -- SRC [--against FOLDER [--cut-off]]';
const { positionals, values } = commandLine({
  usage,
  help: [
    'Brings a copy made by "npm run backup" from the folder SRC back into DATA_DIR, which must be empty or not there yet. No',
    'server may be running on it; everybody signs in again. Names the people, programs and devices that it lets in again.',
    '',
    '  --against FOLDER   the data folder that was in use until now (moved aside): only what was removed or changed there',
    '                     since the copy was made is named',
    '  --cut-off          does not let it in again: programs and devices removed since are left out, people removed since are',
    '                     shut out, and passwords and rights are those they had last',
  ].join('\n'),
  options: { against: { type: 'string' }, 'cut-off': { type: 'boolean' } },
  needs: ['SRC'],
});

const from = resolve(positionals[0] ?? '');
const against = values.against as string | undefined;
const cutOff = values['cut-off'] === true;
if (cutOff && against === undefined) fail(`--cut-off needs --against FOLDER (use: ${usage})`, 2);

const tell = ({ revived }: Restored): void => {
  const kinds = [
    ['people', revived.people],
    ['passwords and second factors changed since', revived.passwords],
    ['rights changed since', revived.rights],
    ['programs (tokens)', revived.tokens],
    ['devices', revived.devices],
  ] as const;
  const told = kinds.filter(([, found]) => found.length > 0);
  if (told.length === 0) say('Nobody is let in again who had been shut out.');
  if (told.length === 0) return;
  const asCopied = 'Let in as when the copy was made; who was removed since comes back, --against FOLDER would tell:';
  say(cutOff ? 'Cut off:' : against === undefined ? asCopied : 'Let in again, though removed or changed since:');
  for (const [kind, found] of told) say(`  ${kind}: ${found.map(({ name }) => name).join(', ')}`);
};

/** By the time that the restored store goes by, its security log tells of this. */
const timeOf = async (times: TimeStore): Promise<number> =>
  (await storeClock({ ...times, onExternalChange: () => ({ close() {} }) })).now();

const settings = settingsOrExit();
onlySqlite(
  settings,
  'the database is brought back by pg_restore, and DATA_DIR beside it (docs/postgresql.md, Copies); nothing was restored',
);
const { dataDir } = settings;
try {
  const given = against === undefined ? {} : { against: resolve(against), cutOff };
  const restored = await restore({
    from,
    dataFolder: dataDir,
    clock: systemClock,
    legsOf: replayedLegs,
    timeOf,
    hold: holdIn,
    ...given,
  });
  const { events, documents } = restored;
  say(`Restored to ${dataDir}: ${events} events, configuration of ${documents.join(', ') || 'no centre'}`);
  tell(restored);
} catch (error) {
  if (error instanceof CannotCopy) fail(`Not restored: ${error.message}`);
  throw error;
}
