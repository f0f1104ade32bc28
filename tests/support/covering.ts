/** Each factor's choices by its name. */
export type Factors = { readonly [name: string]: readonly unknown[] };
/** One choice of each factor. */
export type Chosen<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/**
 * Few cases in which every choice of a factor meets every two choices of any two others: of what three parts do together nothing
 * is left out. Deterministic; found greedily, so some more than the least there could be.
 */
export function covering<F extends Factors>(factors: F): readonly Chosen<F>[] {
  const names = Object.keys(factors);
  const sizes = names.map((name) => factors[name]?.length ?? 0);
  const open = new Set(threesOf(sizes));
  const rows: (readonly number[])[] = [];
  for (const three of open) {
    const row = names.map(() => -1);
    for (const part of three.split(' ')) {
      const [factor = 0, choice = 0] = part.split(':').map(Number);
      row[factor] = choice;
    }
    sizes.forEach((size, factor) => {
      if (row[factor] === -1) row[factor] = bestChoice(row, factor, size, open);
    });
    for (const covered of threesIn(row)) open.delete(covered);
    rows.push(row);
  }
  return rows.map(
    (row) => Object.fromEntries(names.map((name, at) => [name, factors[name]?.[row[at] ?? 0]])) as Chosen<F>,
  );
}

/** Every choice of each factor with every one of all others. */
export function crossed<F extends Factors>(factors: F): readonly Chosen<F>[] {
  const all = Object.entries(factors).reduce<readonly object[]>(
    (before, [name, choices]) => before.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  );
  return all as readonly Chosen<F>[];
}

/** The choice that meets the most that have not met yet; the first of those that are as good. */
const bestChoice = (row: readonly number[], factor: number, size: number, open: ReadonlySet<string>): number => {
  let [best, most] = [0, -1];
  for (let choice = 0; choice < size; choice++) {
    const count = threesIn(row.with(factor, choice)).filter((three) => open.has(three)).length;
    if (count > most) [best, most] = [choice, count];
  }
  return best;
};

const threesOf = (sizes: readonly number[]): readonly string[] =>
  placesOf(sizes.length).flatMap((three) =>
    three.reduce<readonly string[]>(
      (all, at) =>
        all.flatMap((before) =>
          Array.from({ length: sizes[at] ?? 0 }, (_, choice) => `${before}${before === '' ? '' : ' '}${at}:${choice}`),
        ),
      [''],
    ),
  );

/** What the chosen ones of a row (-1 = not yet) have in it by threes. */
const threesIn = (row: readonly number[]): readonly string[] =>
  placesOf(row.length).flatMap((three) =>
    three.every((at) => row[at] !== -1) ? three.map((at) => `${at}:${row[at]}`).join(' ') : [],
  );

const placesOf = (count: number): readonly (readonly number[])[] => {
  const all: (readonly number[])[] = [];
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++) for (let c = b + 1; c < count; c++) all.push([a, b, c]);
  return all;
};
