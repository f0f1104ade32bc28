import { refusalWords } from '../../ui/refusal-words.ts';
import type { Trouble } from '../state.ts';
import type { ScreenWords } from '../words.ts';

/** What stands in the way, in words. */
export function troubleText(trouble: Trouble, { appeals, refusals }: ScreenWords): string {
  switch (trouble.why) {
    case 'lost':
      return appeals.lost;
    case 'unsure':
      return appeals.unsure;
    case 'refused':
      return refusalWords(trouble.refusal, refusals);
  }
}
