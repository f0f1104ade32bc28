import { useSignal } from '@preact/signals';
import { Check } from 'typebox/value';
import { DecisionTable } from '../../../shared/cases/table-schema.ts';
import { Labelled } from '../labelled.tsx';
import type { GridProps } from './table-props.ts';

/** The whole table as it is stored, to be changed where no grid reaches: facts, grounds and the rest. */
export function WholeDocument({ draft, texts }: GridProps) {
  const typed = useSignal<string | null>(null);
  const fault = useSignal<string | null>(null);
  const text = typed.value ?? JSON.stringify(draft.document.value, null, 2);
  const take = (next: string): void => {
    typed.value = next;
    const read = parsed(next);
    fault.value = read === null ? texts.notJson : Check(DecisionTable, read) ? null : texts.notTable(pathIn(read));
    if (read !== null && Check(DecisionTable, read)) draft.change(() => read);
  };
  return (
    <details class="tables__json">
      <summary>{texts.whole}</summary>
      <Labelled label={texts.whole} hint={texts.wholeLead} fault={fault.value}>
        {(named) => (
          <textarea
            {...named}
            class="tables__expression"
            rows={16}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => take(currentTarget.value)}
            onBlur={() => {
              // What is no table stays, to be put right; what is one is written as it is stored.
              if (fault.value === null) typed.value = null;
            }}
          />
        )}
      </Labelled>
    </details>
  );
}

const parsed = (text: string): object | null => {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' ? read : null;
  } catch {
    return null;
  }
};

/** The first part of a table that it leaves out or that does not fit. */
const pathIn = (read: object): string => {
  const parts = Object.entries(DecisionTable.properties);
  const given: { readonly [name: string]: unknown } = { ...read };
  const wrong = parts.find(([name, schema]) => !Check(schema, given[name]));
  return wrong?.[0] ?? Object.keys(given).find((name) => !parts.some(([known]) => known === name)) ?? '';
};
