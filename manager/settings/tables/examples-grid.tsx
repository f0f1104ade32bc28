import type { DecisionTable, FactValue, TableFact } from '../../../shared/cases/table-schema.ts';
import { say } from '../../../ui/words.ts';
import { RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { wholeIn, withAmount, withExample, withExampleAdded, withoutExample } from './table-edits.ts';
import type { GridProps } from './table-props.ts';

/** [RU5] The examples of a table as a grid: a column each, its facts one under another, then the row and the amount that it comes to. */
export function ExamplesGrid({ draft, texts }: GridProps) {
  const { language } = useWords();
  const table = draft.document.value;
  return (
    <>
      <h3>{texts.examples}</h3>
      <p class="field__hint">{texts.examplesLead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its place is moved by keys too. */}
      <section class="tables__scroll" tabIndex={0} aria-label={texts.examples}>
        <table class="table tables__examples">
          <ExampleHeads {...{ draft, texts }} />
          <tbody>
            {table.facts.map((fact) => (
              <tr key={fact.id}>
                <th scope="row">{say(fact.name, language, ['az'])}</th>
                {table.examples.map((_, at) => (
                  <td key={`${at}`}>
                    <FactInput {...{ draft, texts, table, fact, at }} />
                  </td>
                ))}
              </tr>
            ))}
            <RowChoices {...{ draft, texts }} />
            <Amounts {...{ draft, texts }} />
            <Removals {...{ draft, texts }} />
          </tbody>
        </table>
      </section>
      <p>
        <button class="button" type="button" onClick={() => draft.change(withExampleAdded)}>
          {texts.addExample}
        </button>
      </p>
    </>
  );
}

const ExampleHeads = ({ draft, texts }: GridProps) => (
  <thead>
    <tr>
      <th scope="col">
        <span class="visually-hidden">{texts.examples}</span>
      </th>
      {draft.document.value.examples.map((_, at) => (
        <th key={`${at}`} scope="col">
          {texts.example(at + 1)}
        </th>
      ))}
    </tr>
  </thead>
);

const FactInput = (
  props: GridProps & { readonly table: DecisionTable; readonly fact: TableFact; readonly at: number },
) => {
  const { draft, texts, table, fact, at } = props;
  const { language } = useWords();
  const value = table.examples[at]?.facts[fact.id];
  const label = `${say(fact.name, language, ['az'])}, ${texts.example(at + 1)}`;
  const set = (next: FactValue): void =>
    draft.change(withExample(at, (one) => ({ ...one, facts: { ...one.facts, [fact.id]: next } })));
  if (fact.type === 'yes-no')
    return (
      <select
        aria-label={label}
        value={value === true ? 'yes' : 'no'}
        onChange={({ currentTarget }) => set(currentTarget.value === 'yes')}
      >
        <option value="yes">{texts.yes}</option>
        <option value="no">{texts.no}</option>
      </select>
    );
  return (
    <input
      aria-label={label}
      type="text"
      inputMode={fact.type === 'text' ? 'text' : 'numeric'}
      value={value === undefined ? '' : String(value)}
      onChange={({ currentTarget }) =>
        set(fact.type === 'text' ? currentTarget.value : wholeNumber(currentTarget.value))
      }
    />
  );
};

/** The row that each example comes to. */
const RowChoices = ({ draft, texts }: GridProps) => {
  const { examples, rows } = draft.document.value;
  return (
    <tr>
      <th scope="row">{texts.row}</th>
      {examples.map((example, at) => (
        <td key={`${at}`}>
          <select
            aria-label={`${texts.row}, ${texts.example(at + 1)}`}
            value={example.row}
            onChange={({ currentTarget }) =>
              draft.change(withExample(at, (one) => ({ ...one, row: currentTarget.value })))
            }
          >
            {rows.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </td>
      ))}
    </tr>
  );
};

/** The amount that each example comes to. */
const Amounts = ({ draft, texts }: GridProps) => (
  <tr>
    <th scope="row">{texts.amount}</th>
    {draft.document.value.examples.map(({ amount }, at) => (
      <td key={`${at}`}>
        <input
          aria-label={`${texts.amount}, ${texts.example(at + 1)}`}
          inputMode="numeric"
          value={amount ?? ''}
          onChange={({ currentTarget: { value } }) =>
            draft.change(withExample(at, (one) => withAmount(one, wholeIn(value))))
          }
        />
      </td>
    ))}
  </tr>
);

const Removals = ({ draft, texts }: GridProps) => (
  <tr>
    <th scope="row">
      <span class="visually-hidden">{texts.removeExample}</span>
    </th>
    {draft.document.value.examples.map((_, at) => (
      <td key={`${at}`}>
        <RowButton
          word={texts.removeExample}
          about={texts.example(at + 1)}
          onPress={() => draft.change(withoutExample(at))}
        />
      </td>
    ))}
  </tr>
);

/** What is none counts as 0. */
const wholeNumber = (text: string): number => Math.max(0, Math.round(Number(text)) || 0);
