import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../server/clock.ts';
import { settingsOrExit } from '../server/main.ts';
import { replayedLegs } from '../server/queue/replayed-legs.ts';
import { databaseName } from '../server/store/sqlite/copy.ts';
import { verifyStore } from '../server/store/sqlite/verify.ts';
import { commandLine, fail, say } from './command-line.ts';

commandLine({
  usage: 'npm run verify',
  help: [
    'Checks the store in DATA_DIR, while servers may be running: the file itself, the chain of hashes of each log, and',
    'that replaying the log gives the legs stored. Ends with 1 if anything is not as it was written.',
  ].join('\n'),
});

const { dataDir } = settingsOrExit();
const file = join(dataDir, databaseName);
if (!existsSync(file)) fail(`There is no store in ${dataDir}`);
const { centres, findings } = await verifyStore({ file, clock: systemClock, legsOf: replayedLegs });
for (const { centre, events, legs, head } of centres) {
  say(`${centre}: ${events} events, ${legs} legs, head ${head.seq} ${head.hash}`);
}
for (const { centre, seq, problem, message } of findings) {
  say(
    `WRONG ${[centre, seq === null ? null : `event ${seq}`, problem].filter((part) => part !== null).join(', ')}: ${message}`,
  );
}
if (findings.length > 0) fail(`${findings.length} findings: the store is not as it was written`);
say('All is as it was written.');
