/** How many lines a text takes in a column of a spreadsheet, whose width counts figures: bold and wide letters take more. */
export function linesIn(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const wide = word.length * widest;
    if (used > 0 && used + wide + 1 > width) {
      lines += 1;
      used = 0;
    }
    used += wide + (used > 0 ? 1 : 0);
  }
  return lines;
}

/** A column in which no word of a head is broken. */
export function widthOfWords(head: string): number {
  return Math.ceil(Math.max(...head.split(/\s+/).map((word) => word.length)) * widest) + 1;
}

const widest = 1.15;
/** Points of a line at 11 points. */
export const lineHeight = 15;
