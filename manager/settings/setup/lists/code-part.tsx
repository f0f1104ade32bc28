import { useState } from 'preact/hooks';
import { wordsOf } from '../../../../ui/words.ts';
import { patternOf, readAt } from '../at-path.ts';
import type { PartProps } from '../setup-context.ts';
import { fieldText } from '../setup-words.ts';
import { sheetTexts } from '../sheet/texts.ts';
import { Field } from './part-fields.tsx';
import { readCode } from './reading.ts';

/** The code of a thing of the centre: taken once it is left, if it is one and nobody else's; `onCode` takes it over wherever it is named. */
export function CodePart(
  props: PartProps & {
    readonly path: string;
    readonly taken: ReadonlySet<string>;
    readonly onCode: (code: string) => void;
  },
) {
  const { draft, path, taken, words, language } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const value = String(readAt(draft.document.value, path) ?? '');
  const read = readCode(typed ?? value, taken);
  const settle = (text: string): void => {
    const code = readCode(text, taken);
    if (!code.ok) return;
    setTyped(null);
    if (code.value !== value) props.onCode(code.value);
  };
  const text = fieldText(words, patternOf(path));
  return (
    <Field
      {...props}
      label={text?.label ?? path}
      help={text?.help}
      fault={typed !== null && !read.ok ? wordsOf(sheetTexts, language).faults[read.why] : undefined}
    >
      {(named) => (
        <input
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={64}
          {...named}
          value={typed ?? value}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={({ currentTarget }) => settle(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}
