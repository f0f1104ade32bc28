import { type CasesWords, casesWords } from '../../../shared/cases/case-report-words.ts';
import { dash, maybePercent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { FigureName } from '../../ui/definition.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { ShownCases } from './cases-model.ts';

/** The totals, each with its definition. */
export function CaseSums({ report: { total } }: { readonly report: ShownCases }) {
  const { words, language } = useWords();
  const own = casesWords(language);
  const count = (n: number): string => wholeNumber(n, words);
  const { median, p90 } = total.workingDays;
  const owed = total.answered + total.overdue + total.endedLate;
  return (
    <dl class="sums measured">
      <Sum
        figure="onTime"
        value={maybePercent(total.onTime, words)}
        words={own}
        main
        more={owed > 0 && own.of(count(owed))}
      />
      <Sum
        figure="median"
        value={median === null ? dash : count(median)}
        words={own}
        main
        more={p90 !== null && own.p90(count(p90))}
      />
      <Sum figure="received" value={count(total.received)} words={own} />
      <Sum
        figure="answered"
        value={count(total.answered)}
        words={own}
        more={total.late > 0 && own.late(count(total.late))}
      />
      <Sum
        figure="open"
        value={count(total.open)}
        words={own}
        more={total.overdue > 0 && own.overdue(count(total.overdue))}
      />
    </dl>
  );
}

const Sum = (props: {
  readonly figure: keyof CasesWords['figures'];
  readonly value: string;
  readonly words: CasesWords;
  readonly main?: boolean;
  readonly more?: string | false;
}) => (
  <div class={props.main === true ? 'sum sum--main' : 'sum'}>
    <FigureName figure={props.words.figures[props.figure]}>{props.words.definitions[props.figure]}</FigureName>
    <dd>
      <span class="large">{props.value}</span>
      <p class="sum__more">{props.more}</p>
    </dd>
  </div>
);
