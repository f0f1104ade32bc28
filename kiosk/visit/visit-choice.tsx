import { Icon } from '../screens/icons.tsx';
import type { Confirm } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { mostOf } from './visit.ts';
import { visitWords } from './words.ts';

/** Before a ticket: the way to a visit of several services or several people, where the centre has them. */
export function VisitChoice({ context, step }: { readonly context: OpenScreenContext; readonly step: Confirm }) {
  const words = visitWords(context.language);
  const { services, people } = mostOf(context.view);
  if ((services < 2 && people < 2) || step.sent !== null) return null;
  const label = services < 2 ? words.morePeople : people < 2 ? words.moreServices : words.more;
  return (
    <button type="button" class="row row--visit" onClick={() => context.model.openErrand('visit', step)}>
      <Icon name="people" />
      <span class="row__name">{label}</span>
      <Icon name="ahead" />
    </button>
  );
}
