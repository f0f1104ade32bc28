import { Check } from 'typebox/value';
import { type Answers, checkAnswers, type Given } from '../../shared/form.ts';
import { withoutContact } from '../../shared/form-contact.ts';
import { Form } from '../../shared/form-schema.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import reception from './reception.json' with { type: 'json' };
import visit from './visit.json' with { type: 'json' };

/** [FO1] The form of this id; null if there is none. */
export function findForm(id: string): Form | null {
  return shipped.find((form) => form.id === id) ?? null;
}

/**
 * [FO2] [FO3] What is stored of the answers to a form: its id and version, and of shown fields alone what was answered. Refuses
 * `bad-answers` with the first field and the rule that it breaks, and `form-not-found`; answers need a form. `isHere`: they need
 * not say how they are reached.
 */
export function answered(
  id: string | undefined,
  given: Given,
  isHere = false,
): Result<{ readonly form: string | null; readonly answers: Answers }> {
  if (id === undefined)
    return Object.keys(given).length === 0
      ? ok({ form: null, answers: {} })
      : refuse('malformed', 'answers: the form that they answer is needed');
  const form = findForm(id);
  if (form === null) return refuse('form-not-found', 'There is no such form', { form: id });
  const checked = checkAnswers(isHere ? withoutContact(form) : form, given);
  if (checked.ok) return ok({ form: `${form.id}@${form.version}`, answers: checked.answers });
  const [first] = checked.faults;
  const { field, rule } = first ?? { field: '', rule: 'type' };
  return refuse('bad-answers', `answers/${field}: ${rule}`, { field, rule });
}

/** The forms that ship, held to their shape. */
const shipped: readonly Form[] = [reception, visit].map((document) => {
  if (!Check(Form, document)) throw new Error(`not a form: ${document.id}`);
  return document;
});
