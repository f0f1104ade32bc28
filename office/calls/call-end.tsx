import { callOutcomes } from '../../shared/calls/calls.ts';
import { useOffice } from '../screens/context.ts';
import type { CallsModel } from './calls-model.ts';
import { kindOf } from './kind-of-case.ts';

/** [HL4] What comes of a call: one key each; only what broke off may end without a topic. */
export function CallEnd({ model }: { readonly model: CallsModel }) {
  const { words, work } = useOffice();
  const { calls } = words.office;
  const isKnown = model.call.value?.topic != null;
  const possible = callOutcomes.filter(
    (outcome) => (outcome !== 'appeal' && outcome !== 'call-back') || kindOf(work, outcome) !== null,
  );
  return (
    <section class="sheet" aria-labelledby="call-end">
      <h2 id="call-end">{calls.end}</h2>
      {!isKnown && <p class="calls__hint">{calls.needsTopic}</p>}
      <div class="calls__outcomes">
        {possible.map((outcome) => {
          const may = (isKnown || outcome === 'dropped') && !model.busy.value;
          return (
            <button
              key={outcome}
              type="button"
              class={outcome === 'answered' ? 'button button--primary' : 'button'}
              aria-disabled={!may}
              onClick={() => may && void model.end(outcome)}
            >
              {calls.outcomes[outcome]}
            </button>
          );
        })}
      </div>
      <p class="calls__hint">{calls.bookingWords(`${location.origin}/book`)}</p>
    </section>
  );
}
