import type { CallFigure } from '../../../shared/calls/call-figures.ts';
import { type CallsWords, callsWords } from '../../../shared/calls/call-report-words.ts';
import { duration, percent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { FigureName } from '../../ui/definition.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { ShownCalls } from './calls-model.ts';

/** The totals, each with its definition; what the exchange did not tell is not known, and says so. */
export function CallSums({ report: { total } }: { readonly report: ShownCalls }) {
  const { words, language } = useWords();
  const own = callsWords(language);
  const count = (n: number): string => wholeNumber(n, words);
  const time = (seconds: number | null): string => (seconds === null ? own.unknown : duration(seconds, words));
  const p90 = (seconds: number | null): string => (seconds === null ? '' : own.p90(duration(seconds, words)));
  const { answered, abandoned, abandonment, onRecord, wait, talk } = total;
  return (
    <dl class="sums measured">
      <Sum figure="answered" value={count(answered)} words={own} main more={[own.onRecord(count(onRecord))]} />
      <Sum
        figure="abandoned"
        value={abandonment === null ? own.unknown : count(abandoned)}
        words={own}
        main
        more={[abandonment === null ? '' : percent(abandonment, words)]}
      />
      <Sum
        figure="waitMean"
        value={time(wait.mean)}
        words={own}
        more={[p90(wait.p90), own.waits(count(wait.count), count(answered))]}
      />
      <Sum figure="talkMean" value={time(talk.mean)} words={own} more={[p90(talk.p90)]} />
    </dl>
  );
}

const Sum = (props: {
  readonly figure: CallFigure;
  readonly value: string;
  readonly words: CallsWords;
  readonly main?: boolean;
  readonly more: readonly string[];
}) => (
  <div class={props.main === true ? 'sum sum--main' : 'sum'}>
    <FigureName figure={props.words.figures[props.figure]}>{props.words.definitions[props.figure]}</FigureName>
    <dd>
      <span class="large">{props.value}</span>
      {props.more.map((line) => (
        <p key={line} class="sum__more">
          {line}
        </p>
      ))}
    </dd>
  </div>
);
