/** Compares two texts in the order of an alphabet, ignoring case; letters that it lacks come after its own. */
export function byAlphabet(alphabet: string, language: string) {
  const rank = new Map([...alphabet].map((letter, index) => [letter, index]));
  const rankOf = (letter: string): number => rank.get(letter) ?? alphabet.length + (letter.codePointAt(0) ?? 0);
  return (a: string, b: string): number => {
    const left = [...a.toLocaleLowerCase(language)];
    const right = [...b.toLocaleLowerCase(language)];
    for (let index = 0; index < Math.min(left.length, right.length); index++) {
      const difference = rankOf(left[index] ?? '') - rankOf(right[index] ?? '');
      if (difference !== 0) return difference;
    }
    return left.length - right.length;
  };
}
