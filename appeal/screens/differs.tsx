import { manats } from '../../shared/reports/figure-words.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import { say } from '../../ui/words.ts';
import type { OwnModel } from '../own-model.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

interface Shown {
  readonly model: OwnModel;
  readonly own: OwnCase;
  readonly words: ScreenWords;
}

type Difference = OwnCase['differs'][number];

/** [CS21] Where a register says something else than was declared: both values, and the way to say that the register is right. */
export function Differs({ model, own, words }: Shown) {
  const told = words.appeals.decision;
  if (own.differs.length === 0) return null;
  const text = (of: { readonly [language: string]: string }): string => say(of, words.language, own.languages);
  const value = ({ type }: Difference, of: Difference['declared']): string =>
    typeof of === 'boolean'
      ? told.values[of ? 'yes' : 'no']
      : type === 'money'
        ? manats(Number(of), told.numbers)
        : `${of}`;
  return (
    <section aria-label={told.differs}>
      <h2>{told.differs}</h2>
      {own.differs.map((one) => (
        <dl key={text(one.name)} class="visitor-facts">
          <Fact label={`${text(one.name)}: ${told.declared}`} text={value(one, one.declared)} />
          <Fact label={`${text(one.name)}: ${text(one.register)}`} text={value(one, one.fetched)} />
        </dl>
      ))}
      {own.may.includes('supply') && (
        <div class="visitor-actions">
          <button
            type="button"
            class="button button--primary button--large"
            aria-disabled={model.busy.value}
            onClick={() => void model.agree(told.agrees)}
          >
            {told.agrees}
          </button>
        </div>
      )}
    </section>
  );
}
