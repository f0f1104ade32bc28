/** What is wrong with rows of a file: the same problem is told once, with the lines that have it. */
export interface RowProblems {
  add(line: number, problem: string): void;
  /** Rows with a problem. */
  count(): number;
  /** As `lines 7, 12 and 3 more: endedAt is before startedAt`, in the order of the first of them; the rest in a last line. */
  told(): readonly string[];
}

/** Begins with none. */
export function createRowProblems(): RowProblems {
  const found = new Map<string, { readonly lines: number[]; count: number }>();
  let all = 0;
  let beyond = 0;
  return {
    add(line, problem) {
      all += 1;
      const known = found.get(problem);
      if (known !== undefined) {
        known.count += 1;
        if (known.lines.length < linesNamed) known.lines.push(line);
      } else if (found.size < problemsTold) found.set(problem, { lines: [line], count: 1 });
      else beyond += 1;
    },
    count: () => all,
    told: () => [
      ...[...found].map(([problem, { lines, count }]) => `${linesOf(lines, count)}: ${problem}`),
      ...(beyond === 0 ? [] : [`and ${beyond} more rows with other problems`]),
    ],
  };
}

const linesNamed = 5;
const problemsTold = 20;

const linesOf = (lines: readonly number[], count: number): string => {
  const more = count > lines.length ? ` and ${count - lines.length} more` : '';
  return `${count === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more}`;
};
