import { type CallbackFigures, callbackSteps } from '../../../shared/calls/call-figures.ts';
import { callsWords } from '../../../shared/calls/call-report-words.ts';
import { wholeNumber } from '../../../shared/reports/figure-words.ts';
import { useWords } from '../../ui/use-words.ts';

/** What became of the call-backs that were due on the chosen days. */
export function Callbacks({ callbacks }: { readonly callbacks: CallbackFigures }) {
  const { words, language } = useWords();
  const own = callsWords(language);
  return (
    <section class="out-of-turn" aria-labelledby="callbacks">
      <h2 id="callbacks">{own.callbacks}</h2>
      <p class="history__note">{callbacks.due === 0 ? own.noCallbacks : own.callbacksMore}</p>
      {callbacks.due > 0 && (
        <dl class="callbacks">
          {callbackSteps.map((step) => (
            <div key={step}>
              <dt>{own.callback[step]}</dt>
              <dd>{wholeNumber(callbacks[step], words)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
