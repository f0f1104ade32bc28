import { refusalWords } from '../../ui/refusal-words.ts';
import type { Trouble } from '../work.ts';
import { useScreen } from './context.ts';

/** Why something did not come, and how to ask again. */
export function TroubleLines({ why, onRetry }: { readonly why: Trouble; readonly onRetry: () => void }) {
  const { words } = useScreen();
  return (
    <div class="office-trouble">
      <p class="notice notice--bad" role="alert">
        {troubleWords(why, words)}
      </p>
      <button type="button" class="button button--primary" onClick={onRetry}>
        {words.office.again}
      </button>
    </div>
  );
}

/** A refusal, or a lost line, as a person reads it. */
export function troubleWords(why: Trouble, words: ReturnType<typeof useScreen>['words']): string {
  return why === 'lost' ? words.office.lost : refusalWords(why, words.refusals);
}
