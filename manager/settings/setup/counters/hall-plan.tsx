import { isPhoneDesk } from '../../../../shared/calls/phone-desks.ts';
import type { Counter } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { Arrow } from '../../../../ui/arrow.tsx';
import { say } from '../../../../ui/words.ts';
import type { PartProps } from '../setup-context.ts';
import type { az } from './text/az.ts';

/** The counters by their places, each with its arrow, as the wall shows them. */
export function HallPlan(props: PartProps & { readonly texts: Words<typeof az> }) {
  const { draft, texts, words, language } = props;
  const { counters, languages } = draft.document.value;
  const places = new Map<string, Counter[]>();
  for (const counter of counters.filter((one) => !isPhoneDesk(one))) {
    const place = counter.place === undefined ? '' : say(counter.place, language, languages);
    places.set(place, [...(places.get(place) ?? []), counter]);
  }
  return (
    <section class="hall-plan" aria-label={texts.hall}>
      <h3>{texts.hall}</h3>
      <p class="field__hint">{texts.hallLead}</p>
      <div class="hall-plan__places">
        {[...places].map(([place, those]) => (
          <div class="hall-plan__place" key={place}>
            <h4>{place === '' ? texts.nowhere : place}</h4>
            <ul>
              {those.map(({ name, direction }, at) => (
                <li key={at}>
                  <b>{name}</b>
                  {direction !== undefined && direction in words.choices.direction && (
                    <Arrow direction={direction} label={words.choices.direction[direction]} />
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
