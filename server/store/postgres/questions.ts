import { together } from './together.ts';

/**
 * Decisions are made at once (`decide` of the port waits for nothing), what they ask about must be found. So a question that is not
 * answered yet breaks off what asks it, is answered, and the decision is made again: it is pure, and asks the same again. What a
 * decision made of being broken off counts for nothing, be it that it caught it and went on.
 */

/** Makes a question that answers at once out of one that is to be waited for. The same arguments are asked for once. */
export function question<Asked extends readonly (string | number | object)[], Answer>(
  find: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key);
    if (found !== undefined) return found.answer;
    open.push(async () => void known.set(key, { answer: await find(...asked) }));
    throw new Unanswered('not found yet');
  };
}

/** The same of a question that is asked many times by one decision: all that it asked in vain is found at once, each answer at its place. */
export function questionOfMany<Asked extends readonly string[], Answer>(
  find: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (...asked: Asked) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  let wanted = new Map<string, Asked>();
  const findAll = async (): Promise<void> => {
    const all = [...wanted.values()];
    wanted = new Map();
    const found = await find(all);
    all.forEach((asked, index) => {
      const answer = found[index];
      if (answer !== undefined) known.set(JSON.stringify(asked), { answer });
    });
  };
  return (...asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key);
    if (found !== undefined) return found.answer;
    if (wanted.size === 0) open.push(findAll);
    wanted.set(key, asked);
    throw new Unanswered('not found yet');
  };
}

/** What a decision gives in the end, once all that it asks is known. */
export async function decided<T>(decide: () => T): Promise<T> {
  for (;;) {
    open = [];
    const made = attempt(decide);
    const asked = open;
    if (asked.length === 0) return made();
    await together(asked.map((find) => find()));
  }
}

/** Breaks off a decision: what it asked must be found first. */
class Unanswered extends Error {}

/** What the decision that is being made has asked in vain. It is made at once: there is one at a time. */
let open: (() => Promise<void>)[] = [];

/** Gives what was decided, or throws what that threw. */
const attempt = <T>(decide: () => T): (() => T) => {
  try {
    const value = decide();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
};
