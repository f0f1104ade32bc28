import type { CallEvent } from '../../../shared/calls/calls.ts';
import type { CallStore, CallTimes, ToldCall } from '../calls.ts';

/** What the exchange told of calls, in memory, to the same contract. */
export function memoryCalls(beforeWrite: () => void, hasCentre: (id: string) => boolean): CallStore {
  const rows = new Map<string, ReadonlyMap<string, readonly ToldCall[]>>();
  const callsOf = (centre: string) => rows.get(centre) ?? new Map<string, readonly ToldCall[]>();
  return {
    async tellCall(centre, told) {
      beforeWrite();
      if (!hasCentre(centre)) throw new Error(`no such centre: ${centre}`);
      const before = callsOf(centre).get(told.call) ?? [];
      const kept = before.find(({ event }) => event === told.event);
      if (kept !== undefined) return kept;
      rows.set(centre, new Map(callsOf(centre)).set(told.call, inOrder([...before, told])));
      return told;
    },
    toldOfCall: async (centre, call) => callsOf(centre).get(call) ?? [],
    callsBegun: async (centre, from, until) =>
      [...callsOf(centre).values()]
        .filter(([first]) => first !== undefined && first.at >= from && first.at < until)
        .sort(([a], [b]) => (a?.at ?? 0) - (b?.at ?? 0) || ((a?.call ?? '') < (b?.call ?? '') ? -1 : 1))
        .map(timesOf),
  };
}

const inOrder = (told: readonly ToldCall[]): readonly ToldCall[] =>
  told.toSorted((a, b) => a.at - b.at || (a.event < b.event ? -1 : 1));

const timesOf = (told: readonly ToldCall[]): CallTimes => {
  const at = (event: CallEvent): number | null => told.find((one) => one.event === event)?.at ?? null;
  const tickets = told.flatMap(({ ticket }) => ticket ?? []).sort();
  return {
    call: told[0]?.call ?? '',
    ...{ ringing: at('ringing'), answered: at('answered'), ended: at('ended'), abandoned: at('abandoned') },
    ticket: tickets.at(-1) ?? null,
  };
};
