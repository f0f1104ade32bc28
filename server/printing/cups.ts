import type { PrinterStatus, QueueTrouble } from '../../shared/devices/printing.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import { createMutex } from '../async/mutex.ts';
import { programs, type RunProgram } from './program.ts';
import type { Delivered, Transport, Undelivered } from './transport.ts';

/**
 * A printer that CUPS prints on, spoken to by CUPS's own programs. A slip that has left the queue is `sent`: that it was printed is
 * said by queues whose printer never answered. One that stays in it is taken back, so that new paper does not bring it out.
 */
export function cupsTransport(queue: string, clock: Clock, run: RunProgram = programs(clock, programMs)): Transport {
  const inTurn = createMutex();
  let trouble: QueueTrouble | null = null;
  const look = async (): Promise<PrinterStatus> => {
    const seen = await lookAt(queue, run);
    trouble = seen.trouble;
    return seen.status;
  };
  return {
    takes: 'png',
    print: (job, bytes, signal) =>
      inTurn(async () => {
        const before = await look();
        if (signal.aborted || !takesSlips(before)) return { ok: false, status: before, fate: 'not-printed' };
        const { code, said } = await run(['lp', '-d', queue, '-t', job, '-o', 'ppi=203', '--', '-'], bytes);
        const [id] = requestId.exec(said)?.slice(1) ?? [];
        // Ended in the middle it may have handed the slip over.
        if (code === null) return { ok: false, status: await look(), fate: 'unknown' };
        if (code !== 0 || id === undefined) return { ok: false, status: failedBy(await look()), fate: 'not-printed' };
        return follow(id, { queue, clock, run, look, signal });
      }),
    status: () => inTurn(look),
    trouble: () => trouble,
    close: () => Promise.resolve(),
  };
}

/** How long each program may take, how often the queue is looked at, and how long a slip may stay in it (ms). */
const programMs = 10_000;
const lookMs = 500;
const finishMs = 20_000;

const requestId = /^request id is (\S+-\d+) /m;

/** CUPS knows little of most printers: that it says nothing is no trouble. */
const takesSlips = (status: PrinterStatus): boolean =>
  status === 'unknown' || status === 'ready' || status === 'paper-low';

const failedBy = (status: PrinterStatus): PrinterStatus => (takesSlips(status) ? 'error' : status);

interface Followed {
  readonly queue: string;
  readonly clock: Clock;
  readonly run: RunProgram;
  readonly look: () => Promise<PrinterStatus>;
  readonly signal: AbortSignal;
}

/** Waits until a slip has left its queue, and takes it back where it does not. */
const follow = async (id: string, { queue, clock, run, look, signal }: Followed): Promise<Delivered | Undelivered> => {
  for (const end = clock.now() + finishMs; ; ) {
    const { code, said } = await run(['lpstat', '-W', 'not-completed', '-o', queue]);
    const waits = code !== 0 || said.split('\n').some((line) => line.startsWith(`${id} `));
    const status = await look();
    if (!waits) return { ok: true, outcome: 'sent', status };
    if (signal.aborted || clock.now() >= end || !takesSlips(status)) {
      await run(['cancel', id]);
      return { ok: false, status: failedBy(status), fate: 'unknown' };
    }
    await pause(clock, lookMs, signal);
  }
};

interface Seen {
  readonly status: PrinterStatus;
  readonly trouble: QueueTrouble | null;
}

/** How a queue is, and its printer as far as CUPS knows. */
const lookAt = async (queue: string, run: RunProgram): Promise<Seen> => {
  const printer = await run(['lpstat', '-l', '-p', queue]);
  if (printer.code === null) return { status: 'offline', trouble: 'no-cups' };
  if (printer.code !== 0) {
    const { said } = await run(['lpstat', '-r']);
    return { status: 'offline', trouble: /\bis running\b/.test(said) ? 'no-queue' : 'no-cups' };
  }
  const status = toldBy(printer.said);
  if (/^printer \S+ disabled/m.test(printer.said)) return { status: failedBy(status), trouble: 'queue-stopped' };
  const accepts = await run(['lpstat', '-a', queue]);
  if (/ not accepting requests/.test(accepts.said)) return { status: failedBy(status), trouble: 'queue-refuses' };
  return { status, trouble: null };
};

/** What the reasons that a queue gives (RFC 8011, printer-state-reasons) say of its printer. */
const toldBy = (said: string): PrinterStatus => {
  const alerts = /^\s*Alerts: (.*)$/m.exec(said)?.[1] ?? '';
  const [, status = 'unknown'] = reasons.find(([reason]) => reason.test(alerts)) ?? [];
  return status;
};

const reasons: readonly (readonly [RegExp, PrinterStatus])[] = [
  [/\b(?:cover|door|interlock)-open\b/, 'cover-open'],
  [/\bmedia-(?:empty|needed)\b/, 'paper-out'],
  [/\b(?:offline|connecting-to-device|timed-out|shutdown)\b/, 'offline'],
  [/\b(?:media-jam|stopped|[a-z-]+-failure)\b/, 'error'],
  [/\bmedia-low\b/, 'paper-low'],
];
