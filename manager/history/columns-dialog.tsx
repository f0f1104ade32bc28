import { signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type ReportFigure, reportFigures } from '../../shared/reports/report-rows.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { FormDialog } from '../ui/dialogs.tsx';
import { useWords } from '../ui/use-words.ts';
import { choosingWords } from './choosing-words.ts';
import { groupOf, headWord } from './column-heads.ts';
import type { HistoryModel } from './history-model.ts';

/** The columns of the report, each to be taken or left. */
export function ColumnsDialog({ history, onClose }: Props) {
  const { language } = useWords();
  const words = choosingWords(language);
  const chosen = useSignal<readonly ReportFigure[]>(history.columns.value);
  const asked = useSignal(false);
  const fault = useId();
  const send = async (): Promise<boolean> => {
    asked.value = true;
    if (chosen.value.length === 0) return false;
    history.chooseColumns(chosen.value);
    return true;
  };
  return (
    <FormDialog title={words.columnsTitle} yes={words.show} change={done} onSend={send} onClose={onClose}>
      <p class="soft">{words.columnsMore}</p>
      {(['counts', 'wait', 'service'] as const).map((group) => (
        <Group key={group} group={group} chosen={chosen.value} onChoose={(next) => (chosen.value = next)} />
      ))}
      <div>
        <button class="button button--quiet" type="button" onClick={() => (chosen.value = reportFigures)}>
          {words.chooseAll}
        </button>
        <FieldFault id={fault} fault={asked.value && chosen.value.length === 0 ? words.chooseOne : null} />
      </div>
    </FormDialog>
  );
}

interface Props {
  readonly history: HistoryModel;
  readonly onClose: () => void;
}

/** Nothing is sent: what is chosen is chosen at once. */
const done = { busy: signal(false), trouble: signal(null) };

const Group = (props: {
  readonly group: 'counts' | 'wait' | 'service';
  readonly chosen: readonly ReportFigure[];
  readonly onChoose: (chosen: readonly ReportFigure[]) => void;
}) => {
  const { words, language } = useWords();
  const { group, chosen } = props;
  const names = {
    counts: choosingWords(language).counts,
    wait: words.history.waitGroup,
    service: words.history.serviceGroup,
  };
  return (
    <fieldset class="field">
      <legend>{names[group]}</legend>
      <div class="checks">
        {reportFigures
          .filter((figure) => groupOf(figure) === group)
          .map((figure) => (
            <label key={figure} class="check">
              <input
                type="checkbox"
                checked={chosen.includes(figure)}
                onChange={({ currentTarget: { checked } }) =>
                  props.onChoose(checked ? [...chosen, figure] : chosen.filter((one) => one !== figure))
                }
              />
              {figure === 'serviceLevel' ? words.figures.serviceLevel : headWord(figure, words)}
            </label>
          ))}
      </div>
    </fieldset>
  );
};
