import { Check } from 'typebox/value';
import { Form } from '../../shared/cases/form-schema.ts';
import appeal from './appeal.json' with { type: 'json' };
import assistance from './assistance.json' with { type: 'json' };
import callback from './callback.json' with { type: 'json' };
import householdVisit from './household-visit.json' with { type: 'json' };
import reception from './reception.json' with { type: 'json' };
import visit from './visit.json' with { type: 'json' };

/** The forms that ship, held to their shape: what is asked until an administrator changes it. */
export const shippedForms: readonly Form[] = [appeal, assistance, callback, householdVisit, reception, visit].map(
  (document) => {
    if (!Check(Form, document)) throw new Error(`not a form: ${document.id}`);
    return document;
  },
);

/** The one of this id; null if none ships. */
export function shippedForm(id: string): Form | null {
  return shippedForms.find((form) => form.id === id) ?? null;
}
