import type { TicketSecret } from '../personal.ts';
import { type Push, type PushStore, pushesKept } from '../pushes.ts';

/** The same as the table of the real store; a row is there only as long as its secret. */
export function memoryPushes(
  secrets: ReadonlyMap<string, TicketSecret & { readonly centre: string }>,
  beforeWrite: () => void,
): PushStore {
  const rows = new Map<string, readonly Push[]>();
  const ofTicket = (centre: string, ticket: string): readonly string[] =>
    [...rows.keys()].filter((secret) => {
      const one = secrets.get(secret);
      return one?.centre === centre && one.ticket === ticket;
    });
  return {
    async putPush(secret, push, now) {
      beforeWrite();
      if ((secrets.get(secret)?.expiresAt ?? now) <= now) return false;
      const others = (rows.get(secret) ?? []).filter(({ endpoint }) => endpoint !== push.endpoint);
      rows.set(secret, [...others, push].slice(-pushesKept));
      return true;
    },
    pushesOf: async (centre, ticket, now) =>
      ofTicket(centre, ticket)
        .filter((secret) => (secrets.get(secret)?.expiresAt ?? now) > now)
        .flatMap((secret) => rows.get(secret) ?? []),
    async removePushes(centre, ticket, endpoint) {
      beforeWrite();
      for (const secret of ofTicket(centre, ticket)) {
        rows.set(
          secret,
          (rows.get(secret) ?? []).filter((one) => endpoint !== undefined && one.endpoint !== endpoint),
        );
      }
    },
  };
}
