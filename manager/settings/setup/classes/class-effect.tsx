import { useId, useState } from 'preact/hooks';
import type { Words } from '../../../../shared/words.ts';
import type { SetupWords } from '../setup-words.ts';
import { PriorityChart } from './priority-chart.tsx';
import { type ClassRule, lead, levelAfter, overtakenAfter } from './priority-line.ts';
import type { az } from './text/az.ts';

type EffectProps = { readonly rule: ClassRule; readonly texts: Words<typeof az>; readonly words: SetupWords };

/** What a privilege gives: drawn, in sentences, and as a table of waits. */
export function ClassEffect(props: EffectProps) {
  const { rule, texts, words } = props;
  const id = useId();
  const [minutes, setMinutes] = useState(30);
  const earlier = minutes * 60;
  const sentences = effectWords(rule, earlier, texts, words);
  return (
    <section class="effect" aria-label={texts.how}>
      <h3>{texts.how}</h3>
      <div class="effect__compare">
        <label for={id}>{texts.compare}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={120}
          step={5}
          value={minutes}
          aria-valuetext={words.time(earlier)}
          onInput={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
        />
        <output for={id}>{words.time(earlier)}</output>
      </div>
      <PriorityChart {...{ rule, earlier, texts, time: words.time, said: sentences.join(' ') }} />
      <div class="said-rule" role="status">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <Waits {...props} />
    </section>
  );
}

/** What the rule means for who came `earlier` (s) before, in sentences. */
export function effectWords(
  rule: ClassRule,
  earlier: number,
  texts: Words<typeof az>,
  { time }: Pick<SetupWords, 'time'>,
): readonly string[] {
  const { headStartSeconds, rate = 1, latestSeconds } = rule;
  if (headStartSeconds === 0 && rate === 1 && latestSeconds === undefined) return [texts.plain];
  const level = levelAfter(rule, earlier);
  const overtaken = overtakenAfter(rule);
  const about = earlier === 0 ? texts.same : time(earlier);
  const compared =
    level === null
      ? texts.never(about)
      : level === 0
        ? rate === 1 && headStartSeconds === earlier
          ? texts.even(about)
          : texts.atOnce(about)
        : texts.level(time(Math.round(level)), about);
  return [
    ...(earlier === 0 ? [] : [compared]),
    ...(overtaken === null ? [] : [texts.overtaken(time(Math.round(overtaken)))]),
    ...(latestSeconds === undefined ? [] : [texts.latest(time(latestSeconds))]),
  ];
}

const Waits = ({ rule, texts, words }: EffectProps) => (
  <table class="table effect__waits">
    <caption>{texts.table}</caption>
    <thead>
      <tr>
        <th scope="col">{texts.waited}</th>
        <th scope="col">{texts.countsAs}</th>
      </tr>
    </thead>
    <tbody>
      {waits.map((waited) => {
        const before = Math.round(lead(rule, waited));
        return (
          <tr key={waited}>
            <th scope="row" class="plain">
              {waited === 0 ? texts.atStart : words.time(waited)}
            </th>
            <td>
              {before === 0
                ? texts.same
                : before > 0
                  ? texts.earlier(words.time(before))
                  : texts.later(words.time(-before))}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

const waits = [0, 300, 600, 1200, 1800];
