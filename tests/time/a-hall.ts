import type { LiveCentre } from '../../server/centre/live-centre.ts';
import { openLiveCentre } from '../../server/centre/live-centre.ts';
import { newId } from '../../server/ids.ts';
import { openLog } from '../../server/log.ts';
import type { Store } from '../../server/store/store.ts';
import type { Timekeeper } from '../../server/time/timekeeper.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command } from '../../shared/commands.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { crowdCentre } from '../crash/a-centre.ts';

/** A hall with one counter that never closes, and what people do in it. */
export interface Hall {
  readonly live: LiveCentre;
  /** Gives the ticket's id. */
  issue(): Promise<string>;
  call(): Promise<void>;
  start(): Promise<void>;
  finish(): Promise<void>;
  tick(): Promise<void>;
}

export function inHall(live: LiveCentre, clock: Clock): Hall {
  const ask = async (command: Asked<Command>): Promise<void> => {
    const asked = { ...command, at: clock.now(), by: clerk } as Command;
    const answered = await live.ask({ command: asked, toReply: () => null });
    if (!answered.ok) throw new Error(`${command.type}: ${answered.refusal.code}: ${answered.refusal.message}`);
  };
  const atCounter = (): string => live.latest().counters.get('1')?.ticket ?? '';
  return {
    live,
    async issue() {
      const ticket = newId();
      const plain = { language: null, priorityClass: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
      await ask({ type: 'issue-ticket', ticket, job: newId(), service: 'a', ...plain });
      return ticket;
    },
    call: () => ask({ type: 'call-next', counter: '1', callId: newId() }),
    start: () => ask({ type: 'start-ticket', ticket: atCounter() }),
    finish: () => ask({ type: 'finish-ticket', ticket: atCounter(), outcome: null }),
    tick: () => ask({ type: 'tick' }),
  };
}

/** Opens a hall on a store, its counter open and its day too. */
export async function openHall(
  store: Store,
  clock: Clock,
  heed?: Timekeeper['heed'],
  change: Partial<Centre> = {},
): Promise<Hall> {
  const live = await openLiveCentre({ id: plan.id, store, clock, log: openLog('silent'), publicUrl: null, heed });
  const hall = inHall(live, clock);
  if (live.latest().centre === null) {
    const configure = {
      type: 'configure',
      at: clock.now(),
      by: clerk,
      centre: { ...plan, ...change },
      source: 'install',
      onVersion: null,
    } as const;
    await live.ask({ command: configure, toReply: () => null });
    await hall.tick();
    const open = { type: 'open-counter', counter: '1', profile: null, at: clock.now(), by: clerk } as const;
    await live.ask({ command: open, toReply: () => null });
  }
  return hall;
}

const clerk = { kind: 'token', id: 'clerk', role: 'manager' } as const;
type Asked<C> = C extends Command ? Omit<C, 'at' | 'by'> : never;

export const plan = { ...crowdCentre({ counters: 1 }), timeZone: 'Asia/Baku' };
