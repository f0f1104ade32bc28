import { Icon } from '../screens/icons.tsx';
import type { OpenStage } from '../words.ts';
import { passportWords } from './words.ts';

/** Before a ticket: the way to what there is to know of the service. */
export function AboutChoice({ stage }: { readonly stage: OpenStage }) {
  return (
    <button type="button" class="row row--about" onClick={() => stage.model.openAbout()}>
      <Icon name="paper" />
      <span class="row__name">{passportWords(stage.language).about}</span>
      <Icon name="ahead" />
    </button>
  );
}
