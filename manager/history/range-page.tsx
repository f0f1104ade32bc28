import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { dayRange } from '../../shared/reports/figure-words.ts';
import { dateIn } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { Answered, Blank } from '../ui/answered.tsx';
import type { ChosenRange } from '../ui/chosen-range.ts';
import type { LoadState } from '../ui/loaded.ts';
import { RangeChoice } from '../ui/range-choice.tsx';
import { useWords } from '../ui/use-words.ts';
import { HistoryParts } from './history-parts.tsx';
import type { HistoryPart } from './report-choice.ts';

/** What is shown of a range of days. */
interface RangeModel<Report> extends ChosenRange {
  readonly state: ReadonlySignal<LoadState<Report>>;
  load(): Promise<void>;
}

/** A part of the reports that has its own page: its heading, the choice of days, and what was found of them once it is there. */
export function RangePage<Report>(props: {
  readonly office: Office;
  readonly model: RangeModel<Report>;
  readonly part: HistoryPart;
  readonly heading: string;
  readonly children: (report: Report) => ComponentChildren;
}) {
  const { office, model, part, heading, children } = props;
  const { words, months } = useWords();
  useEffect(() => void model.load(), [model]);
  const { from, to } = model.range.value;
  const fault = model.fault.value;
  return (
    <div class="section">
      <header class="section__head">
        <h1>
          {heading} {fault === null && <span class="beside-heading">{dayRange(from, to, months)}</span>}
        </h1>
        <RangeChoice model={model} />
      </header>
      <HistoryParts office={office} shown={part} />
      {fault !== null ? (
        <Blank title={words.history[fault]} />
      ) : (
        <Answered state={model.state.value} onRetry={model.load}>
          {children}
        </Answered>
      )}
    </div>
  );
}

/** The centre's date (YYYY-MM-DD), by the server's clock. */
export const todayAt =
  ({ now, timeZone }: Office) =>
  (): string =>
    dateIn(now.serverNow.value, timeZone.value);
