import { createInterface } from 'node:readline';
import { openDevices } from '../../../server/access/devices.ts';
import { createRepeatedChanges } from '../../../server/access/repeated-changes.ts';
import { systemClock as clock } from '../../../server/async/clock.ts';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { cheap } from '../../support/app.ts';
import { centreId } from '../rows.ts';

// Asks to let so many kiosks in, all at once, as a server does that many ask: from one address, or each from its own.
const [file = '', name = '', count = '0', from = 'one'] = process.argv.slice(2);
const store = await openSqliteStore({ file });
const centreOf = () => ({ ...sampleCentre, id: centreId });
const devices = openDevices({ store, clock, centreOf, once: createRepeatedChanges({ store, clock, cost: cheap }) });
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) if (line === 'go') break;

const ask = (at: number) =>
  devices.ask(
    { kind: 'kiosk', centre: centreId },
    { address: from === 'one' ? '10.0.0.1' : `10.${name === 'p' ? 1 : 2}.0.${at}`, atHome: false },
  );
const asked = await Promise.all(Array.from({ length: Number(count) }, (_, at) => ask(at)));
console.log(`let wait ${asked.filter(({ ok }) => ok).length}`);
await store.close();
process.exit(0);
