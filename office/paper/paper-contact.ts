import type { CaseChannel } from '../../shared/cases/cases.ts';
import { type Given, isFilled, shownFields } from '../../shared/cases/form.ts';
import type { Form, FormField } from '../../shared/cases/form-schema.ts';
import type { ChosenWay } from '../../shared/notices/notices.ts';
import type { RouteBody } from '../../shared/routes.ts';
import { type ToldBy, toldBy } from '../../ui/told-by.ts';

/** How to reach who asks, from what they answered: their name, and the first number and address. */
export function contactOf(form: Form, answers: Given): NonNullable<RouteBody<'registerCase'>['contact']> {
  const name = ['surname', 'name', 'father'].flatMap((id) => (isFilled(answers[id]) ? [String(answers[id])] : []));
  const [phone, email] = [firstOf(form, answers, 'phone'), firstOf(form, answers, 'email')];
  return {
    ...(name.length === 0 ? {} : { name: name.join(' ').slice(0, 200) }),
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
  };
}

/** What was chosen of how they are told, and how it came. */
interface ChosenOnPaper {
  readonly toldBy: ChosenWay | null;
  readonly letterTo: string | null;
  readonly channel: CaseChannel;
}

/** [NO4] How who asks is told. What came by post is answered by post, where nothing else was given or chosen. */
export function toldByOf(form: Form, answers: Given, about: ChosenOnPaper): ToldBy {
  return toldBy({
    ...{ contact: contactOf(form, answers), chosen: about.toldBy, letterTo: about.letterTo },
    livesAt: firstOf(form, answers, 'address'),
    else: about.channel === 'post' ? 'letter' : 'hand',
  });
}

const firstOf = (form: Form, answers: Given, type: FormField['type']): string => {
  const field = shownFields(form, answers).find((one) => one.type === type && isFilled(answers[one.id]));
  return field === undefined ? '' : String(answers[field.id]);
};
