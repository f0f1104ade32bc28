import { useState } from 'preact/hooks';
import { readAt } from '../at-path.ts';
import { Field } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';

/** Words to search for, one a line; what is being typed stays as it is typed. */
export function KeywordsPart(props: PartProps & { readonly path: string; readonly hint: string }) {
  const { draft, path, words } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const value = readAt(draft.document.value, path);
  const lines = Array.isArray(value) ? value.map(String) : [];
  const isOwn = typed !== null && linesOf(typed).join('\n') === lines.join('\n');
  const { label, help } = words.fields['services/*/keywords'];
  return (
    <Field {...props} label={label} help={`${help} ${props.hint}`}>
      {(named) => (
        <textarea
          rows={5}
          {...named}
          value={isOwn ? typed : lines.join('\n')}
          onInput={({ currentTarget }) => {
            const next = linesOf(currentTarget.value);
            setTyped(currentTarget.value);
            draft.set(path, next.length === 0 ? undefined : next);
          }}
        />
      )}
    </Field>
  );
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
