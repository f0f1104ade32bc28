import { theClock } from '../../engine/queue/commands/day.ts';
import type { CorrectClock } from '../../shared/commands.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Correction } from './timekeeper.ts';

/** Puts a correction of the time into the log of a centre, as an event of its own; once, however many processes ask. Rejects where it cannot be stored. */
export async function correctCentre(live: LiveCentre, correction: Correction, clock: Clock): Promise<void> {
  const { was, at, why, agreed } = correction;
  const now = clock.now();
  const { boot, generation, offset } = agreed;
  const from = was + Math.max(0, now - at);
  const command: CorrectClock = {
    type: 'correct-clock',
    at: now,
    by: theClock,
    was: from,
    why,
    boot,
    generation,
    offset,
  };
  const answered = await live.ask({ command, toReply: () => null });
  if (!answered.ok) throw new Error(`a correction could not be stored at ${live.id}: ${answered.refusal.code}`);
}
