import type { ScreenWords } from '../../words.ts';
import type { SecurityLine } from './security-model.ts';

/** What a line is about, in the words of the screen: names stay as they are, roles, fields and kinds are the program's own. */
export function aboutIn(words: Words, { what, about }: Pick<SecurityLine, 'what' | 'about'>): string {
  const text = about ?? '';
  switch (what) {
    case 'person-added':
    case 'person-changed':
    case 'token-made': {
      // A name may hold a colon itself: what the program says comes last.
      const at = text.lastIndexOf(': ');
      if (at < 0) return text;
      const said = text.slice(at + 2).split(', ');
      return `${text.slice(0, at)}: ${said.map((word) => wordFor(words, word)).join(', ')}`;
    }
    case 'device-let-in':
    case 'device-removed': {
      const [kind = '', ...place] = text.split(' ');
      return [wordFor(words, kind), ...place].join(' ');
    }
    case 'phone-searched':
    case 'bookings-searched':
    case 'restored':
      return /^[0-9]+ events$/.test(text) ? words.security.events(Number.parseInt(text, 10)) : text;
    default:
      return text;
  }
}

type Words = Pick<ScreenWords['words'], 'people' | 'devices' | 'security'>;

const wordFor = ({ people, devices, security }: Words, word: string): string => {
  const known: { readonly [word: string]: string } = { ...people.roles, ...devices.kinds, ...security.fields };
  return Object.hasOwn(known, word) ? (known[word] ?? word) : word;
};
