import type { HeadRequest, Send } from '../../server/link/head-line.ts';
import type { Computer, Life } from './computer.ts';
import type { World } from './world.ts';

/** The network between branches and a head office: what is sent may come late, twice, in another order, cut short, or never. */
export interface Wire {
  /** How a program of a branch sends. */
  from(computer: Computer, life: Life): Send;
  /** Who answers from now on. */
  listen(computer: Computer, life: Life, answer: Answer): void;
  /** The line of a branch, or of all (`*`), is cut for so long: what is sent is refused, or gone. */
  cut(line: string, ms: number): void;
  /** For so long everything goes wrong on it now and then. */
  spoil(line: string, ms: number): void;
  /** All lines are good again. */
  heal(): void;
}

/** A request as it arrives; `gone` aborts once nobody waits for the answer. */
export type Arrived = Pick<HeadRequest, 'method' | 'address' | 'key' | 'text'> & { readonly gone: AbortSignal };
export type Reply = Awaited<ReturnType<Send>>;
export type Answer = (request: Arrived) => Promise<Reply>;

export function createWire(world: World): Wire {
  const dice = world.dice('wire');
  const [cutUntil, spoiltUntil] = [new Map<string, number>(), new Map<string, number>()];
  const isNow = (until: Map<string, number>, centre: string): boolean =>
    Math.max(until.get(centre) ?? 0, until.get('*') ?? 0) > world.now();
  let office: Office | null = null;
  const lines: Lines = {
    ...{ world, dice, office: () => office },
    isCut: (centre) => isNow(cutUntil, centre),
    isSpoilt: (centre) => isNow(spoiltUntil, centre),
  };
  return {
    from: (computer, life) => (request) =>
      new Promise((resolve, reject) => {
        const trip = createTrip(lines, { computer, life, request, resolve, reject });
        trip.send();
      }),
    listen(computer, life, answer) {
      office = { computer, life, answer };
    },
    cut: (line, ms) => void cutUntil.set(line, world.now() + ms),
    spoil: (line, ms) => void spoiltUntil.set(line, world.now() + ms),
    heal() {
      cutUntil.clear();
      spoiltUntil.clear();
    },
  };
}

interface Office {
  readonly computer: Computer;
  readonly life: Life;
  readonly answer: Answer;
}
interface Lines {
  readonly world: World;
  readonly dice: ReturnType<World['dice']>;
  readonly office: () => Office | null;
  readonly isCut: (centre: string) => boolean;
  readonly isSpoilt: (centre: string) => boolean;
}
interface Sent {
  readonly computer: Computer;
  readonly life: Life;
  readonly request: HeadRequest;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** How often each happens on a spoilt line. */
const shares = { lost: 0.12, replyLost: 0.15, twice: 0.2, cutShort: 0.08, late: 0.15 };
/** How long a late one takes at most (ms): longer than anybody waits for it. */
const latestMs = 100_000;

const createTrip = (lines: Lines, sent: Sent) => {
  const { world, dice, isCut, isSpoilt } = lines;
  const { computer, life, request, resolve, reject } = sent;
  const { name: centre } = computer;
  const gone = new AbortController();
  const happens = (share: number): boolean => dice.uniform() < share && isSpoilt(centre);
  const travelMs = (): number => (happens(shares.late) ? dice.uniform() * latestMs : 3 + dice.exponential(25));
  const inLife = (ms: number, run: () => void): void => void computer.timers(life).after(ms, run);
  const reset = (): void => inLife(dice.int(200), () => reject(new Error('the connection was reset')));
  const give = ({ status, text }: Reply): void => {
    const short = happens(shares.cutShort) ? text.slice(0, dice.int(text.length + 1)) : text;
    const isLost = isCut(centre) || happens(shares.replyLost);
    if (!isLost) inLife(travelMs(), () => resolve({ status, text: short }));
    else if (dice.uniform() < 0.5) reset();
  };
  const arrive = (): void => {
    const office = lines.office();
    if (isCut(centre)) return;
    if (office === null || !office.life.alive) {
      reset();
      return;
    }
    office.life.onEnd(reset);
    const { method, address, key, text } = request;
    const short = text !== null && happens(shares.cutShort) ? text.slice(0, dice.int(text.length)) : text;
    const { answer } = office;
    office.computer.timers(office.life).after(0, () => {
      answer({ method, address, key, text: short, gone: gone.signal }).then(give, reset);
    });
  };
  return {
    send(): void {
      const abort = (): void => {
        reject(new Error('nobody waits any more'));
        world.after(20, () => gone.abort('gone'));
      };
      if (request.signal.aborted) abort();
      request.signal.addEventListener('abort', abort, { once: true });
      life.onEnd(() => gone.abort('gone'));
      if (isCut(centre)) {
        if (dice.uniform() < 0.5) reset();
        return;
      }
      if (happens(shares.lost)) return;
      world.after(travelMs(), arrive);
      if (happens(shares.twice)) world.after(travelMs() + travelMs(), arrive);
    },
  };
};
