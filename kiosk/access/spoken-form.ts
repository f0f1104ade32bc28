import { screenLanguages } from '../../shared/languages.ts';
import { spokenNumber } from '../../shared/voice/spoken/call-phrase.ts';
import { accessWords } from './access-words.ts';

/** Letters that are read aloud at once, at most. */
const longest = 400;

/** A text of the screen as a voice is to read it, in pieces that may be asked for: numbers of tickets as they are called, ranges in words. */
export function spokenForm(text: string, language: string): readonly string[] {
  const spoken = screenLanguages.find((one) => one === language) ?? 'az';
  const plain = text
    .replace(/[\u00a0\u00ad\u2060]/g, (sign) => (sign === '\u00a0' ? ' ' : ''))
    .replace(/(\d+) ?– ?(\d+)/g, (_, from: string, to: string) => accessWords(language).range(from, to))
    .replace(ticketNumber, (number) => spokenNumber(number, spoken))
    .replace(/[\p{Cc}[\]<>{}|\\]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? [] : inPieces(plain);
}

/** As hall and slip write them: A042. */
const ticketNumber = /(?<![\p{L}\p{N}])\p{Lu}{1,3}\d{3,4}(?![\p{L}\p{N}])/gu;

/** Cut where a sentence ends, else between two words. */
const inPieces = (text: string): readonly string[] => {
  if (text.length <= longest) return [text];
  const room = text.slice(0, longest);
  const sentence = room.lastIndexOf('. ');
  const space = room.lastIndexOf(' ');
  const cut = sentence > 0 ? sentence + 1 : space > 0 ? space : longest;
  return [text.slice(0, cut).trim(), ...inPieces(text.slice(cut).trim())];
};
