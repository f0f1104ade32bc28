import { useSignal } from '@preact/signals';
import { TroubleNotice } from '../../ui/answered.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { LanguageTexts } from '../forms/language-texts.tsx';
import { Labelled } from '../labelled.tsx';
import { ExamplesGrid } from './examples-grid.tsx';
import { RowsGrid } from './rows-grid.tsx';
import { wholeIn } from './table-edits.ts';
import type { GridProps, TableProps } from './table-props.ts';
import { TriedShown } from './tried-shown.tsx';
import { WholeDocument } from './whole-document.tsx';

/** The version in the making: its rows and examples as grids, the whole document, what the check said, and the way to propose it. */
export function TableEditor(props: TableProps) {
  const { model, table, texts, mayChange } = props;
  const draft = model.draftOf(table);
  return (
    <section class="tables__part" aria-label={texts.working(draft.document.value.version)}>
      <h2>{texts.working(draft.document.value.version)}</h2>
      {table.written !== null && <p class="notice">{texts.written(`tables/${table.id}.json`)}</p>}
      {table.overtaken !== null && (
        <p class="notice">
          {texts.overtaken(`tables/${table.id}.json`, table.overtaken.version, table.overtaken.next)}
        </p>
      )}
      <fieldset class="tables__whole" disabled={!mayChange}>
        <Head {...props} />
        <RowsGrid draft={draft} texts={texts} />
        <Reckoned {...props} />
        <ExamplesGrid draft={draft} texts={texts} />
        <WholeDocument draft={draft} texts={texts} />
      </fieldset>
      <Foot {...props} />
      <TriedShown draft={draft} texts={texts} />
    </section>
  );
}

const Head = ({ model, table, texts, today }: TableProps) => {
  const draft = model.draftOf(table);
  const { name } = draft.document.value;
  return (
    <>
      <LanguageTexts
        label={texts.name}
        value={name}
        maxLength={200}
        faultOf={() => null}
        onText={(language, text) => draft.change((now) => ({ ...now, name: { ...now.name, [language]: text } }))}
      />
      <HeadFields draft={draft} texts={texts} today={today} />
    </>
  );
};

const HeadFields = ({ draft, texts, today }: GridProps & Pick<TableProps, 'today'>) => {
  const { from, policy } = draft.document.value;
  return (
    <div class="tables__fields">
      <Labelled label={texts.fromLabel}>
        {(named) => (
          <DateInput
            id={named.id}
            value={from}
            today={today}
            wrong={false}
            describedBy={named['aria-describedby']}
            onChange={(date) => draft.change((now) => ({ ...now, from: date }))}
          />
        )}
      </Labelled>
      <Labelled label={texts.policy}>
        {(named) => (
          <select
            {...named}
            value={policy}
            onChange={({ currentTarget }) =>
              draft.change((now) => ({ ...now, policy: currentTarget.value === 'FIRST' ? 'FIRST' : 'UNIQUE' }))
            }
          >
            <option value="UNIQUE">{texts.policies.UNIQUE}</option>
            <option value="FIRST">{texts.policies.FIRST}</option>
          </select>
        )}
      </Labelled>
      <FreshDays draft={draft} texts={texts} />
    </div>
  );
};

const FreshDays = ({ draft, texts }: GridProps) => (
  <Labelled label={texts.freshDays}>
    {(named) => (
      <input
        {...named}
        inputMode="numeric"
        value={draft.document.value.freshDays}
        onChange={({ currentTarget: { value } }) =>
          draft.change((now) => ({ ...now, freshDays: wholeIn(value) ?? now.freshDays }))
        }
      />
    )}
  </Labelled>
);

/** What the table reckons from its facts. */
const Reckoned = ({ model, table, texts }: TableProps) => {
  const draft = model.draftOf(table);
  const { inputs } = draft.document.value;
  if (inputs.length === 0) return null;
  return (
    <>
      <h3>{texts.reckoned}</h3>
      {inputs.map(({ id, value }, at) => (
        <Labelled key={id} label={id}>
          {(named) => (
            <input
              {...named}
              class="tables__expression"
              type="text"
              spellcheck={false}
              maxLength={500}
              value={value}
              onInput={({ currentTarget }) =>
                draft.change((now) => ({
                  ...now,
                  inputs: now.inputs.map((one, place) => (place === at ? { ...one, value: currentTarget.value } : one)),
                }))
              }
            />
          )}
        </Labelled>
      ))}
    </>
  );
};

const Foot = (props: TableProps) => {
  const { model, table, texts, mayChange } = props;
  const draft = model.draftOf(table);
  const isProposed = useSignal(false);
  const isNew = draft.changed.value || table.versions.length === 0 || table.written !== null;
  const busy = model.changing.busy.value;
  const propose = async (): Promise<void> => {
    isProposed.value = await model.propose(table);
  };
  return (
    <div class="tables__foot">
      <TroubleNotice why={model.changing.trouble.value} />
      <p role="status">{isProposed.value ? texts.proposedDone : ''}</p>
      <div class="tables__acts">
        <button class="button" type="button" onClick={() => void draft.check()}>
          {texts.check}
        </button>
        {mayChange && (
          <>
            <button class="button" type="button" aria-disabled={!draft.changed.value} onClick={() => draft.drop()}>
              {texts.drop}
            </button>
            <button
              class="button button--primary"
              type="button"
              aria-disabled={!isNew || busy}
              onClick={() => isNew && !busy && void propose()}
            >
              {texts.propose}
            </button>
          </>
        )}
      </div>
    </div>
  );
};
