import { Labelled } from '../labelled.tsx';

/** One of several words, from a closed list. */
export function Select<Value extends string>(props: {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | null;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, word: string])[];
  readonly onChoose: (value: Value) => void;
}) {
  const { label, hint, fault = null, value, options, onChoose } = props;
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(named) => (
        <select
          {...named}
          value={value}
          onChange={({ currentTarget }) => {
            const found = options.find(([one]) => one === currentTarget.value);
            if (found !== undefined) onChoose(found[0]);
          }}
        >
          {options.map(([one, word]) => (
            <option key={one} value={one}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Yes or no; a dot instead of a tick where it is one of several. */
export function Tick(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly isDot?: boolean;
  readonly onTurn: () => void;
}) {
  const { label, checked, isDot = false, onTurn } = props;
  return (
    <label class="check">
      <input type={isDot ? 'radio' : 'checkbox'} checked={checked} onChange={onTurn} />
      {label}
    </label>
  );
}
