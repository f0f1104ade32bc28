import type { FormField } from '../../shared/cases/form-schema.ts';
import type { QuestionWords } from './form-words.ts';

/** What every kind of field is given. */
export interface Asked {
  readonly field: FormField;
  readonly value: unknown;
  readonly language: string;
  readonly words: QuestionWords;
  /** Of the element that is answered: its id, what describes it, and whether something is wrong. */
  readonly control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean;
    readonly 'aria-required': boolean;
  };
  readonly onAnswer: (value: unknown) => void;
  readonly onLeave: () => void;
}
