import { chooseNext } from '../server/queue/choose-next.ts';
import { Hall } from '../tests/queue/hall.ts';
import { median, shown, table, verdict } from './figures.ts';
import { benchCentre } from './hall.ts';

/** Choosing the next one at more and more who wait, in the same number of lines and with the same profile. */

const waiting = [100, 10_000, 100_000] as const;
const lines = 40;
const rounds = 9;
const calls = 20_000;

const hallWith = (count: number): Hall => {
  const centre = benchCentre();
  const services = centre.services.slice(0, lines).map(({ id }) => id);
  const hall = new Hall(centre).open('1');
  for (let made = 0; made < count; made++) hall.issue(services[made % lines] ?? '');
  return hall;
};

/** Microseconds of one choice. */
const timed = ({ state }: Hall): number => {
  const began = performance.now();
  for (let call = 0; call < calls; call++) if (chooseNext(state, '1') === null) throw new Error('nobody waits');
  return ((performance.now() - began) / calls) * 1000;
};

export const choosing = async (): Promise<void> => {
  const halls = waiting.map(hallWith);
  const found = halls.map((): number[] => []);
  for (let round = -2; round < rounds; round++) {
    for (const [index, hall] of halls.entries()) {
      const took = timed(hall);
      if (round >= 0) found[index]?.push(took);
    }
  }
  const [first = 0, , last = 0] = found.map(median);
  table(`Choosing the next of those who wait in ${lines} lines`, [
    ['waiting', 'µs', '× the first', 'aim'],
    ...found.map((took, index) => [
      shown(waiting[index] ?? 0),
      shown(median(took)),
      shown(median(took) / first),
      index === 2 ? `${verdict(last / first, { atMost: 3 })}; µs ${verdict(last, { atMost: 20 })}` : '',
    ]),
  ]);
};
