import type { Answers, Given } from '../../shared/cases/form.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { RouteBody } from '../../shared/routes.ts';

/** How somebody is reached, out of what they answered. */
export function contactOf(form: Form, answers: Given | Answers): NonNullable<RouteBody<'book'>['contact']> {
  const fields = fieldsOf(form);
  const [phone, email] = [firstOf(form, answers, 'phone'), firstOf(form, answers, 'email')];
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

/** Where somebody lives, out of what they answered. */
export function addressIn(form: Form, answers: Given | Answers): string | undefined {
  return firstOf(form, answers, 'address');
}

const fieldsOf = ({ steps }: Form) => steps.flatMap((step) => step.fields);

const firstOf = (form: Form, answers: Given | Answers, type: 'phone' | 'email' | 'address'): string | undefined => {
  const found = fieldsOf(form).find((field) => field.type === type && typeof answers[field.id] === 'string');
  return found === undefined ? undefined : String(answers[found.id]);
};
