import { manats } from '../../../shared/reports/figure-words.ts';
import { say } from '../../../ui/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { GridProps } from './table-props.ts';
import type { Tried } from './tables-model.ts';

/** What the server said of the version in the making: what is wrong, what each example comes to and how, and what past cases would. */
export function TriedShown({ draft, texts }: GridProps) {
  const state = draft.tried.value;
  if (state === null) return null;
  return (
    <section class="tables__tried" aria-label={texts.checked}>
      <h3>{texts.checked}</h3>
      <Answered state={state} onRetry={() => void draft.check()}>
        {(tried) => (
          <>
            <Faults {...{ tried, texts }} />
            <ol class="tables__came">
              {tried.examples.map((example, at) => (
                <li key={`${at}`}>
                  <Came {...{ draft, texts, example }} />
                </li>
              ))}
            </ol>
            <Past {...{ tried, texts }} />
          </>
        )}
      </Answered>
    </section>
  );
}

type OfTried = { readonly tried: Tried; readonly texts: GridProps['texts'] };

const Faults = ({ tried, texts }: OfTried) =>
  tried.faults.length === 0 ? (
    <p class="notice notice--good" role="status">
      {texts.sound}
    </p>
  ) : (
    <div class="notice notice--bad" role="alert">
      <p>{texts.wrong(tried.faults.length)}</p>
      <ul>
        {tried.faults.map(({ path, complaint }) => (
          <li key={`${path} ${complaint}`}>
            <code>{path}</code>: <span lang="en">{complaint}</span>
          </li>
        ))}
      </ul>
    </div>
  );

const Came = ({ draft, texts, example }: GridProps & { readonly example: Tried['examples'][number] }) => {
  const { language } = useWords();
  const { row, came, comesOut } = example;
  const amount = came.amount === null ? '' : String(came.amount);
  const other = came.row === null ? texts.undecided : texts.otherwise(came.row, amount);
  const rows = draft.document.value.rows;
  return (
    <>
      <p class={comesOut ? undefined : 'tables__wrong'}>
        <b>{row}</b> {amount} · {comesOut ? texts.asShould : other}
      </p>
      <details>
        <summary>{texts.trace}</summary>
        {example.rows.map(({ row: id, cells }) => (
          <ul key={id}>
            {cells.map((holds, cell) => {
              const says = rows.find((one) => one.id === id)?.when[cell]?.says ?? {};
              return (
                <li key={`${cell}`}>
                  <b>{id}</b>: {say(says, language, ['az'])}: {texts.holds[holds]}
                </li>
              );
            })}
          </ul>
        ))}
      </details>
    </>
  );
};

/** [RU5] How many of the applications that were decided before would be decided otherwise. */
const Past = ({ tried, texts }: OfTried) => {
  const { words } = useWords();
  const outcome = (of: 'grant' | 'refuse' | 'not-yet'): string =>
    of === 'not-yet' ? texts.notYet : texts.outcomes[of];
  if (tried.tried === 0) return <p>{texts.pastNone}</p>;
  return (
    <>
      <p>
        {texts.past(tried.tried)} {texts.same(tried.same)}
      </p>
      <ul>
        {tried.changes.map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>{texts.becomes(outcome(from), outcome(to), count)}</li>
        ))}
      </ul>
      <p>{texts.amounts(manats(tried.amountBefore, words.numbers), manats(tried.amountAfter, words.numbers))}</p>
    </>
  );
};
