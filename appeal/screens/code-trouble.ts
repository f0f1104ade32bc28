import { inEach, textsIn } from '../../shared/languages.ts';
import type { Trouble } from '../state.ts';
import type { ScreenWords } from '../words.ts';
import { troubleText } from './trouble-text.ts';

/** What stands in the way of a code that came in a message, in words. */
export function codeTrouble(trouble: Trouble, words: ScreenWords): string {
  if (trouble.why !== 'refused') return troubleText(trouble, words);
  const { code, about } = trouble.refusal;
  const said = textsIn(texts, words.language);
  if (code === 'wrong-code') return said.wrong;
  return code === 'too-many'
    ? said.wait(Math.max(1, Math.ceil(Number(about?.['retryAfterSeconds'] ?? 60) / 60)))
    : troubleText(trouble, words);
}

const texts = inEach({
  az: {
    wrong: 'Kod səhvdir və ya vaxtı keçib. Mesaja bir də baxın və ya yeni kod istəyin.',
    wait: (minutes: number) => `Həddən artıq cəhd. ${minutes} dəqiqədən sonra yenidən yoxlayın.`,
  },
  ru: {
    wrong: 'Код неверен или больше не действует. Проверьте сообщение или запросите новый код.',
    wait: (minutes: number) => `Слишком много попыток. Попробуйте через ${minutes} мин.`,
  },
  en: {
    wrong: 'The code is wrong, or counts no longer. Look at the message once more, or ask for a new code.',
    wait: (minutes: number) => `Too many tries. Try again in ${minutes} min.`,
  },
});
