import type { Form } from './form-schema.ts';

/** The same form for those who stand here, at a kiosk or with staff: they need not say how they are reached. */
export function withoutContact(form: Form): Form {
  return {
    ...form,
    steps: form.steps.map((step) => ({
      ...step,
      fields: step.fields.map((field) =>
        field.type === 'phone' || field.type === 'email' ? { ...field, required: false } : field,
      ),
    })),
  };
}
