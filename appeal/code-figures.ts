/** What is typed of a code, without what cannot be of one: its six figures at most. */
export function codeFigures(text: string): string {
  return text.replaceAll(/[^0-9]/gu, '').slice(0, codeLength);
}

/** Whether all of a code is typed. */
export function isCode(figures: string): boolean {
  return figures.length === codeLength;
}

const codeLength = 6;
