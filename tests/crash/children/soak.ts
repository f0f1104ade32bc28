import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openAccess } from '../../../server/access/access.ts';
import { createDisplayNames } from '../../../server/access/display-names.ts';
import { hashSecret } from '../../../server/access/secrets.ts';
import { openCentres } from '../../../server/centre/centres.ts';
import { openConfigDigests } from '../../../server/centre/config-digests.ts';
import { newId, newSecret } from '../../../server/ids.ts';
import { runDay } from '../../../server/jobs/day-clock.ts';
import { runErasing } from '../../../server/jobs/erasing.ts';
import { openLive } from '../../../server/live/live.ts';
import { openLiveRooms, type Watcher } from '../../../server/live/live-rooms.ts';
import { createViewBuilder } from '../../../server/live/view-builder.ts';
import { openLog } from '../../../server/log.ts';
import { openPrinting } from '../../../server/printing/spoolers.ts';
import { createHallDevices } from '../../../server/serial/hall-devices.ts';
import { openConfigFiles } from '../../../server/store/config.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Command } from '../../../shared/commands.ts';
import { manualClock } from '../../fakes/clock.ts';
import { crowdCentre } from '../a-centre.ts';

// Three days of work at a centre with watching rooms, as fast as it goes; a line of JSON after each day, and where the
// memory stands then. Arguments: a folder, how many tickets in all, how many days, how many walls are to come by sockets.
// The first line says where they are awaited; after the last it lives until its input ends. Run with --expose-gc.

const [folder = '', allTickets = '', allDays = '', walls = ''] = process.argv.slice(2);
const days = Number(allDays);
const perDay = Math.ceil(Number(allTickets) / days);
const clerks = 10;
const centre = { ...crowdCentre({ counters: clerks }), timeZone: 'Asia/Baku' };

const clock = manualClock(Date.UTC(2026, 10, 18, 20, 0, 0));
const log = openLog('silent');
const configs = join(folder, 'centres');
mkdirSync(configs, { recursive: true });
writeFileSync(join(configs, `${centre.id}.json`), JSON.stringify(centre));
const file = join(folder, 'novbe.db');
// The store's own waits are the machine's: only the work runs ahead of time.
const store = await openSqliteStore({ file });
const files = await openConfigFiles(configs, clock);
const marks = await openConfigDigests(configs);
const calendars = { version: () => null, refused: () => [] };
const centres = await openCentres({
  store,
  files,
  marks,
  clock,
  log,
  publicUrl: null,
  printerNetworks: () => true,
  calendars,
  sample: centre,
});
const live = centres.find(centre.id);
if (live === null) throw new Error('the centre is not there');
const drawing = { draw: () => Promise.reject(new Error('nothing is printed here')), close: () => Promise.resolve() };
const connect = (): never => {
  throw new Error('there is no printer here');
};
const printing = openPrinting({ store, clock, log, drawing, connect });
const hallDevices = createHallDevices({ clock, steady: clock, log, store, openLine: connect });
const views = createViewBuilder({
  certificate: () => null,
  isVoiceMissing: async () => false,
  uplinkTrouble: () => null,
  canSpeak: () => false,
  standing: () => ({ state: 'sure', offSeconds: 0 }),
  store,
  centres,
  documents: calendars,
  printing,
  hallDevices,
  names: createDisplayNames(store, clock),
  clock,
  country: null,
  epoch: await store.epoch(),
  publicUrl: null,
});
let shown = 0;
let announced = 0;
const cast = {
  view: (to: readonly string[]) => {
    shown += to.length;
  },
  announce: (to: readonly string[]) => {
    announced += to.length;
  },
};
const rooms = openLiveRooms({ views, cast, clock, log });
live.onChange((change) => {
  rooms.announce(live.id, change);
  rooms.changed(live.id);
});

const http = createServer();
const access = openAccess({ store, clock, centreOf: (id) => centres.find(id)?.latest().centre ?? null });
const door = { publicUrl: null, trustProxy: false, allows: async () => true } as const;
const sockets = openLive({ ...door, server: http, access, centres, views, printing, hallDevices, store, clock, log });
const token = newSecret();
const seen = { askedAt: clock.now(), seenAt: clock.now(), approved: true };
const device = { id: 'walls', centre: centre.id, kind: 'display', place: 'd', code: 'WALLS1', ...seen } as const;
await store.putDevice({ ...device, hash: hashSecret(token) });
await once(http.listen(0, '127.0.0.1'), 'listening');
console.log(JSON.stringify({ port: (http.address() as AddressInfo).port, token }));
while (sockets.count() < Number(walls)) await setTimeout(10);

const watcher = (): Watcher => ({ id: newId(), takes: () => true, hears: () => true, gone: () => undefined });
const watch = async (view: 'hall' | 'kiosk' | 'counter' | 'floor' | 'ticket', id: string): Promise<Watcher> => {
  const screen = watcher();
  await rooms.join({ centre: live.id, view, id }, screen);
  return screen;
};
for (let at = 0; at < 4; at++) await watch('hall', 'd');
await watch('kiosk', 'k0');
await watch('floor', '');
for (const { id } of centre.counters) await watch('counter', id);

type Asked<C> = C extends Command ? Omit<C, 'at' | 'by'> : never;
const ask = async (
  by: string,
  command: Asked<Command>,
  more: { readonly secret?: string; readonly note?: string } = {},
) => {
  const actor = { kind: 'token', id: by, role: 'clerk' } as const;
  const asked = { ...command, at: clock.now(), by: actor } as Command;
  const key = { scope: by, key: newId(), bodyHash: 'x' };
  const answered = await live.ask({ command: asked, key, toReply: ({ events }) => events, ...more });
  if (!answered.ok) throw new Error(`${command.type}: ${answered.refusal.code}: ${answered.refusal.message}`);
};

const aTicket = async (at: number): Promise<void> => {
  const [ticket, secret] = [newId(), newSecret()];
  const plain = {
    language: null,
    priorityClass: at % 9 === 0 ? 'veteran' : null,
    channel: 'kiosk',
    hasPhone: false,
  } as const;
  const service = ['a', 'b', 'c'][at % 3] ?? 'a';
  await ask('kiosk', { type: 'issue-ticket', ticket, job: newId(), service, printer: null, ...plain }, { secret });
  // Every tenth visitor looks at his phone for a moment.
  if (at % 10 === 0) rooms.leave(await watch('ticket', secret));
};

const ticketAt = (counter: string): string => live.latest().counters.get(counter)?.ticket ?? '';
const aVisit = async (counter: string): Promise<void> => {
  const by = `clerk-${counter}`;
  await ask(by, { type: 'call-next', counter, callId: newId() });
  await ask(by, { type: 'start-ticket', ticket: ticketAt(counter) });
  await ask(by, { type: 'finish-ticket', ticket: ticketAt(counter), outcome: null }, { note: 'Hamısı qaydasındadır' });
};

const day = runDay(live, clock, log);
const erasing = runErasing({ store, clock, log, clearPictures: async () => {} });
for (let today = 0; today < days; today++) {
  await clock.advance(3000);
  while (live.latest().day === null) await clock.advance(1000);
  for (const { id } of centre.counters) await ask(`clerk-${id}`, { type: 'open-counter', counter: id, profile: null });
  let issued = 0;
  for (; issued < perDay; issued += clerks) {
    await Promise.all(centre.counters.map((_, at) => aTicket(issued + at)));
    await clock.advance(1000);
    await Promise.all(centre.counters.map(({ id }) => aVisit(id)));
  }
  // On to the next midnight, which closes the day and its counters.
  clock.set(Date.UTC(2026, 10, 19 + today, 20, 0, 0));
  await clock.advance(2000);
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  const memory = heapUsed + external + arrayBuffers;
  const files = { database: statSync(file).size, log: statSync(`${file}-wal`).size };
  console.log(JSON.stringify({ today, issued, memory, ...files, shown, announced, timers: clock.pending() }));
}
// The last view is still to come to the walls.
await clock.advance(1000);
await once(process.stdin.resume(), 'end');
await Promise.all([day.close(), erasing.close(), sockets.close()]);
http.close();
await rooms.close();
await centres.close();
await store.close();
