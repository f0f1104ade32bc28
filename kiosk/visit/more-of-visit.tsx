import type { Held } from '../steps.ts';
import type { OpenStage } from '../words.ts';
import { visitWords } from './words.ts';

/** What stands beside a number: the services after the first, and the numbers of all who came together. */
export function MoreOfVisit({ stage, more }: { readonly stage: OpenStage; readonly more: NonNullable<Held['more']> }) {
  const words = visitWords(stage.language);
  const names = more.later.map((id) => stage.say(stage.model.service(id)?.name ?? {}));
  return (
    <>
      {names.length > 0 && (
        <p class="ticket__more">
          {words.afterwards}: {names.join(' → ')}
        </p>
      )}
      {more.numbers.length > 1 && (
        <p class="ticket__more">
          {words.together}: <strong>{more.numbers.join(', ')}</strong>
        </p>
      )}
    </>
  );
}
