import { receptionWords } from '../../ui/visitor/reception-words.ts';
import { say } from '../../ui/words.ts';
import type { HeldModel, HeldSeat } from '../held-model.ts';
import { personName } from '../offers.ts';
import type { ScreenWords } from '../words.ts';

/** [SE18] Another department looks after it now: its officials can receive them instead. */
export function Elsewhere(props: { readonly model: HeldModel; readonly words: ScreenWords; readonly held: HeldSeat }) {
  const { model, words, held } = props;
  const own = receptionWords(words.language);
  if (held.others.length === 0 || !model.mayMove.value) return null;
  return (
    <section class="notice notice--warn visitor-trouble" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{own.elsewhere}</h2>
      <p>{own.elsewhereMore}</p>
      <div class="visitor-actions">
        {held.others.map((one) => (
          <button key={one.id} type="button" class="button button--large" onClick={() => model.askToMove(one.id)}>
            {own.choose(`${personName(one)}, ${say(one.post, words.language, held.about.languages)}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
