import { applyAll } from '../../engine/queue/apply.ts';
import { instantOf } from '../../engine/queue/business-day.ts';
import { decide } from '../../engine/queue/decide.ts';
import { initialState } from '../../engine/queue/state.ts';
import { plausibleDay } from '../../engine/simulate/plausible-day.ts';
import { createRandom } from '../../engine/simulate/random.ts';
import { runDay } from '../../engine/simulate/run-day.ts';
import { newId } from '../../server/ids.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command } from '../../shared/commands.ts';

export interface DayOptions {
  /** YYYY-MM-DD; the centre is open on it. */
  readonly date: string;
  readonly seed: number;
  /** Visitors on a usual day; null = what the counters can just about serve. */
  readonly visits: number | null;
}

/** All that visitors and clerks of a plausible day ask of their centre, in order of time. */
export function dayCommands(centre: Centre, { date, seed, visits }: DayOptions): readonly Command[] {
  const plan = plausibleDay(centre, date, { visits }, createRandom(seed));
  if (plan === null) return [];
  const at = instantOf(date, '00:00', centre.timeZone);
  const installed = decide(initialState, { type: 'configure', centre, source: 'install', onVersion: 0, at, by });
  if (!installed.ok) throw new Error(`a sample centre is refused: ${installed.refusal.message}`);
  const commands: Command[] = [];
  runDay(applyAll(initialState, installed.value), plan, newId, {
    quote: () => null,
    happened: () => undefined,
    asked: (command) => void commands.push(command),
  });
  return commands;
}

const by = { kind: 'system', id: 'simulate', role: 'system' } as const;
