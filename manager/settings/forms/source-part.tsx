import type { FormField } from '../../../shared/cases/form-schema.ts';
import type { EditorProps } from './editor-props.ts';
import { faultIn } from './field-faults.ts';
import type { Place } from './form-edits.ts';
import { Select, Tick } from './picks.tsx';

/** What the parts of one question are given. */
export type AskedProps = EditorProps & {
  readonly place: Place;
  readonly field: FormField;
  /** Where it stands in the form, as `steps/0/fields/2`. */
  readonly path: string;
};

/** Where the answer may come from, whether it can be changed then, and who sees it. */
export function SourcePart(props: AskedProps) {
  const { model, texts, field, path } = props;
  const { source: own = '' } = field;
  const known = Object.entries(texts.sources);
  const options = known.some(([source]) => source === own) ? known : [...known, [own, own] as const];
  return (
    <>
      <Select
        label={texts.source}
        hint={texts.sourceHelp}
        fault={faultIn(props, `${path}/lock`)}
        value={own}
        options={options}
        onChoose={(source) => model.edit((now) => withSource(now, source))}
      />
      {field.source !== undefined && (
        <Tick
          label={texts.lock}
          checked={field.lock === true}
          onTurn={() => model.edit(({ lock, ...now }) => (lock ? now : { ...now, lock: true }))}
        />
      )}
      <Tick
        label={texts.sensitive}
        checked={field.sensitive === true}
        onTurn={() => model.edit(({ sensitive, ...now }) => (sensitive ? now : { ...now, sensitive: true }))}
      />
    </>
  );
}

/** What comes from nowhere cannot be locked. */
const withSource = ({ source: _, lock, ...field }: FormField, source: string): FormField =>
  source === '' ? field : { ...field, source, ...(lock === undefined ? {} : { lock }) };
