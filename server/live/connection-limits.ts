import type { Caller } from '../access/caller.ts';

/** Counts the sockets that are open. */
export interface ConnectionLimits {
  /** Counts one more in, or refuses it; gives what to call once it has closed. */
  enter(caller: Caller, address: string): { leave(): void } | null;
}

/** No sockets yet. */
export function createConnectionLimits(): ConnectionLimits {
  const counts = new Map<string, number>();
  const add = (name: string, by: number): void => {
    const count = (counts.get(name) ?? 0) + by;
    if (count <= 0) counts.delete(name);
    else counts.set(name, count);
  };
  return {
    enter(caller, address) {
      const place = `address:${address}`;
      const name = nameOf(caller);
      if ((counts.get(place) ?? 0) >= perAddress) return null;
      if (name !== null && (counts.get(name) ?? 0) >= perCaller) return null;
      const names = name === null ? [place] : [place, name];
      for (const one of names) add(one, 1);
      let inside = true;
      return {
        leave() {
          if (!inside) return;
          inside = false;
          for (const one of names) add(one, -1);
        },
      };
    },
  };
}

/** How many sockets one person's session, device or program may have open, and how many one address. */
const perCaller = 20;
const perAddress = 1000;

const nameOf = (caller: Caller): string | null => {
  switch (caller.kind) {
    case 'nobody':
      return null;
    case 'user':
      return `session:${caller.session}`;
    case 'token':
    case 'device':
      return `${caller.kind}:${caller.id}`;
  }
};
