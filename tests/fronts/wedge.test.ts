import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Typed } from '../../ui/scan.ts';
import { createWedge } from '../../ui/wedge.ts';

/** A scanner that types as a keyboard, told from people by the signs that it sends first. */

const setting = { prefix: '~!', end: 'Enter' } as const;
const link = `https://queue.example.org/b/${'aZ09-_'.repeat(5)}aZ`;

/** Keys as an American board sends them, at a machine set to Russian where `foreign`. */
const keyOf = (letter: string, foreign = false): Typed => {
  if (letter === '\n') return { key: 'Enter', code: 'Enter', shift: false };
  const plain = "`[]\\';/.,-=0123456789".indexOf(letter);
  const shifted = '~{}|":?><_+)!@#$%^&*('.indexOf(letter);
  const codes = ['Backquote', 'BracketLeft', 'BracketRight', 'Backslash', 'Quote', 'Semicolon', 'Slash', 'Period'];
  const places = [...codes, 'Comma', 'Minus', 'Equal', ...Array.from({ length: 10 }, (_, at) => `Digit${at}`)];
  const at = Math.max(plain, shifted);
  const code = at >= 0 ? (places[at] ?? '') : `Key${letter.toUpperCase()}`;
  const shift = shifted >= 0 || /[A-Z]/.test(letter);
  return { key: foreign && at < 0 ? 'щ' : letter, code, shift };
};

interface Pressed {
  readonly letter: string;
  /** How long after the key before (ms). */
  readonly after: number;
  readonly how?: Partial<Typed> & { readonly repeat?: boolean; readonly modified?: boolean };
}
/** What was read, and what stands in a field that has the focus. */
const typed = (keys: readonly Pressed[], foreign = false) => {
  const wedge = createWedge(setting);
  const reads: string[] = [];
  let field = '';
  let at = 0;
  for (const { letter, after, how } of keys) {
    at += after;
    const { isTaken, back, read } = wedge.key({ ...keyOf(letter, foreign), ...how }, at);
    field += back;
    if (!isTaken) field += letter;
    if (read !== undefined) reads.push(read);
  }
  const { back, read } = wedge.giveUp();
  if (read !== undefined) reads.push(read);
  return { reads, field: field + back };
};
const evenly = (text: string, after: number): readonly Pressed[] => [...text].map((letter) => ({ letter, after }));

const board = '`~[]{}|;:/?.,<>-_=+()!@#$%^&*0123456789abcxyzABCXYZ\n';
const letters = fc.string({ unit: fc.constantFrom(...board), maxLength: 40 });
const paces = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 41, maxLength: 41 });

describe('a scanner that types', () => {
  test('is read behind its signs, and nothing of it stands in a field', () => {
    expect(typed(evenly(`~!${link}\n`, 4))).toEqual({ reads: [link], field: '' });
    expect(typed(evenly(`~!${link}\n`, 4), true)).toEqual({ reads: [link], field: '' });
    expect(typed(evenly('~!123456\n~!654321\n', 20)).reads).toEqual(['123456', '654321']);
  });

  test('may send more than any code has: it is read as something too long, and nothing of it stands in a field', () => {
    const { reads, field } = typed(evenly(`~!${'x'.repeat(10_000)}\n`, 1));
    expect(field).toBe('');
    expect(reads.map((read) => read.length)).toEqual([600]);
  });

  test('may hold what a keyboard has no letter for, and presses nothing: no function key, nothing with Ctrl', () => {
    const odd: readonly Pressed[] = [
      { letter: '8', after: 5, how: { key: 'F8', code: 'F8' } },
      { letter: 's', after: 5, how: { modified: true } },
    ];
    const { reads, field } = typed([...evenly('~!1', 5), ...odd, ...evenly('23\n', 5)]);
    expect({ reads, field }).toEqual({ reads: ['1\uFFFD\uFFFD23'], field: '' });
  });

  test('is read without its last key too, and nothing of it stands in a field', () => {
    expect(typed(evenly(`~!${link}`, 8))).toEqual({ reads: [link], field: '' });
    const twice = [...evenly('~!123456', 8), { letter: '~', after: 700 }, ...evenly('!654321\n', 8)];
    expect(typed(twice)).toEqual({ reads: ['123456', '654321'], field: '' });
  });

  test('is read after whatever somebody has typed, and leaves that as it was', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 90 }), (before, pace) => {
        const person = evenly(before.replaceAll('~!', '~'), 150);
        const [first, ...others] = evenly(`~!${link}\n`, pace);
        if (first === undefined) throw new Error('nothing to read');
        const { reads, field } = typed([...person, { ...first, after: 200 }, ...others]);
        expect(reads).toEqual([link]);
        expect(field).toBe(before.replaceAll('~!', '~'));
      }),
    );
  });
});

describe('a person', () => {
  test('without those signs is never taken for a scanner, however fast, and loses nothing', () => {
    fc.assert(
      fc.property(letters, paces, (text, pace) => {
        const said = text.replaceAll('~!', '~');
        const keys = [...said].map((letter, at) => ({ letter, after: pace[at] ?? 1 }));
        expect(typed(keys)).toEqual({ reads: [], field: said });
      }),
    );
  });

  test('who holds a key of those signs down has typed it', () => {
    const held = { letter: '~', after: 33, how: { repeat: true } };
    const wedge = createWedge({ prefix: '~~', end: 'Enter' });
    expect(wedge.key(keyOf('~'), 0)).toEqual({ isTaken: true, back: '' });
    expect(wedge.key({ ...keyOf('~'), ...held.how }, 33)).toEqual({ isTaken: false, back: '~' });
  });

  test('who types those signs by hand loses nothing either', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const keys = evenly(`~!${text}`, 130);
        expect(typed(keys)).toEqual({ reads: [], field: `~!${text}` });
      }),
    );
  });
});
