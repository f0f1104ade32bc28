import { type Answers, checkAnswers, type Given } from '../../shared/cases/form.ts';
import { withoutContact } from '../../shared/cases/form-contact.ts';
import { formName } from '../../shared/cases/form-name.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Forms } from './forms.ts';

/**
 * [FO2] [FO3] What is stored of the answers to a form as it is now: its id and version, and of shown fields alone what was answered.
 * Refuses `bad-answers` with the first field, the rule that it breaks and the version that asks for it, and `form-not-found`;
 * answers need a form. `isHere`: they need not say how they are reached. `proved` is locked, whatever was sent for it.
 */
export function answered(
  forms: Pick<Forms, 'find'>,
  { form: id, answers: given = {} }: { readonly form?: string | undefined; readonly answers?: Given | undefined },
  isHere: boolean,
  proved: Answers = {},
): Result<{ readonly form: string | null; readonly answers: Answers }> {
  if (id === undefined)
    return Object.keys(given).length === 0
      ? ok({ form: null, answers: {} })
      : refuse('malformed', 'answers: the form that they answer is needed');
  const form = forms.find(id);
  if (form === null) return refuse('form-not-found', 'There is no such form', { form: id });
  const name = formName(form);
  const checked = checkAnswers(isHere ? withoutContact(form) : form, given, proved);
  if (checked.ok) return ok({ form: name, answers: checked.answers });
  const [first] = checked.faults;
  const { field, rule } = first ?? { field: '', rule: 'type' };
  return refuse('bad-answers', `answers/${field}: ${rule}`, { field, rule, form: name });
}
