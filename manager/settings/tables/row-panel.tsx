import type { TableRow } from '../../../shared/cases/table-schema.ts';
import { say } from '../../../ui/words.ts';
import { useWords } from '../../ui/use-words.ts';
import { LanguageTexts } from '../forms/language-texts.tsx';
import { Labelled } from '../labelled.tsx';
import { Panel } from '../setup/lists/panel.tsx';
import { newCondition, wholeIn, withOutcome, withoutRow, withRow, withRowUp } from './table-edits.ts';
import type { GridProps } from './table-props.ts';

interface PanelProps extends GridProps {
  readonly row: TableRow;
  readonly at: number;
  readonly onClose: () => void;
}

/** One row, to be changed: its conditions as expressions and in words, and what follows. */
export function RowPanel(props: PanelProps) {
  const { draft, texts, row, at, onClose } = props;
  const away = (change: Parameters<typeof draft.change>[0]): void => {
    draft.change(change);
    onClose();
  };
  return (
    <Panel title={texts.editRow(row.id)} look="wide" onClose={onClose}>
      <div class="dialog__text tables__panel">
        {row.when.map((_, place) => (
          <Condition key={`${place}`} {...props} place={place} />
        ))}
        <p>
          <button
            class="button"
            type="button"
            onClick={() => draft.change(withRow(at, (one) => ({ ...one, when: [...one.when, newCondition] })))}
          >
            {texts.addCondition}
          </button>
        </p>
        <Follows {...props} />
      </div>
      <div class="dialog__actions">
        {at > 0 && (
          <button class="button" type="button" onClick={() => away(withRowUp(at))}>
            {texts.up}
          </button>
        )}
        <button class="button" type="button" onClick={() => away(withoutRow(at))}>
          {texts.removeRow}
        </button>
        <button class="button button--primary" type="button" onClick={onClose}>
          {texts.done}
        </button>
      </div>
    </Panel>
  );
}

type ConditionOf = TableRow['when'][number];

const Condition = (props: PanelProps & { readonly place: number }) => {
  const { draft, texts, row, at, place } = props;
  const condition = row.when[place] ?? newCondition;
  const change = (next: (condition: ConditionOf) => ConditionOf): void =>
    draft.change(
      withRow(at, (one) => ({ ...one, when: one.when.map((each, n) => (n === place ? next(each) : each)) })),
    );
  return (
    <fieldset class="tables__condition">
      <legend>{`${texts.condition} ${place + 1}`}</legend>
      <Labelled label={texts.expression}>
        {(named) => (
          <input
            {...named}
            class="tables__expression"
            type="text"
            spellcheck={false}
            maxLength={500}
            value={condition.is}
            onInput={({ currentTarget }) => change((now) => ({ ...now, is: currentTarget.value }))}
          />
        )}
      </Labelled>
      <LanguageTexts
        label={texts.says}
        value={condition.says}
        maxLength={200}
        faultOf={() => null}
        onText={(language, text) => change((now) => ({ ...now, says: { ...now.says, [language]: text } }))}
      />
      {row.when.length > 1 && <Removing {...props} />}
    </fieldset>
  );
};

const Removing = ({ draft, texts, at, place }: PanelProps & { readonly place: number }) => (
  <button
    class="button button--quiet"
    type="button"
    onClick={() => draft.change(withRow(at, (one) => ({ ...one, when: one.when.filter((_, n) => n !== place) })))}
  >
    {texts.removeCondition}
  </button>
);

/** What follows where the row holds. */
const Follows = (props: PanelProps) => {
  const { draft, texts, row, at } = props;
  const first = draft.document.value.grounds[0]?.id;
  return (
    <div class="tables__fields">
      <Labelled label={texts.follows}>
        {(named) => (
          <select
            {...named}
            value={row.outcome}
            onChange={({ currentTarget }) => {
              const outcome = currentTarget.value === 'grant' ? 'grant' : 'refuse';
              draft.change(withRow(at, (one) => withOutcome(one, outcome, first)));
            }}
          >
            <option value="grant">{texts.outcomes.grant}</option>
            <option value="refuse">{texts.outcomes.refuse}</option>
          </select>
        )}
      </Labelled>
      {row.outcome === 'grant' ? <Granted {...props} /> : <Ground {...props} />}
    </div>
  );
};

const Granted = ({ draft, texts, row, at }: PanelProps) => (
  <>
    <Labelled label={texts.amount}>
      {(named) => (
        <input
          {...named}
          class="tables__expression"
          type="text"
          spellcheck={false}
          maxLength={500}
          value={row.amount ?? ''}
          onInput={({ currentTarget }) => draft.change(withRow(at, (one) => ({ ...one, amount: currentTarget.value })))}
        />
      )}
    </Labelled>
    <Labelled label={texts.months}>
      {(named) => (
        <input
          {...named}
          inputMode="numeric"
          value={row.months ?? 12}
          onChange={({ currentTarget: { value } }) =>
            draft.change(withRow(at, (one) => ({ ...one, months: wholeIn(value) ?? one.months ?? 12 })))
          }
        />
      )}
    </Labelled>
  </>
);

const Ground = ({ draft, texts, row, at }: PanelProps) => {
  const { language } = useWords();
  return (
    <Labelled label={texts.ground}>
      {(named) => (
        <select
          {...named}
          value={row.ground ?? ''}
          onChange={({ currentTarget }) =>
            draft.change(withRow(at, (one) => ({ ...one, ground: currentTarget.value })))
          }
        >
          {draft.document.value.grounds.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name, language, ['az'])}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
};
