import '../setup/lists/lists.css';
import './tables.css';
import { useEffect, useState } from 'preact/hooks';
import { dateIn } from '../../../shared/words.ts';
import { say, wordsOf } from '../../../ui/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { TableEditor } from './table-editor.tsx';
import type { TableProps } from './table-props.ts';
import { TableVersions } from './table-versions.tsx';
import { createTables, type KnownTable, type TablesModel, versionInForce } from './tables-model.ts';
import { type TableTexts, tableTexts } from './texts.ts';

/** The decision tables of the server: which there are, what is in force, and the version in the making. `inside`: the id of one. */
export function TablesPage({ office, inside }: { readonly office: Office; readonly inside: string }) {
  const { language } = useWords();
  const texts: TableTexts = wordsOf(tableTexts, language);
  const [model] = useState(() => createTables(office));
  useEffect(() => void model.load(), [model]);
  const mayChange = office.user.role === 'admin' && office.user.centre === null;
  return (
    <div class="tables">
      <p class="lead">{texts.lead}</p>
      {!mayChange && <p class="notice">{texts.readOnly}</p>}
      <Answered state={model.state.value} onRetry={() => void model.load()}>
        {(tables) => {
          const shown = tables.find(({ id }) => id === inside) ?? tables[0];
          if (shown === undefined) return <p>{texts.none}</p>;
          const today = dateIn(office.now.serverNow.value, office.timeZone.value);
          const props: TableProps = { model, table: shown, texts, mayChange, today, user: office.user.id };
          return (
            <>
              <List {...{ model, tables, shown, texts, today }} />
              <TableVersions key={`${shown.id} versions`} {...props} />
              <TableEditor key={`${shown.id} ${shown.versions.length}`} {...props} />
            </>
          );
        }}
      </Answered>
    </div>
  );
}

const List = (props: {
  readonly model: TablesModel;
  readonly tables: readonly KnownTable[];
  readonly shown: KnownTable;
  readonly texts: TableTexts;
  readonly today: string;
}) => {
  const { tables, shown, texts, today } = props;
  const { language } = useWords();
  const state = (table: KnownTable): string => {
    const inForce = versionInForce(table, today);
    if (inForce !== null) return texts.inForceShort(inForce.version);
    return table.versions.length === 0 ? texts.sample : texts.notInForce;
  };
  return (
    <nav class="edit-things" aria-label={texts.tables}>
      <ul class="edit-things__list">
        {tables.map((table) => (
          <li key={table.id}>
            <a
              class="tables__one"
              href={`#/settings/tables/${table.id}`}
              aria-current={table === shown ? 'page' : undefined}
            >
              <b>{say(table.latest.name, language, ['az'])}</b>
              <span>{state(table)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
