import type { Answer } from '../ui/api.ts';
import type { Clock } from '../ui/clock.ts';

/** Pauses between tries in ms: short at first, then steady. */
const pausesMs = [500, 1000, 2000, 4000] as const;
const giveUpAfterMs = 60_000;

const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

/** Whether asking the same again may bring an answer: none came, or the server asked for patience. */
const worthAnother = <T>(answer: Answer<T>): boolean =>
  !answer.ok && ('lost' in answer || answer.refusal.code === 'too-many');

/** Asks until there is an answer or a minute has gone by; `onTry` is told how often it has asked. The last answer is given. */
export const askUntilAnswered = async <T>(
  ask: () => Promise<Answer<T>>,
  clock: Clock,
  onTry: (tries: number) => void,
): Promise<Answer<T>> => {
  const begun = clock.now();
  for (let tries = 1; ; tries += 1) {
    onTry(tries);
    const answer = await ask();
    if (!worthAnother(answer) || clock.now() - begun >= giveUpAfterMs) return answer;
    await pause(clock, pausesMs[Math.min(tries, pausesMs.length) - 1] ?? 0);
  }
};
