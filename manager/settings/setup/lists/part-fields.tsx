import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldFault } from '../../../../ui/field-fault.tsx';
import { readAt } from '../at-path.ts';
import { languageName } from '../fields/said-setting.tsx';
import type { PartProps } from '../setup-context.ts';
import { faultWords } from '../setup-words.ts';

/** Fields for parts of the document that stand several times in one setting, with words of their own; what is wrong with each stands below it. */

interface FieldProps extends PartProps {
  readonly path: string;
  readonly label: string;
  readonly help?: string | undefined;
}

/** What is wrong at a path, in words; null if nothing is. */
export function faultAt({ draft, words }: Pick<PartProps, 'draft' | 'words'>, path: string): string | null {
  const fault = draft.faults.value.get(path);
  return fault === undefined ? null : faultWords(fault, words);
}

/** A text of one line or several. */
export function TextPart(
  props: FieldProps & { readonly maxLength: number; readonly lines?: number; readonly lang?: string },
) {
  const { draft, path, maxLength, lines } = props;
  const value = readAt(draft.document.value, path);
  const field = {
    ...{ maxLength, lang: props.lang, autocomplete: 'off' as const, value: typeof value === 'string' ? value : '' },
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      draft.set(path, event.currentTarget.value === '' ? undefined : event.currentTarget.value),
  };
  return (
    <Field {...props}>
      {(named) =>
        lines === undefined ? (
          <input type="text" {...field} {...named} />
        ) : (
          <textarea rows={lines} {...field} {...named} />
        )
      }
    </Field>
  );
}

/** A text in each language of the centre, side by side where there is room. */
export function LanguagesPart(props: FieldProps & { readonly maxLength: number; readonly lines?: number }) {
  const { draft, path, label, help, words } = props;
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={help === undefined ? undefined : id}>
      <legend>{label}</legend>
      {help !== undefined && (
        <p class="field__hint" id={id}>
          {help}
        </p>
      )}
      <div class="edit-languages">
        {draft.document.value.languages.map((language) => (
          <TextPart
            key={language}
            {...props}
            path={`${path}/${language}`}
            label={languageName(words, language)}
            help={undefined}
            lang={language}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A label, what helps, the field itself and what is wrong with it. */
export function Field(
  props: FieldProps & { readonly fault?: string | undefined; readonly children: (named: Named) => ComponentChildren },
) {
  const { label, help } = props;
  const id = useId();
  const fault = props.fault ?? faultAt(props, props.path);
  const described = [...(help === undefined ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {help !== undefined && (
        <p class="field__hint" id={`${id}-hint`}>
          {help}
        </p>
      )}
      {props.children({ id, 'aria-invalid': fault !== null, 'aria-describedby': described.join(' ') || undefined })}
      <FieldFault id={`${id}-fault`} fault={fault} />
    </div>
  );
}
interface Named {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}
