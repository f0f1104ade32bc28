import { useState } from 'preact/hooks';
import { Labelled } from '../labelled.tsx';
import { faultIn } from './field-faults.ts';
import { familyOf } from './form-edits.ts';
import type { AskedProps } from './source-part.tsx';

/** The least and the most of an answer, and of a text its shape. */
export function LimitsPart(props: AskedProps) {
  const { model, texts, field, path } = props;
  const family = familyOf(field.type);
  return (
    <>
      {family !== null && (
        <div class="asked__pair" key={`${field.id} ${field.type}`}>
          <Figure {...props} of="min" label={texts.least[family]} />
          <Figure {...props} of="max" label={texts.most[family]} />
        </div>
      )}
      {field.type === 'text' && (
        <Labelled label={texts.pattern} hint={texts.patternHelp} fault={faultIn(props, `${path}/pattern`)}>
          {(named) => (
            <input
              {...named}
              type="text"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxLength={200}
              value={field.pattern ?? ''}
              onInput={({ currentTarget: { value } }) =>
                model.edit(({ pattern: _, ...now }) => (value === '' ? now : { ...now, pattern: value }), 'pattern')
              }
            />
          )}
        </Labelled>
      )}
    </>
  );
}

/** A number that may be left out; of money it is typed in manat and kept in qəpik. */
const Figure = (props: AskedProps & { readonly of: 'min' | 'max'; readonly label: string }) => {
  const { model, texts, field, path, of, label } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const scale = field.type === 'money' ? 100 : 1;
  const kept = field[of];
  const shown = kept === undefined ? '' : String(kept / scale).replace('.', ',');
  const read = (text: string): number | undefined | null => {
    if (text.trim() === '') return undefined;
    const number = Math.round(Number(text.replace(',', '.')) * scale * 1e6) / 1e6;
    const isWhole = field.type === 'number' || Number.isInteger(number);
    return Number.isFinite(number) && isWhole && (number >= 0 || field.type === 'number') ? number : null;
  };
  const isNone = typed !== null && read(typed) === null;
  const take = (text: string): void => {
    const number = read(text);
    setTyped(text);
    if (number !== null)
      model.edit(({ [of]: _, ...now }) => (number === undefined ? now : { ...now, [of]: number }), of);
  };
  return (
    <Labelled label={label} fault={isNone ? texts.notNumber : faultIn(props, `${path}/${of}`)}>
      {(named) => (
        <input
          {...named}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          maxLength={12}
          value={typed ?? shown}
          onInput={({ currentTarget }) => take(currentTarget.value)}
          onBlur={() => !isNone && setTyped(null)}
        />
      )}
    </Labelled>
  );
};
