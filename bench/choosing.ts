import { findTicket } from '../engine/queue/lookup.ts';
import { ahead } from '../engine/queue/order/ahead.ts';
import { chooseNext } from '../engine/queue/order/choose-next.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { Hall } from '../tests/queue/hall.ts';
import { median, ratioOf, shown, table, verdict } from './figures.ts';
import { benchCentre } from './hall.ts';

/** Choosing the next one at more and more who wait, in the same number of lines and with the same profile. */

export async function choosing(): Promise<void> {
  for (const kind of [plain(), withRates()]) measured(kind);
}

const waiting = [100, 10_000, 100_000] as const;
const lines = 40;
const rounds = 9;
const calls = 20_000;
const places = 2000;

interface Kind {
  readonly name: string;
  readonly centre: Centre;
  /** The classes of each service, in turn over the services; with the services they make up the lines. */
  readonly classes: readonly (readonly (string | null)[])[];
}

const plain = (): Kind => ({ name: 'first come, first served', centre: benchCentre(), classes: [[null]] });

/** Ordinary visitors and three classes that gather priority at rates of their own; limits, none of them passed yet. */
const withRates = (): Kind => {
  const centre = benchCentre();
  const classes = [
    { id: 'twice', headStartSeconds: 600, rate: 2, latestSeconds: 80_000 },
    { id: 'half', headStartSeconds: 0, rate: 0.5 },
    { id: 'strict', headStartSeconds: 0, rate: 1_000_000 },
  ];
  const priorityClasses = classes.map((one) => ({ name: { az: one.id }, proof: {}, offered: true, ...one }));
  const services = centre.services.map((one) => ({ ...one, maxWaitSeconds: 86_000 }));
  return {
    name: 'four rates and limits',
    centre: { ...centre, services, priorityClasses },
    classes: [
      [null, 'twice'],
      ['half', 'strict'],
    ],
  };
};

const hallWith = ({ centre, classes }: Kind, count: number): Hall => {
  const each = classes[0]?.length ?? 1;
  const all = centre.services
    .slice(0, lines / each)
    .flatMap(({ id }, index) => (classes[index % classes.length] ?? []).map((one) => ({ id, priorityClass: one })));
  const hall = new Hall(centre).open('1');
  const began = hall.now;
  for (let made = 0; made < count; made++) {
    const line = all[made % all.length];
    hall.issue(line?.id ?? '', line?.priorityClass ?? null);
    hall.now = began;
  }
  return hall;
};

/** Microseconds of one choice. */
const timed = ({ state }: Hall): number => {
  const began = performance.now();
  for (let call = 0; call < calls; call++) if (chooseNext(state, '1') === null) throw new Error('nobody waits');
  return ((performance.now() - began) / calls) * 1000;
};

/** Microseconds to count who is ahead of the last that came. */
const countedAhead = ({ state }: Hall, count: number): number => {
  const ticket = findTicket(state, [...state.lines.values()].at(-1)?.root?.value ?? '');
  if (ticket === null || count === 0) throw new Error('nobody waits');
  const began = performance.now();
  for (let place = 0; place < places; place++) ahead(state, ticket);
  return ((performance.now() - began) / places) * 1000;
};

const measured = (kind: Kind): void => {
  const halls = waiting.map((count) => hallWith(kind, count));
  const found = halls.map((): number[] => []);
  const counted = halls.map((): number[] => []);
  for (let round = -2; round < rounds; round++) {
    for (const [index, hall] of halls.entries()) {
      const took = [timed(hall), countedAhead(hall, waiting[index] ?? 0)] as const;
      if (round < 0) continue;
      found[index]?.push(took[0]);
      counted[index]?.push(took[1]);
    }
  }
  const [few = [], , many = []] = found;
  const growth = ratioOf(many, few);
  table(`Choosing the next of those who wait in ${lines} lines: ${kind.name}`, [
    ['waiting', 'µs', '× the first', 'µs to count who is ahead', 'aim'],
    ...found.map((took, index) => [
      shown(waiting[index] ?? 0),
      shown(median(took)),
      shown(ratioOf(took, few)),
      shown(median(counted[index] ?? [])),
      index === 2 ? `${verdict(growth, { atMost: 3 })}; µs ${verdict(median(many), { atMost: 20 })}` : '',
    ]),
  ]);
};
