import fc from 'fast-check';

/** Asks a property of stories from a fixed seed, and of as many from one of chance. */
export function assertSeeded<T>(property: fc.IProperty<T>, options: Options = {}): void {
  for (const round of rounds(options)) fc.assert(property, round);
}

/** The same of a property that takes its time. */
export async function assertSeededLater<T>(property: fc.IAsyncProperty<T>, options: Options = {}): Promise<void> {
  for (const round of rounds(options)) await fc.assert(property, round);
}

/** The same stories in every run stand beside others. `PROPERTY_SEED=…` tells those of a failure again, which names its seed. */
const fixed = 2017;
const { PROPERTY_SEED: told } = process.env;
const usualRuns = 100;

interface Options {
  readonly numRuns?: number;
}

interface Round {
  readonly numRuns: number;
  readonly seed?: number;
}

const rounds = ({ numRuns = usualRuns }: Options): readonly Round[] => {
  if (told !== undefined) return [{ numRuns, seed: Number(told) }];
  const half = Math.ceil(numRuns / 2);
  return [{ numRuns: half, seed: fixed }, { numRuns: half }];
};
