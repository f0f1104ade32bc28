import { factorRules } from '../../../../shared/access.ts';
import type { Centre } from '../../../../shared/centre.ts';
import type { Option } from '../fields/plain-fields.tsx';
import type { SetupWords } from '../setup-words.ts';
import type { SetupPath } from '../text/field-texts.ts';

/** The forms of the parts that need no editor of their own, as lists of their fields. */

export type FieldSpec =
  | {
      readonly kind: 'text' | 'number' | 'duration' | 'share' | 'yes-no' | 'said' | 'said-lines';
      readonly at: SetupPath;
    }
  | { readonly kind: 'languages' | 'zone'; readonly at: SetupPath }
  | {
      readonly kind: 'choice';
      readonly at: SetupPath;
      readonly options: (words: SetupWords, document: Centre, language: string) => readonly Option[];
    };

export const forms = {
  centre: [
    { kind: 'said', at: 'name' },
    { kind: 'languages', at: 'languages' },
    { kind: 'zone', at: 'timeZone' },
    {
      kind: 'choice',
      at: 'secondFactor',
      options: ({ choices }) => factorRules.map((value) => ({ value, label: choices.secondFactor[value] })),
    },
    { kind: 'number', at: 'personalDataDays' },
    { kind: 'yes-no', at: 'sample' },
  ],
  texts: [
    { kind: 'said-lines', at: 'texts/welcome' },
    { kind: 'said-lines', at: 'texts/slip' },
  ],
  targets: [
    { kind: 'duration', at: 'targets/meanWaitSeconds' },
    { kind: 'duration', at: 'targets/meanServiceSeconds' },
    { kind: 'duration', at: 'targets/waitSeconds' },
    { kind: 'share', at: 'targets/serviceLevel' },
  ],
} as const satisfies { readonly [part: string]: readonly FieldSpec[] };

export type FormName = keyof typeof forms;

/** The places of the document that a form has fields for. */
export function formPaths(name: FormName): readonly string[] {
  const specs: readonly FieldSpec[] = forms[name];
  return specs.map(({ at }) => at);
}
