import type { Refusal } from '../refusals.ts';
import type { Form } from './form-schema.ts';

/** How answers name the form that they answer, in the version that was answered. */
export function formName({ id, version }: Pick<Form, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** Whether a refusal of answers is by another version of the form than this one: it has changed since it was opened. */
export function isOutOfDate(form: Form, { code, about }: Refusal): boolean {
  return code === 'bad-answers' && typeof about?.form === 'string' && about.form !== formName(form);
}
