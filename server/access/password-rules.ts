import { type Result, refuse } from '../../shared/refusals.ts';

export type WeakBecause = 'short' | 'long' | 'login' | 'common';

/** Why a new password is too weak for somebody of this login and name; null if it is good enough. */
export async function passwordFault(
  password: string,
  { login, name }: { readonly login: string; readonly name?: string },
): Promise<Weak | null> {
  const letters = [...password.normalize('NFC')];
  if (letters.length < passwordLetters.least) return weak('short');
  if (letters.length > passwordLetters.most) return weak('long');
  // The name once more, or a few letters beside it, are no secret.
  const beside = plain(password).replaceAll(plain(login), '');
  if (beside === '' || (beside.length < 4 && login.length >= 4)) return weak('login');
  judge ??= openJudge();
  const score = (await judge)(letters.slice(0, lookedAt).join(''), [
    ...houseWords,
    login,
    ...(name ?? '').split(/\s+/),
  ]);
  return score < scoreAtLeast ? weak('common') : null;
}

/** The least letters of a password, and the most. */
export const passwordLetters = { least: 10, most: 200 } as const;
/** What somebody who tries the commonest first comes to soon: fewer than a million guesses. */
const scoreAtLeast = 2;
/** What stands beyond this many letters is not looked at: looking takes longer the more there are. */
const lookedAt = 64;

/** What anybody would try here: the product, and what stands over the doors of such places. */
const houseWords = [
  'novbe',
  'növbə',
  'növbe',
  'kiosk',
  'bilet',
  'xidmət',
  'xidmet',
  'mərkəz',
  'merkez',
  'vətəndaş',
  'vetendas',
];

type Weak = Extract<Result<never>, { readonly ok: false }>;

const messages: { readonly [because in WeakBecause]: string } = {
  short: `A password must have at least ${passwordLetters.least} letters`,
  long: `A password has at most ${passwordLetters.most} letters`,
  login: 'A password must not be the name that one signs in with',
  common: 'This password is among the first that anybody would try',
};
const weak = (because: WeakBecause): Weak => refuse('weak-password', messages[because], { because });

type Judge = (password: string, own: readonly string[]) => number;
let judge: Promise<Judge> | null = null;
/** The lists of the commonest passwords are large, and asked for seldom: they are read when they are first needed. */
const openJudge = async (): Promise<Judge> => {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const known = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, own) => known.check(password, [...own]).score;
};

const plain = (text: string): string => text.normalize('NFC').toLowerCase();
