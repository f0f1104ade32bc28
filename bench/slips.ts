import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../server/async/clock.ts';
import type { DrawOrder } from '../server/printing/drawing.ts';
import { openForReading } from '../server/store/sqlite/database.ts';
import { type FakePrinter, startFakePrinter } from '../tests/fakes/printer.ts';
import { startChild } from './child.ts';
import type { Order } from './children/bare-slip.ts';
import type { Load, Loaded } from './children/http-client.ts';
import { atRank, median, ratioOf, shown, table, verdict } from './figures.ts';
import { type BenchHall, benchCentre, openBenchHall } from './hall.ts';

/** From the touch to the last byte at a network printer, against drawing and sending the same slip bare; and what tickets notice. */

export async function slips(): Promise<void> {
  const printer = await startFakePrinter();
  const hall = await openBenchHall(centreWith(printer.port));
  const client: Client = startChild('http-client.ts');
  const bare: Bare = startChild('bare-slip.ts');
  try {
    const kiosk = await pairKiosk(hall);
    const { ours, bare: alone } = await ways(hall, kiosk, printer, client, bare);
    const ratio = ratioOf(ours, alone);
    table('From the touch to the last byte at a network printer', [
      ['', 'ms'],
      ['touch, ticket, slip', shown(median(ours))],
      ['the same slip drawn and sent bare', shown(median(alone))],
      ['ratio', `${shown(ratio)}  ${verdict(ratio, { atMost: 1.3 })}`],
    ]);
    const { printed, plain } = await answers(hall, kiosk, client);
    const row = (name: string, ms: readonly number[]) => [name, shown(atRank(ms, 0.5)), shown(atRank(ms, 0.95))];
    const ratios = [0.5, 0.95].map((share) => shown(atRank(printed, share) / atRank(plain, share)));
    table('Answers to tickets, about 20 a second', [
      ['', 'p50 ms', 'p95 ms'],
      row('with slips', printed),
      row('without', plain),
      ['ratio', ...ratios],
    ]);
  } finally {
    await Promise.all([client.close(), bare.close(), hall.hall.close()]);
    await printer.close();
  }
}

const rounds = 30;
const warm = 6;

type Client = ReturnType<typeof startChild<Load, Loaded>>;
type Bare = ReturnType<typeof startChild<Order, never>>;

const centreWith = (port: number) =>
  benchCentre({
    printers: [
      {
        id: 'printer-1',
        name: 'Printer 1',
        connection: { kind: 'tcp', host: '127.0.0.1', port },
        dots: 576,
        oneWay: false,
      },
    ],
  });

/** Headers of a kiosk, whose tickets are printed. */
const pairKiosk = async ({ hall }: BenchHall): Promise<{ readonly authorization: string }> => {
  const wish = { kind: 'kiosk', centre: 'sample', place: 'kiosk-1' } as const;
  const asked = await hall.ask('askDevice', {}, wish);
  await hall.ask('approveDevice', { code: asked.code }, {});
  return { authorization: `Bearer ${asked.claim}` };
};

const touch = (hall: BenchHall, headers: Load['headers'], more: Partial<Load>): Load => ({
  port: hall.hall.port,
  method: 'POST',
  path: '/api/centres/sample/tickets',
  headers,
  bodies: [JSON.stringify({ service: 'labour-pension', language: 'az' })],
  connections: 1,
  seconds: 0,
  keyed: true,
  pauseMs: 0,
  ...more,
});

/** The slip that was drawn last, as it stands in the store. */
const lastSlip = ({ hall }: BenchHall): DrawOrder => {
  const reading = openForReading(join(hall.dataDir, 'novbe.db'), systemClock);
  const row = reading.prepare<{ slip: string }>('SELECT slip FROM jobs ORDER BY queued_at DESC LIMIT 1').get();
  reading.close();
  return { slip: JSON.parse(row?.slip ?? ''), dots: 576, form: 'escpos', oneWay: false };
};

/** Milliseconds until the printer has cut one more slip. */
const untilCut = async (printer: FakePrinter, begin: () => void): Promise<number> => {
  const wanted = printer.slips.length + 1;
  const began = performance.now();
  begin();
  await printer.until(() => printer.slips.length >= wanted);
  return performance.now() - began;
};

const ways = async (hall: BenchHall, kiosk: Load['headers'], printer: FakePrinter, client: Client, bare: Bare) => {
  const found = { ours: [] as number[], bare: [] as number[] };
  let order: DrawOrder | null = null;
  for (let round = -warm; round < rounds; round++) {
    const ours = await untilCut(printer, () => client.tell(touch(hall, kiosk, {})));
    // Let the printer's answer to the end of the slip be taken in.
    await pause(100);
    order ??= lastSlip(hall);
    const question = { port: printer.port, order };
    const alone = await untilCut(printer, () => bare.tell(question));
    await pause(50);
    if (round < 0) continue;
    found.ours.push(ours);
    found.bare.push(alone);
  }
  return found;
};

/** Answers to tickets (ms) with a slip for each and without, at the pace of a full hall: 20 a second. */
const answers = async (hall: BenchHall, kiosk: Load['headers'], client: Client) => {
  const pace = { connections: 2, seconds: 4, pauseMs: 100 };
  const found = { printed: [] as number[], plain: [] as number[] };
  for (let round = 0; round < 4; round++) {
    const printed = await client.ask(touch(hall, kiosk, pace));
    // What is still to be drawn must not stand in the way of the others.
    await pause(3000);
    const plain = await client.ask(touch(hall, hall.program, pace));
    if (printed.failed + plain.failed > 0) throw new Error('tickets were refused');
    if (round === 0) continue;
    found.printed.push(...printed.ms);
    found.plain.push(...plain.ms);
  }
  return found;
};
