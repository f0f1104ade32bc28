/** How long a text message is. */

export interface SmsLength {
  readonly alphabet: 'gsm' | 'unicode';
  /** Letters as the network counts them. */
  readonly letters: number;
  readonly parts: number;
}

/**
 * [NO5] Counts a text as a network does (3GPP TS 23.038): 160 letters of GSM-7 in one message or 153 in each of several, where
 * `[`, `€` and some others take two; with any other letter, such as ə, it is UCS-2: 70 or 67. No letter is cut in two.
 */
export function smsLength(text: string): SmsLength {
  const letters = [...text];
  if (letters.every((one) => gsm.has(one) || gsmTwice.has(one))) {
    const costs = letters.map((one) => (gsmTwice.has(one) ? 2 : 1));
    return { alphabet: 'gsm', ...counted(costs, 160, 153) };
  }
  // UCS-2 has two for a letter beyond the first plane.
  return {
    alphabet: 'unicode',
    ...counted(
      letters.map(({ length }) => length),
      70,
      67,
    ),
  };
}

const counted = (costs: readonly number[], whole: number, each: number) => {
  const letters = costs.reduce((sum, one) => sum + one, 0);
  if (letters <= whole) return { letters, parts: letters === 0 ? 0 : 1 };
  let [parts, room] = [1, each];
  for (const cost of costs) {
    if (cost > room) [parts, room] = [parts + 1, each];
    room -= cost;
  }
  return { letters, parts };
};

const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmTwice = new Set('^{}\\[~]|€\f');
