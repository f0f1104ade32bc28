import { useWords } from '../../ui/use-words.ts';
import { keyOf } from './columns.ts';
import { type Column, plainKinds, textKinds } from './headings.ts';
import type { ImportModel } from './import-model.ts';
import { columnWords, importWords } from './import-words.ts';
import { columnLetters } from './table.ts';

/** The first rows of a list, with what each of its columns is taken to be, to be chosen by hand. */
export function ColumnsTable({ model }: { readonly model: ImportModel }) {
  const words = importWords(useWords().language);
  const rows = model.table.value ?? [];
  const { head, columns } = model.columns.value;
  const hasName = columns.some((column) => column?.kind === 'name');
  return (
    <section class="import__columns" aria-labelledby="import-columns">
      <h3 id="import-columns">{words.columnsTitle}</h3>
      <p class="field__hint">{words.columnsHint}</p>
      {!hasName && (
        <p class="notice notice--warn" role="alert">
          {words.noName}
        </p>
      )}
      {head <= 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={head === 0}
            onChange={({ currentTarget }) => model.headed(currentTarget.checked)}
          />
          {words.heads}
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="import__scroll" tabIndex={0} aria-labelledby="import-columns">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              {columns.map((column, at) => (
                <th key={columnLetters(at)} scope="col">
                  <Choose model={model} at={at} column={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownRows).map((row, index) => (
              <tr key={row.at} class={index <= head ? 'dim' : undefined}>
                <th scope="row">{row.at}</th>
                {columns.map((_, at) => (
                  <td key={columnLetters(at)}>{row.cells[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const shownRows = 6;

/** Texts are in one language of the three; what else a column may be comes after them. */
const offered: readonly Column[] = [
  ...textKinds.flatMap((kind) => ['az', 'ru', 'en'].map((language) => ({ kind, language }))),
  ...plainKinds.map((kind) => ({ kind })),
];

const Choose = (props: { readonly model: ImportModel; readonly at: number; readonly column: Column }) => {
  const words = importWords(useWords().language);
  return (
    <label class="field import__choose">
      {words.columnIs(columnLetters(props.at))}
      <select
        value={keyOf(props.column)}
        onChange={({ currentTarget }) =>
          props.model.choose(props.at, offered.find((one) => keyOf(one) === currentTarget.value) ?? null)
        }
      >
        <option value="">{words.notRead}</option>
        {offered.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {columnWords(one, words)}
          </option>
        ))}
      </select>
    </label>
  );
};
