import { manats } from '../../shared/reports/figure-words.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import { say } from '../../ui/words.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';
import { fullDate } from './frame.tsx';

/** [RU4] What a table decided: the amount or the reason, and each condition in words with whether it held. */
export function Decision({ own, words }: { readonly own: OwnCase; readonly words: ScreenWords }) {
  const { decision } = own;
  if (decision === null) return null;
  const told = words.appeals.decision;
  const text = (of: { readonly [language: string]: string }): string => say(of, words.language, own.languages);
  const { amount, months, from, ground } = decision;
  return (
    <section aria-label={told[decision.outcome]}>
      <h2>{told[decision.outcome]}</h2>
      <dl class="visitor-facts">
        {amount !== null && <Fact label={told.amount} text={manats(amount, told.numbers)} />}
        {months !== null && <Fact label={told.months} text={`${months}`} />}
        {from !== null && <Fact label={told.from} text={fullDate(from, words)} />}
        {ground !== null && <Fact label={told.ground} text={text(ground)} />}
      </dl>
      <details class="details">
        <summary>{told.conditions}</summary>
        <ul class="details__days">
          {decision.conditions.map(({ says, holds }, at) => (
            <li key={at}>{`${text(says)}: ${told[holds]}`}</li>
          ))}
        </ul>
      </details>
      <p>
        <a class="link" href={`/decisions?centre=${encodeURIComponent(own.centre)}`}>
          {told.all}
        </a>
      </p>
    </section>
  );
}
