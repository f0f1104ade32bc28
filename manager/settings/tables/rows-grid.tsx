import { useSignal } from '@preact/signals';
import type { TableRow } from '../../../shared/cases/table-schema.ts';
import { say } from '../../../ui/words.ts';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { RowPanel } from './row-panel.tsx';
import { withRowAdded } from './table-edits.ts';
import type { GridProps } from './table-props.ts';

/** The rows of a table in their order: each condition in words beside its expression, then what follows from them. */
export function RowsGrid({ draft, texts }: GridProps) {
  const edited = useSignal<number | null>(null);
  const { rows } = draft.document.value;
  const at = edited.value;
  const open = (place: number | null): void => {
    edited.value = place;
  };
  return (
    <>
      <h3>{texts.rows}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its place is moved by keys too. */}
      <section class="tables__scroll" tabIndex={0} aria-label={texts.rows}>
        <table class="table">
          <Heads words={[texts.row, texts.condition, texts.expression, texts.follows]} actions />
          <tbody>
            {rows.map((row, place) => (
              <Row key={row.id} {...{ draft, texts, row }} onEdit={() => open(place)} />
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <button class="button" type="button" onClick={() => draft.change(withRowAdded)}>
          {texts.addRow}
        </button>
      </p>
      {at !== null && rows[at] !== undefined && (
        <RowPanel {...{ draft, texts, at }} row={rows[at]} onClose={() => open(null)} />
      )}
    </>
  );
}

const Row = ({ draft, texts, row, onEdit }: GridProps & { readonly row: TableRow; readonly onEdit: () => void }) => {
  const { language } = useWords();
  const span = Math.max(1, row.when.length);
  return (
    <>
      {row.when.map(({ is, says }, place) => (
        <tr key={`${place}`}>
          {place === 0 && (
            <th scope="rowgroup" rowSpan={span}>
              {row.id}
            </th>
          )}
          <td>{say(says, language, ['az'])}</td>
          <td>
            <code class="tables__expression">{is}</code>
          </td>
          {place === 0 && (
            <>
              <td rowSpan={span}>
                <Then {...{ draft, texts, row }} />
              </td>
              <td rowSpan={span} class="actions">
                <RowButton word={texts.edit} about={row.id} onPress={onEdit} />
              </td>
            </>
          )}
        </tr>
      ))}
    </>
  );
};

const Then = ({ draft, texts, row }: GridProps & { readonly row: TableRow }) => {
  const { language } = useWords();
  const ground = draft.document.value.grounds.find(({ id }) => id === row.ground);
  return (
    <>
      <b>{texts.outcomes[row.outcome]}</b>
      {ground !== undefined && <span class="tables__line">{say(ground.name, language, ['az'])}</span>}
      {row.amount !== undefined && (
        <span class="tables__line">
          {texts.amount}: <code class="tables__expression">{row.amount}</code>
        </span>
      )}
      {row.months !== undefined && (
        <span class="tables__line">
          {texts.months}: {row.months}
        </span>
      )}
    </>
  );
};
