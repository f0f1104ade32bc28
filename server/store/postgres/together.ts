/**
 * Waits for statements that were given to a session at once: they go there in one message and are carried out in the order of giving.
 * Rejects with the first that failed, and only once none is under way any more: what follows finds the session free.
 */
export async function together(statements: readonly Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(statements);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
