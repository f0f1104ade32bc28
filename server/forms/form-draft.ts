import type { Answers, Given } from '../../shared/cases/form.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { ProofKind } from '../registers/registers.ts';

/** [FO5] A form that somebody has begun: the answers as they were typed, and what a proof filled in. */
export interface FormDraft {
  /** The id of the form. */
  readonly form: string;
  readonly language: string;
  /** What kind of case it is to become; absent = none. */
  readonly about?: { readonly kind: string; readonly topic?: string };
  readonly answers: Given;
  /** [FO4] Locked, whatever is sent for it. */
  readonly proved: Answers;
  readonly proof: ProofKind | null;
  /** The questions to registers that got no answer. */
  readonly down: readonly string[];
}

/** How long a draft lives (ms). */
export const draftMs = 30 * dayMs;

/** A draft out of what is stored of it. */
export function readFormDraft(about: string): FormDraft {
  // Written by this program alone.
  const draft: FormDraft = JSON.parse(about);
  return draft;
}

/**
 * The draft with these answers in place of those before, null = not answered any more; what is locked stays. Answers may be unfinished:
 * only what names no field of the form is refused, `bad-answers`, and what is too long in all, `malformed`.
 */
export function withAnswers(draft: FormDraft, form: Form, given: Given): Result<FormDraft> {
  const fields = new Set(form.steps.flatMap((step) => step.fields.map(({ id }) => id)));
  const unknown = Object.keys(given).find((field) => !fields.has(field));
  if (unknown !== undefined)
    return refuse('bad-answers', `answers/${unknown}: unknown-field`, { field: unknown, rule: 'unknown-field' });
  const entries = Object.entries({ ...draft.answers, ...given }).filter(
    ([field, value]) => value !== null && !Object.hasOwn(draft.proved, field),
  );
  const next = { ...draft, answers: Object.fromEntries(entries) };
  return JSON.stringify(next).length > mostLetters
    ? refuse('malformed', `answers: no more than ${mostLetters} letters in all are kept`)
    : ok(next);
}

const mostLetters = 65_536;
