/** Random numbers that can be had again: the same seed gives the same ones on every machine. */
export interface Random {
  /** Above 0 and below 1, all alike. */
  uniform(): number;
  /** A whole number from 0 up to `count` - 1. */
  int(count: number): number;
  exponential(mean: number): number;
  /** Log-normal about a mean, with a coefficient of variation (standard deviation / mean). */
  lognormal(mean: number, variation: number): number;
  /** The index of one of these weights, the heavier the likelier. */
  weighted(weights: readonly number[]): number;
}

/** The numbers of a seed, a whole number. */
export function createRandom(seed: number): Random {
  const uniform = createUniform(seed);
  /** Box and Muller, 1958. */
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    int: (count) => Math.floor(uniform() * count),
    exponential: (mean) => -mean * Math.log(uniform()),
    lognormal(mean, variation) {
      const square = Math.log(1 + variation * variation);
      return mean * Math.exp(Math.sqrt(square) * normal() - square / 2);
    },
    weighted(weights) {
      let rest = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        rest -= weight;
        if (rest < 0) return index;
      }
      return Math.max(0, weights.length - 1);
    },
  };
}

/** Splitmix32: four well mixed words out of one seed. */
const words = (seed: number): Uint32Array => {
  const mixed = new Uint32Array(4);
  let at = seed >>> 0;
  for (let index = 0; index < 4; index++) {
    at = (at + 0x9e3779b9) >>> 0;
    let word = Math.imul(at ^ (at >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    mixed[index] = (word ^ (word >>> 15)) >>> 0;
  }
  return mixed;
};

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Xoshiro128++ (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021). */
const createUniform = (seed: number): (() => number) => {
  let [a = 1, b = 2, c = 3, d = 4] = words(seed);
  return () => {
    const result = (rotated((a + d) | 0, 7) + a) >>> 0;
    const kept = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= kept;
    d = rotated(d, 11);
    return (result + 0.5) / 2 ** 32;
  };
};
