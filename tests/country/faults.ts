import type { Random } from '../../engine/simulate/random.ts';
import type { Site } from './site.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

/** What befalls a country: at chosen moments something breaks, here or there. */
export interface Faults {
  /** From now until a moment (ms). */
  befall(until: number): void;
  /** How many have come. */
  count(): number;
}

/** Who may be met, the head office first. */
interface FaultParts {
  readonly world: World;
  readonly sites: readonly Site<unknown>[];
  readonly wire: Wire;
  /** Which come, by their numbers; null = all. The others are passed over, and all else stays. */
  readonly only: ReadonlySet<number> | null;
}

/** How far apart faults are, in the mean (ms): each country has one of these, and some kinds of faults more often than others. */
const apartMs = [40_000, 100_000, 250_000] as const;

export function createFaults(parts: FaultParts): Faults {
  const { world, only, sites } = parts;
  const dice = world.dice('faults');
  const apart = apartMs[dice.int(apartMs.length)] ?? 0;
  const weights = kinds.map(({ weight }) => (dice.uniform() < 0.25 ? 0.1 : weight));
  let count = 0;
  const one = (): void => {
    const [kind, which] = [dice.weighted(weights), dice.int(sites.length)];
    // Each fault has dice of its own, so that one that is left out changes nothing of the others.
    const own = world.dice(`fault ${count}`);
    const [site, { name, happens }] = [sites[which], kinds[kind] ?? kinds[0]];
    if (site !== undefined && (only?.has(count) ?? true)) {
      world.note(`fault ${count}: ${name} at ${site.computer.name}`);
      happens({ ...parts, dice: own, site, isOffice: which === 0 });
    }
    count += 1;
  };
  const next = (until: number): void => {
    world.after(dice.exponential(apart), () => {
      if (world.now() > until) return;
      one();
      next(until);
    });
  };
  return { befall: next, count: () => count };
}

interface Met extends FaultParts {
  readonly dice: Random;
  readonly site: Site<unknown>;
  readonly isOffice: boolean;
}
interface Kind {
  readonly name: string;
  readonly weight: number;
  readonly happens: (met: Met) => void;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Nothing is away for longer than this, so that all is well again in the end. */
const longestAwayMs = 8 * minute;
const away = (dice: Random, meanMs: number): number => Math.min(longestAwayMs, dice.exponential(meanMs));

const lineOf = ({ isOffice, site }: Met): string => (isOffice ? '*' : site.computer.name);

/** What the clock shows after a start: mostly the time, else an hour off, or the beginning of time. */
const wallAfterStart = (dice: Random, now: number): number => [0, 0, 0, hour, -hour, -now][dice.int(6)] ?? 0;

/** The clock is right again some while after, and the network holds it then. */
const putRight = ({ world, site, dice }: Met): void => {
  world.after(minute + dice.exponential(10 * minute), () => {
    site.computer.setWall(0);
    site.computer.vouch(true);
  });
};

const kinds: readonly [Kind, ...Kind[]] = [
  {
    ...{ name: 'killed', weight: 5 },
    happens: ({ site, dice }) => site.stop({ how: 'kill' }, second + away(dice, 20 * second)),
  },
  {
    ...{ name: 'the power goes', weight: 4 },
    happens(met) {
      const { site, dice, world } = met;
      const wallOffMs = wallAfterStart(dice, world.now());
      site.stop({ how: 'power', wallOffMs }, 5 * second + away(dice, 2 * minute));
      putRight(met);
    },
  },
  {
    ...{ name: 'the line is cut', weight: 4 },
    happens: (met) => met.wire.cut(lineOf(met), met.dice.exponential(met.dice.int(5) === 0 ? hour : 2 * minute)),
  },
  {
    ...{ name: 'the line is bad', weight: 5 },
    happens: (met) => met.wire.spoil(lineOf(met), 2 * minute + met.dice.exponential(8 * minute)),
  },
  {
    ...{ name: 'the disk is full', weight: 2 },
    happens: ({ site, dice }) => site.disk.refuseFor(dice.exponential(30 * second)),
  },
  {
    ...{ name: 'the disk is slow', weight: 2 },
    happens: ({ site, dice }) => site.disk.slowFor(dice.exponential(minute)),
  },
  {
    ...{ name: 'the clock jumps', weight: 4 },
    happens(met) {
      met.site.computer.setWall([hour, -hour, 90 * second, -90 * second][met.dice.int(4)] ?? 0);
      met.site.computer.vouch(false);
      putRight(met);
    },
  },
  {
    ...{ name: 'it sleeps', weight: 2 },
    happens: ({ site, dice }) => site.computer.sleepFor(away(dice, 2 * minute)),
  },
  {
    ...{ name: 'an older copy is put back', weight: 1 },
    // A branch that is put back has another log from then on, which people look into.
    happens({ site, dice, isOffice, world }) {
      if (!isOffice) return;
      const copy = site.disk.copy();
      world.after(away(dice, 5 * minute), () => {
        world.note(`${site.computer.name}: put back to ${copy.length} transactions`);
        site.stop({ how: 'kill' }, 10 * second, () => site.disk.restore(copy));
      });
    },
  },
];
