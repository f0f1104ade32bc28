import type { Answers, Given } from '../../shared/form.ts';
import type { Form } from '../../shared/form-schema.ts';
import type { RouteBody } from '../../shared/routes.ts';

/** How somebody is reached, out of what they answered. */
export function contactOf(form: Form, answers: Given | Answers): NonNullable<RouteBody<'book'>['contact']> {
  const fields = form.steps.flatMap((step) => step.fields);
  const first = (type: 'phone' | 'email'): string | undefined => {
    const found = fields.find((field) => field.type === type && typeof answers[field.id] === 'string');
    return found === undefined ? undefined : String(answers[found.id]);
  };
  const [phone, email] = [first('phone'), first('email')];
  const name = ['identity.surname', 'identity.name']
    .map((source) => fields.find((field) => field.source === source)?.id)
    .flatMap((id) => (id === undefined || answers[id] === undefined ? [] : [String(answers[id])]))
    .join(' ');
  return {
    ...(name === '' ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
  };
}
