import '../setup/sheet/sheet.css';
import { useState } from 'preact/hooks';
import { dayRange } from '../../../shared/reports/figure-words.ts';
import { calendarTexts } from '../../../ui/calendar/texts.ts';
import { OneOf } from '../../ui/one-of.tsx';
import { Heads } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { Panel } from '../setup/lists/panel.tsx';
import { stretchesOf } from '../year/days.ts';
import { countWorking } from './calendar-days.ts';
import type { YearProps } from './page-props.ts';
import { type PastedLine, readDays, withPasted } from './pasted-days.ts';

/** A published list, pasted: what is read of each line, and what the year comes to with it, before it is taken in. */
export function PasteDays(props: YearProps & { readonly onClose: () => void }) {
  const { model, texts, year, onClose } = props;
  const { language } = useWords();
  const [text, setText] = useState('');
  const [how, setHow] = useState<'replace' | 'add'>('replace');
  const lines = readDays(text, year, monthNames);
  const days = lines.filter(({ fault }) => fault === null).reduce((sum, { dates }) => sum + dates.length, 0);
  const next = withPasted(model.document.value, year, lines, { language, replace: how === 'replace' });
  return (
    <Panel title={texts.pasteTitle(year)} look="wide" onClose={onClose}>
      <div class="dialog__text">
        <p>{texts.pasteLead}</p>
        <label class="field">
          <b>{texts.pasteLabel}</b>
          <textarea rows={8} spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <OneOf
          label={texts.pasteHow}
          labelled
          options={['replace', 'add'] as const}
          chosen={how}
          word={(one) => (one === 'replace' ? texts.pasteReplace : texts.pasteAdd)}
          onChoose={setHow}
        />
        <p class="pasted__sum" role="status">
          <b>{texts.pasteSum(days, lines.filter(({ fault }) => fault !== null).length)}</b>
          {days > 0 && <span>{texts.pasteCount(countWorking(next, year))}</span>}
        </p>
        {lines.length > 0 && <Read {...props} lines={lines} />}
      </div>
      <Take {...props} isIdle={days === 0} onTake={() => model.change(() => next)} />
    </Panel>
  );
}

const Take = (
  props: YearProps & { readonly isIdle: boolean; readonly onTake: () => void; readonly onClose: () => void },
) => {
  const { words } = useWords();
  const { texts, isIdle, onTake, onClose } = props;
  const take = (): void => {
    if (isIdle) return;
    onTake();
    onClose();
  };
  return (
    <div class="dialog__actions">
      <button class="button" type="button" onClick={onClose}>
        {words.cancel}
      </button>
      <button class="button button--primary" type="button" aria-disabled={isIdle} onClick={take}>
        {texts.pasteApply}
      </button>
    </div>
  );
};

const monthNames = Object.values(calendarTexts).map(({ months }) => months);

const Read = ({ lines, texts }: YearProps & { readonly lines: readonly PastedLine[] }) => {
  const { months } = useWords();
  return (
    <table class="pasted">
      <Heads words={[texts.pasteLine, texts.date, texts.what, texts.name]} />
      <tbody>
        {lines.map(({ line, text, dates, kind, name, fault }) => (
          <tr key={line} class={fault === null ? undefined : 'pasted__wrong'}>
            <th scope="row">{line}</th>
            {fault === null ? (
              <>
                <td>
                  {stretchesOf(dates)
                    .map(([from, to]) => dayRange(from, to, months))
                    .join('; ')}
                </td>
                <td>{texts.kinds[kind]}</td>
                <td>{name}</td>
              </>
            ) : (
              <td colSpan={3}>
                {text} <small>{texts.pasteFaults[fault]}</small>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
