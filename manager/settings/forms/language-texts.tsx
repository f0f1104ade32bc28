import { useId } from 'preact/hooks';
import type { LocalText } from '../../../shared/centre/centre.ts';
import { languages } from '../../words.ts';
import { Labelled } from '../labelled.tsx';

/** A text in each language, side by side where there is room. */
export function LanguageTexts(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: LocalText;
  readonly maxLength: number;
  readonly faultOf: (language: string) => string | null;
  readonly onText: (language: string, text: string) => void;
}) {
  const { label, hint, value, maxLength, faultOf, onText } = props;
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={hint === undefined ? undefined : id}>
      <legend>{label}</legend>
      {hint !== undefined && (
        <p class="field__hint" id={id}>
          {hint}
        </p>
      )}
      <div class="edit-languages">
        {languages.map(({ code, name }) => (
          <Labelled key={code} label={name} fault={faultOf(code)}>
            {(named) => (
              <input
                {...named}
                type="text"
                lang={code}
                autocomplete="off"
                maxLength={maxLength}
                value={value[code] ?? ''}
                onInput={({ currentTarget }) => onText(code, currentTarget.value)}
              />
            )}
          </Labelled>
        ))}
      </div>
    </fieldset>
  );
}
