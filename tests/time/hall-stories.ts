import { newId, newSecret } from '../../server/ids.ts';
import { runErasing } from '../../server/jobs/erasing.ts';
import { whileLeased } from '../../server/jobs/lease.ts';
import { type PrintJob, slipLifeMs } from '../../server/printing/job.ts';
import { startPrinterWorker } from '../../server/printing/printer-worker.ts';
import { createReadiness } from '../../server/readiness.ts';
import type { Actor } from '../../shared/access.ts';
import type { Command } from '../../shared/commands.ts';
import type { PrinterStatus } from '../../shared/devices/printing.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { centreId, dayOpened, issued, job, put } from '../store/rows.ts';
import type { World } from './a-world.ts';

/** What comes of tickets, slips and what one process does while something happens to the clock. */

export async function keptAnswers({ hall, pass, happen }: World) {
  const { live } = await hall({});
  const key = { scope: 'kiosk POST /tickets', key: 'k', bodyHash: 'b' };
  const jobs: readonly [] = [];
  let made = 0;
  const ask = async () => {
    const answered = await live.ask({ command: null, jobs, key, toReply: () => ++made });
    return answered.ok ? JSON.parse(answered.value.body).value : answered.refusal.code;
  };
  const first = await ask();
  await happen();
  await pass(dayMs - second);
  await happen();
  const again = await ask();
  await pass(2 * second);
  return [first, again, await ask()];
}

export async function erasing({ store, time, log, machine, pass, happen }: World) {
  await put(store, { events: [dayOpened(), issued('t1')] });
  const eraseAt = time.now() + 2 * hour + minute;
  await put(store, { personal: [{ ticket: 't1', note: 'x', eraseAt }] });
  const job = runErasing({ store, clock: time, log, clearPictures: async () => {} });
  const isThere = async () => (await store.personal(centreId, ['t1'])).length === 1;
  await pass(hour);
  await happen();
  await pass(hour);
  const before = await isThere();
  await pass(hour);
  const after = await isThere();
  const closing = job.close();
  await machine.pass(0);
  await closing;
  return [before, after];
}

export async function diskProbes({ store, time, pass, happen }: World) {
  let probes = 0;
  const probe = async (): Promise<void> => {
    probes += 1;
    await store.probe();
  };
  const centres = { list: () => [{ id: centreId, canStore: () => true }] };
  const isReady = createReadiness({ centres, store: { probe }, clock: time.steady });
  const asked = async (): Promise<number> => {
    await isReady();
    return probes;
  };
  const first = await asked();
  await pass(4 * second);
  await happen();
  const held = await asked();
  await pass(2 * second);
  return [first, held, await asked()];
}

export async function leases({ store, time, log, pass, happen }: World) {
  const told: string[] = [];
  let most = 0;
  const working = new Set<string>();
  const holder = (owner: string) =>
    whileLeased({
      ...{ store, clock: time, log, name: 'one', owner },
      begin() {
        told.push(`${owner} begins`);
        working.add(owner);
        most = Math.max(most, working.size);
        return { close: async () => void working.delete(owner) };
      },
    });
  const first = holder('a');
  await pass(second);
  const next = holder('b');
  await pass(10 * second);
  await happen();
  await pass(20 * second);
  await happen();
  await pass(20 * second);
  const closing = first.close();
  await pass(second);
  await closing;
  await pass(4 * second);
  told.push(`${most} at a time`);
  const last = next.close();
  await pass(second);
  await last;
  return told;
}

export async function waitingSlips({ store, time, pass, happen }: World) {
  await put(store, { events: [dayOpened(), issued('t1')] });
  let status: PrinterStatus = 'offline';
  const transport = {
    takes: 'escpos',
    print: async () => ({ ok: true, outcome: 'printed', status: 'ready' }) as const,
    status: async () => status,
    close: async () => {},
  } as const;
  const worker = startPrinterWorker({
    printer: { id: 'hall', name: 'Hall', connection: { kind: 'virtual' }, dots: 576, oneWay: false },
    transport,
    jobs: {
      pending: async (printer) =>
        (await store.pendingJobs(centreId, printer)).map((one) => ({ ...one, slip: JSON.parse(one.slip) }) as PrintJob),
      move: async () => {},
      mark: (id, to, reason) => store.markJob(id, to, reason ?? null, time.now()),
    },
    drawing: { draw: async () => new Uint8Array(1), close: async () => {} },
    grades: { of: async () => 'in-order', found: async () => {}, forget: async () => {} },
    clock: time,
    spareFor: () => null,
    onMoved: () => {},
    onStatus: () => {},
    onTrouble: (error) => {
      throw error;
    },
  });
  const queued = async (id: string) => {
    await put(store, { jobs: [job(id, 't1', { queuedAt: time.now() })] });
    worker.wake();
  };
  const now = async (id: string) => (await store.recentJobs(centreId, 0)).find((one) => one.id === id)?.status;
  await queued('j1');
  await pass(slipLifeMs - 10 * second);
  await happen();
  await pass(8 * second);
  const waits = await now('j1');
  await pass(4 * second);
  const lapsed = await now('j1');
  await queued('j2');
  await pass(slipLifeMs / 2);
  await happen();
  status = 'ready';
  await pass(5 * second);
  const printed = await now('j2');
  const closing = worker.close(0);
  await pass(second);
  await closing;
  return [waits, lapsed, printed];
}

export async function pace({ hall, time, pass, happen }: World) {
  const { live } = await hall({ limits: { pace: { atOnce: 2, seconds: 60 } } });
  const told: unknown[] = [];
  const take = async () => {
    const wish = { type: 'issue-ticket', service: 'a', ticket: newId(), job: newId(), ...plain } as const;
    const command: Command = { ...wish, at: time.now(), by: kiosk };
    const answered = await live.ask({ command, toReply: () => null });
    told.push(answered.ok ? 'ticket' : answered.refusal.about?.retryAfterSeconds);
  };
  for (let count = 0; count < 3; count++) await take();
  await happen();
  await take();
  await pass(59 * second);
  await take();
  await happen();
  await pass(second);
  await take();
  await take();
  return told;
}

export async function recalls({ hall, time, pass, happen }: World) {
  const { live, issue, call } = await hall({ calling });
  const ticket = await issue();
  const told: string[] = [];
  const by = { kind: 'token', id: 'clerk', role: 'manager' } as const;
  const ask = async (command: Command) => {
    const answered = await live.ask({ command, toReply: () => null });
    told.push(answered.ok ? 'done' : answered.refusal.code);
  };
  const recall = () => ask({ type: 'recall-ticket', ticket, callId: newId(), at: time.now(), by });
  const next = () => ask({ type: 'call-next', counter: '1', callId: newId(), at: time.now(), by });
  await call();
  await recall();
  await happen();
  await recall();
  await pass(29 * second);
  await recall();
  await happen();
  await pass(second);
  await recall();
  await ask({ type: 'mark-no-show', ticket, at: time.now(), by });
  await pass(59 * second);
  await happen();
  await next();
  await pass(second);
  await next();
  return told;
}

export async function ticketSecrets({ hall, store, time, pass, happen }: World) {
  const { live } = await hall({});
  const secret = newSecret();
  const wish = { type: 'issue-ticket', service: 'a', ticket: newId(), job: newId(), ...plain } as const;
  await live.ask({ command: { ...wish, at: time.now(), by: kiosk }, secret, toReply: () => null });
  const opens = async () => (await store.ticketOfSecret(secret, time.now())) !== null;
  const lasts = (live.latest().day?.midnight ?? 0) + 4 * hour - time.now();
  await happen();
  const atOnce = await opens();
  await pass(lasts - second);
  await happen();
  const atTheEnd = await opens();
  await pass(2 * second);
  const over = await opens();
  await happen();
  return [atOnce, atTheEnd, over, await opens()];
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];

const kiosk: Actor = { kind: 'device', id: 'k', role: 'device' };
const plain = { language: null, priorityClass: null, channel: 'kiosk', printer: null, hasPhone: false } as const;

const afterNoShow = { kind: 'back-by-age', times: 3 } as const;
const calling = { secondsBetweenRecalls: 30, coolingSeconds: 60, afterNoShow };
