import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../server/clock.ts';
import { settingsOrExit } from '../server/main.ts';
import { apply } from '../server/queue/apply.ts';
import { changedLegs } from '../server/queue/legs.ts';
import { initialState, type State } from '../server/queue/state.ts';
import { databaseName } from '../server/store/sqlite/copy.ts';
import { verifyStore } from '../server/store/sqlite/verify.ts';
import type { QueueEvent, StoredEvent } from '../shared/events.ts';
import type { LegRow } from '../shared/figures.ts';
import { commandLine, fail, say } from './command-line.ts';

commandLine({
  usage: 'npm run verify',
  help: [
    'Checks the store in DATA_DIR, while servers may be running: the file itself, the chain of hashes of each log, and',
    'that replaying the log gives the legs stored. Ends with 1 if anything is not as it was written.',
  ].join('\n'),
});

/** The legs that these events give, each as it stands at their end. */
const legsOf = (stored: readonly StoredEvent[]): readonly LegRow[] => {
  const legs = new Map<string, LegRow>();
  let state: State = initialState;
  for (const { event, seq } of stored) {
    state = apply(state, event, seq);
    const events: readonly QueueEvent[] = [event];
    for (const leg of changedLegs(state, events)) legs.set(`${leg.ticket} ${leg.leg}`, leg);
  }
  return [...legs.values()];
};

const { dataDir } = settingsOrExit();
const file = join(dataDir, databaseName);
if (!existsSync(file)) fail(`There is no store in ${dataDir}`);
const { centres, findings } = await verifyStore({ file, clock: systemClock, legsOf });
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
