import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import { againsts } from '../../shared/reports/report-choices.ts';
import { reportFigures } from '../../shared/reports/report-rows.ts';
import type { Office } from '../manager-model.ts';
import { useWords } from '../ui/use-words.ts';
import { choosingWords } from './choosing-words.ts';
import { ColumnsDialog } from './columns-dialog.tsx';
import { SavedReports } from './saved-reports.tsx';

/** What a report shows: one that was saved, or the columns and the comparison that are chosen here. */
export function ReportChoosing({ office }: { readonly office: Office }) {
  return (
    <div class="choosing">
      <SavedReports office={office} />
      <Compared office={office} />
      <Columns office={office} />
    </div>
  );
}

const Compared = ({ office }: { readonly office: Office }) => {
  const id = useId();
  const words = choosingWords(useWords().language);
  const { history } = office;
  const { value } = history.against;
  return (
    <span class="choosing__one">
      <label for={id}>{words.against}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = againsts.find((one) => one === currentTarget.value);
          if (chosen !== undefined) history.chooseAgainst(chosen);
        }}
      >
        {history.againsts.value.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {words.againsts[one]}
          </option>
        ))}
      </select>
    </span>
  );
};

const Columns = ({ office }: { readonly office: Office }) => {
  const { words, language } = useWords();
  const choosing = choosingWords(language);
  const choosingNow = useSignal(false);
  const { length } = office.history.columns.value;
  const all = reportFigures.length;
  const close = (): void => {
    choosingNow.value = false;
  };
  return (
    <>
      <button
        class="button"
        type="button"
        onClick={() => {
          choosingNow.value = true;
        }}
      >
        {length === all ? choosing.allColumns : choosing.columns(wholeNumber(length, words), wholeNumber(all, words))}
      </button>
      {choosingNow.value && <ColumnsDialog history={office.history} onClose={close} />}
    </>
  );
};
