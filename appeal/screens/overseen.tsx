import { textsIn } from '../../shared/languages.ts';
import { longDate } from '../../shared/words.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

/** [CS14] Who opened the case from outside the authority, by their post, and why. */
export function Overseen({ own, words }: { readonly own: OwnCase; readonly words: ScreenWords }) {
  if (own.overseen.length === 0) return null;
  const texts = textsIn(said, words.language);
  return (
    <details class="details">
      <summary>{texts.heading}</summary>
      <p>{texts.lead}</p>
      <ul class="details__days">
        {own.overseen.map(({ at, role, reason }) => (
          <li key={at}>
            {longDate(Date.parse(at), own.timeZone, words.calendar)}, {texts[role === 'admin' ? 'admin' : 'manager']}:{' '}
            {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

const said = {
  az: {
    heading: 'Müraciətinizi kənardan kim açıb',
    lead: 'Qurumlara nəzarət edənlər müraciəti yalnız səbəb göstərərək aça bilər.',
    admin: 'nəzarət edən administrator',
    manager: 'nəzarət edən rəhbər',
  },
  ru: {
    heading: 'Кто открывал ваше обращение извне',
    lead: 'Те, кто надзирает за органами, открывают обращение только с указанием причины.',
    admin: 'администратор надзора',
    manager: 'руководитель надзора',
  },
  en: {
    heading: 'Who opened your case from outside',
    lead: 'Those who oversee authorities open a case only with a reason.',
    admin: 'an administrator of oversight',
    manager: 'a manager of oversight',
  },
};
