/**
 * Makes a poller of the serial binding wait for reading and writing at once. By itself it waits only for what it was asked
 * for last: a reader that begins to wait put off a waiting writer until the printer said something, and a printer that waits
 * for the rest of a slip says nothing.
 */
export function pollForBoth(poller: BindingPoller): void {
  const poll = poller.poll.bind(poller);
  const others = (['readable', 'writable'] as const).map((event) => ({ event, own: poller.listenerCount(event) }));
  poller.poll = (asked = 0) => {
    const waiting = others.filter(({ event, own }) => poller.listenerCount(event) > own);
    poll(waiting.reduce((flags, { event }) => flags | flagOf[event], asked));
  };
}

/** What we use of the binding's poller: `poll` asks the system, by the flags of libuv; those who wait are its listeners. */
export interface BindingPoller {
  poll(asked?: number): void;
  listenerCount(event: string): number;
}

const flagOf = { readable: 1, writable: 2 } as const;
