import type { Clock } from '../shared/time/clock.ts';
import type { Answer } from '../ui/api.ts';

/**
 * Asks until there is an answer or a minute has gone by, no sooner again than the server asked for; the last answer is given.
 * `onTry` is told how often it has asked, and whether the server asks for patience.
 */
export async function askUntilAnswered<T>(
  ask: () => Promise<Answer<T>>,
  clock: Clock,
  onTry: (tries: number, busy: boolean) => void,
): Promise<Answer<T>> {
  const begun = clock.now();
  let busy = false;
  for (let tries = 1; ; tries += 1) {
    onTry(tries, busy);
    const answer = await ask();
    busy = isBusy(answer);
    const waitMs = Math.max(pausesMs[Math.min(tries, pausesMs.length) - 1] ?? 0, askedPauseMs(answer));
    const tooLate = clock.now() - begun >= giveUpAfterMs || askedPauseMs(answer) > giveUpAfterMs;
    if (!worthAnother(answer) || tooLate) return answer;
    onTry(tries, busy);
    await pause(clock, waitMs);
  }
}

/** Pauses between tries in ms: short at first, then steady. */
const pausesMs = [500, 1000, 2000, 4000] as const;
const giveUpAfterMs = 60_000;

const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

/** The server asked for patience. */
const isBusy = <T>(answer: Answer<T>): boolean =>
  !answer.ok && !('lost' in answer) && answer.refusal.code === 'too-many';

/** Whether asking the same again may bring an answer: none came, or the server asked for patience. */
const worthAnother = <T>(answer: Answer<T>): boolean => (!answer.ok && 'lost' in answer) || isBusy(answer);

/** For how long the server asked to be left alone (ms); 0 = it did not say. */
const askedPauseMs = <T>(answer: Answer<T>): number => {
  const seconds = answer.ok || 'lost' in answer ? undefined : answer.refusal.about?.retryAfterSeconds;
  return typeof seconds === 'number' ? seconds * 1000 : 0;
};
