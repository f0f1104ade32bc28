import { thisMachine } from '../../server/time/machine.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Asker, Asking } from '../demo/asking.ts';
import { openEyes } from '../demo/eyes.ts';
import { createLags } from './lags.ts';
import type { ServerDid } from './messages.ts';

/** What a simulated country does, measured. */
export interface Meter {
  did(server: string, did: ServerDid): void;
  /** Looks at walls of some centres at the head office from then on. */
  look(at: LookAt): Promise<{ close(): void }>;
  /** What has happened since it was last asked. */
  take(): Promise<Measured>;
}

export interface LookAt {
  readonly base: string;
  readonly asking: Asking;
  readonly admin: Asker;
}

export interface Measured {
  /** Events that branches have stored, and commands that were refused, by code. */
  readonly events: number;
  readonly refused: ReadonlyMap<string, number>;
  /** Events that branches have and the head office does not. */
  readonly behind: number;
  /** From being stored at a branch until a wall at the head office shows it (ms). */
  readonly lag: ReturnType<ReturnType<typeof createLags>['take']>;
  /** Memory (bytes), by server. */
  readonly rss: ReadonlyMap<string, number>;
}

/** Opens it; walls of `walls` centres are looked at, spread over all. */
export function openMeter(centres: readonly Centre[]): Meter {
  const step = Math.max(1, Math.floor(centres.length / walls));
  const watched = new Set(
    centres
      .filter((_, index) => index % step === 0)
      .slice(0, walls)
      .map(({ id }) => id),
  );
  const lags = createLags(watched);
  const heads = new Map<string, number>();
  const rss = new Map<string, number>();
  let [events, refused] = [0, new Map<string, number>()];
  let to: LookAt | null = null;
  return {
    did(server, { stored, refused: codes, rss: bytes }) {
      rss.set(server, bytes);
      for (const [centre, seq, at] of stored) {
        events += Math.max(0, seq - (heads.get(centre) ?? seq - 1));
        heads.set(centre, seq);
        lags.stored(centre, seq, at);
      }
      for (const code of codes) refused.set(code, (refused.get(code) ?? 0) + 1);
    },
    async look(at) {
      to = at;
      return lookAtWalls(at, watched, lags.seen);
    },
    async take() {
      const measured = { events, refused, behind: await behindOf(to, heads), lag: lags.take(), rss: new Map(rss) };
      [events, refused] = [0, new Map()];
      return measured;
    },
  };
}

/** A program has twenty sockets at most. */
const walls = 20;

const lookAtWalls = async (
  { base, asking, admin }: LookAt,
  centres: ReadonlySet<string>,
  seen: (centre: string, seq: number, at: number) => void,
): Promise<{ close(): void }> => {
  const made = await asking.ask(admin, 'addToken', { body: { name: 'country', role: 'manager', centre: null } });
  if (!made.ok) throw new Error(`no walls can be looked at: ${made.refusal.code}`);
  const by = { name: 'country', token: made.value.token };
  const { elapsed } = thisMachine();
  const eyes = openEyes(base, asking);
  for (const centre of centres) {
    let isFirst = true;
    eyes.watch(by, { centre, view: 'hall', id: 'hall-1' }, (_, seq) => {
      // The first one says how it has stood for a while.
      if (!isFirst) seen(centre, seq, elapsed());
      isFirst = false;
    });
  }
  return eyes;
};

const behindOf = async (at: LookAt | null, heads: ReadonlyMap<string, number>): Promise<number> => {
  const known = await at?.asking.ask(at.admin, 'branches');
  if (known?.ok !== true) return 0;
  return known.value.reduce(
    (sum, { centre, stream }) => sum + Math.max(0, (heads.get(centre) ?? 0) - (stream?.seq ?? 0)),
    0,
  );
};
