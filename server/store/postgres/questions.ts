/**
 * Decisions are made at once (`decide` of the port waits for nothing), what they ask about must be found. So a question that is not
 * answered yet ends the decision, is answered, and the decision is made again: it is pure, and asks the same again.
 */

/** Ends a decision: what it asked must be found first. */
class Unanswered extends Error {
  readonly find: () => Promise<void>;
  constructor(find: () => Promise<void>) {
    super('not found yet');
    this.find = find;
  }
}

/** Makes a question that answers at once out of one that is to be waited for. The same arguments are asked for once. */
export function question<Asked extends readonly (string | number | object)[], Answer>(
  find: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key);
    if (found !== undefined) return found.answer;
    throw new Unanswered(async () => void known.set(key, { answer: await find(...asked) }));
  };
}

/** What a decision gives in the end, once all that it asks is known. */
export async function decided<T>(decide: () => T): Promise<T> {
  for (;;) {
    try {
      return decide();
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await error.find();
    }
  }
}
