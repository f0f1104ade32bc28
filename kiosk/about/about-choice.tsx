import { Icon } from '../screens/icons.tsx';
import type { OpenScreenContext } from '../words.ts';
import { passportWords } from './words.ts';

/** Before a ticket: the way to what there is to know of the service. */
export function AboutChoice({ context }: { readonly context: OpenScreenContext }) {
  return (
    <button type="button" class="row row--about" onClick={() => context.model.openAbout()}>
      <Icon name="paper" />
      <span class="row__name">{passportWords(context.language).about}</span>
      <Icon name="ahead" />
    </button>
  );
}
