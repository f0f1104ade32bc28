import type { Centre } from '../../../../shared/centre/centre.ts';
import type { Option } from '../fields/plain-fields.tsx';
import type { SetupWords } from '../setup-words.ts';
import type { SetupPath } from '../text/field-texts.ts';

/** A field of a form: where it stands in the document, and how it is asked. */
export type FieldSpec = PlainSpec | ChosenSpec | KindSpec;
interface PlainSpec extends AnySpec {
  readonly kind:
    | 'id'
    | 'text'
    | 'number'
    | 'duration'
    | 'share'
    | 'yes-no'
    | 'numbers'
    | 'words'
    | 'said'
    | 'said-lines'
    | 'languages'
    | 'zone'
    | 'icon'
    | 'media'
    | 'volume-hours'
    | 'fixed';
}
export interface ChosenSpec extends AnySpec {
  readonly kind: 'choice' | 'several' | 'in-order';
  readonly options: (words: SetupWords, document: Centre, language: string) => readonly Option[];
}
interface KindSpec extends AnySpec {
  readonly kind: 'kind';
  readonly options: (words: SetupWords) => readonly Option[];
  readonly blanks: { readonly [kind: string]: { readonly [field: string]: unknown } };
  readonly absent?: string;
}
interface AnySpec {
  readonly at: SetupPath;
  /** The kinds of the box around it that have this field; absent = all. */
  readonly onlyFor?: readonly string[];
}
