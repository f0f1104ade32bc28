import type { Held } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { visitWords } from './words.ts';

/** What stands beside a number: the services after the first, and the numbers of all who came together. */
export function MoreOfVisit({
  context,
  more,
}: {
  readonly context: OpenScreenContext;
  readonly more: NonNullable<Held['more']>;
}) {
  const words = visitWords(context.language);
  const names = more.later.map((id) => context.say(context.model.service(id)?.name ?? {}));
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
