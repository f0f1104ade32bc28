/** Machine-readable zones of invented documents, after ICAO 9303. */

export interface Holder {
  readonly fin: string;
  readonly state?: string;
  /** YYMMDD; six fillers for a card that never ends. */
  readonly expires?: string;
}

const fill = (text: string, length: number): string => text.padEnd(length, '<').slice(0, length);

/** The weighted sum, modulo 10, of part 3, section 4.9. */
const digit = (text: string): string => {
  const worth = (letter: string): number => (letter === '<' ? 0 : Number.parseInt(letter, 36));
  return String([...text].reduce((sum, letter, at) => sum + worth(letter) * ([7, 3, 1][at % 3] ?? 0), 0) % 10);
};

const checked = (text: string): string => text + digit(text);

/** A card of today: three lines of 30, the FIN in the first. */
export function cardZone({ fin, state = 'AZE', expires = '330412' }: Holder): string[] {
  const first = `I<${state}${checked('AA1234567')}${fill(fin, 15)}`;
  const [born, ends, more] = [checked('900102'), checked(expires), fill('', 11)];
  const whole = digit(first.slice(5) + born + ends + more);
  return [first, `${born}F${ends}${state}${more}${whole}`, fill('SINAQOVA<<SINAQ', 30)];
}

/** An older card: two lines of 36, the FIN at the end of the second. */
export function olderCardZone({ fin, state = 'AZE', expires = '330412' }: Holder): string[] {
  const [number, born, ends] = [checked(fill('12345678', 9)), checked('900102'), checked(expires)];
  const more = fill(fin, 7);
  const whole = digit(number + born + ends + more);
  return [fill(`I<${state}SINAQOVA<<SINAQ`, 36), `${number}${state}${born}F${ends}${more}${whole}`];
}

/** A passport: two lines of 44, the FIN as the personal number. */
export function passportZone({ fin, state = 'AZE', expires = '330412' }: Holder): string[] {
  const [number, born, ends] = [checked('C12345678'), checked('900102'), checked(expires)];
  const own = checked(fill(fin, 14));
  const whole = digit(number + born + ends + own);
  return [fill(`P<${state}SINAQOVA<<SINAQ`, 44), `${number}${state}${born}F${ends}${own}${whole}`];
}
