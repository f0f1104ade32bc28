import { replayedLegs } from '../engine/queue/replayed-legs.ts';
import { systemClock } from '../server/async/clock.ts';
import { folderOf } from '../server/country/country-reports.ts';
import { faultsOfLegFiles } from '../server/country/leg-files.ts';
import { settingsOrExit } from '../server/main.ts';
import { verifyDatabase } from '../server/store/postgres/verify.ts';
import { verifyStore } from '../server/store/sqlite/verify.ts';
import { CannotStore } from '../server/store/store.ts';
import type { KeptHead } from '../server/store/verify/verify-logs.ts';
import { commandLine, fail, say } from './command-line.ts';
import { storeOrExit } from './the-store.ts';

const usage = 'npm run verify [-- --head CENTRE:SEQ:HASH]';
const { values } = commandLine({
  usage,
  help: [
    'Checks the store, while servers may be running: the file of SQLite, its tables, indexes and triggers, the chain',
    'of hashes of each log, and that replaying the log gives the legs stored. Ends with 1 if anything is not as it was written.',
    '',
    '  --head CENTRE:SEQ:HASH   an end of the log that was kept elsewhere, as this command shows it: the log must still hold',
    '                           it. CENTRE and SEQ may be left out; may be given several times',
  ].join('\n'),
  options: { head: { type: 'string', multiple: true } },
});

/** As `sample:12:ab…`, `12:ab…`, `ab…`, or with spaces as they are shown. */
const headFrom = (text: string): KeptHead => {
  const found = /^(?:([a-z0-9-]{1,63})[\s:=]+)??(?:(\d{1,15})[\s:]+)?([0-9a-f]{64})$/i.exec(text.trim());
  if (found === null) return fail(`--head must be CENTRE:SEQ:HASH, not "${text}" (use: ${usage})`, 2);
  const [, centre, seq, hash = ''] = found;
  return { centre: centre ?? null, seq: seq === undefined ? null : Number(seq), hash: hash.toLowerCase() };
};

const heads = ((values.head as readonly string[] | undefined) ?? []).map(headFrom);
const settings = settingsOrExit();
const place = storeOrExit(settings);
const common = { clock: systemClock, legsOf: replayedLegs, heads };
const checking = 'file' in place ? verifyStore({ ...place, ...common }) : verifyDatabase({ ...place, ...common });
const { centres, findings } = await checking.catch((error: unknown) => {
  if (error instanceof CannotStore) return fail(`Cannot be verified: ${error.message}`);
  throw error;
});
for (const { centre, events, legs, head } of centres) {
  say(`${centre}: ${events} events, ${legs} legs, head ${head.seq} ${head.hash}`);
}
for (const { centre, seq, problem, message } of findings) {
  say(
    `WRONG ${[centre, seq === null ? null : `event ${seq}`, problem].filter((part) => part !== null).join(', ')}: ${message}`,
  );
}
const faults = await faultsOfLegFiles(folderOf(settings.dataDir));
for (const fault of faults) say(`country: ${fault}: it is written again out of the store at the next start`);
if (findings.length > 0) fail(`${findings.length} findings: the store is not as it was written`);
say('All is as it was written.');
