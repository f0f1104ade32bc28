import type { QuestionWords } from '../../../ui/form/form-words.ts';
import { textsOf, wordsOf } from '../../../ui/words.ts';

/** What the questions of a form say around them, in a language. */
export function questionWords(language: string): QuestionWords {
  return wordsOf(asking, language);
}

const asking = textsOf('questions');
