import { useId } from 'preact/hooks';
import { FieldFault } from '../../../../ui/field-fault.tsx';
import { readAt } from '../at-path.ts';
import { useSetup } from '../setup-context.ts';
import { faultWords, type SetupWords } from '../setup-words.ts';
import { FieldBox } from './field-box.tsx';

/** A text in each language of the centre. */
export function SaidSetting({ path, lines = false }: { readonly path: string; readonly lines?: boolean }) {
  const { draft, words } = useSetup();
  const said = readAt(draft.document.value, path);
  return (
    <FieldBox path={path} several>
      {({ 'aria-describedby': describedBy }) => (
        <div class="setting__said">
          {languagesOf(draft.document.value.languages, said).map((language) => (
            <Line
              key={language}
              path={`${path}/${language}`}
              label={languageName(words, language)}
              lines={lines}
              describedBy={describedBy}
            />
          ))}
        </div>
      )}
    </FieldBox>
  );
}

/** A language by its name, else by its code. */
export function languageName({ languages }: SetupWords, code: string): string {
  return (languages as { readonly [code: string]: string })[code] ?? code;
}

/** The languages of the centre, and those in which something is said all the same. */
export function languagesOf(spoken: unknown, said: unknown): readonly string[] {
  const known = Array.isArray(spoken) ? spoken.filter((one) => typeof one === 'string') : [];
  return [...new Set([...known, ...Object.keys(typeof said === 'object' && said !== null ? said : {})])];
}

const Line = (props: {
  readonly path: string;
  readonly label: string;
  readonly lines: boolean;
  readonly describedBy: string;
}) => {
  const { draft, words } = useSetup();
  const id = useId();
  const { path } = props;
  const value = readAt(draft.document.value, path);
  const fault = draft.faults.value.get(path) ?? null;
  const control = {
    id,
    lang: path.split('/').at(-1) ?? '',
    'aria-invalid': fault !== null,
    'aria-describedby': `${props.describedBy} ${id}-fault`,
    value: value === undefined ? '' : String(value),
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      draft.set(path, currentTarget.value === '' ? undefined : currentTarget.value),
  };
  return (
    <div class="setting__line">
      <label class="setting__language" for={id}>
        {props.label}
      </label>
      {props.lines ? <textarea {...control} rows={2} /> : <input {...control} type="text" autocomplete="off" />}
      <FieldFault id={`${id}-fault`} fault={fault === null ? null : faultWords(fault, words)} />
    </div>
  );
};
