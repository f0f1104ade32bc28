import { refusalWords } from '../../ui/refusal-words.ts';
import { useScene } from '../screens/context.ts';
import type { PeopleModel } from './people-model.ts';
import { peopleWords } from './words.ts';

/** Why it came to nothing. */
export function PeopleTrouble({ model }: { readonly model: PeopleModel }) {
  const { language, refusals } = useScene();
  const trouble = model.trouble.value;
  return (
    <div role="alert">
      {trouble !== null && (
        <p class="notice notice--bad">
          {trouble.type === 'lost' ? peopleWords(language).noAnswer : refusalWords(trouble.refusal, refusals)}
        </p>
      )}
    </div>
  );
}
