import './oversight.css';
import { useEffect, useMemo } from 'preact/hooks';
import { cutMs } from '../../shared/country/country.ts';
import { type CountryCases, type OwedRow, owedKeys } from '../../shared/country/country-cases.ts';
import { dash, dateInFigures, maybePercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import { say } from '../../ui/words.ts';
import type { CountryWorld } from '../country-model.ts';
import { useScene } from '../screens/context.ts';
import { Plain } from '../screens/plain.tsx';
import { whenOf } from '../screens/when.ts';
import type { SectionProps } from '../section.ts';
import { type OwedModel, openOwed } from './owed-model.ts';
import { owedWords } from './words.ts';

/** [CS14] What all centres owe an answer to: sums, and a row for each centre, kind, topic or status. No persons. */
export function Oversight({ world }: SectionProps) {
  const model = useOwed(world);
  const { country, language } = useScene();
  const own = owedWords(language);
  const state = model.state.value;
  if (state.step === 'not-yours') return <Plain title={own.notYours} more={own.notYoursMore} />;
  if (state.step === 'lost')
    return (
      <div role="alert">
        <Plain title={own.lost}>
          <button type="button" class="button" onClick={() => void model.load()}>
            {own.again}
          </button>
        </Plain>
      </div>
    );
  return (
    <main class="board owed">
      <h1>{own.heading}</h1>
      <p class="owed__note">{own.note}</p>
      <Choices model={model} />
      {state.step === 'loading' ? (
        <p class="centres__none" role="status" aria-busy="true">
          {country.loading}
        </p>
      ) : (
        <Found model={model} value={state.value} now={world.clock.now()} />
      )}
    </main>
  );
}

const useOwed = (world: CountryWorld): OwedModel => {
  const model = useMemo(() => openOwed(world), [world]);
  useEffect(() => model.close, [model]);
  return model;
};

const Choices = ({ model }: { readonly model: OwedModel }) => {
  const { language } = useScene();
  const own = owedWords(language);
  return (
    <fieldset class="owed__choices" aria-label={own.by}>
      {owedKeys.map((key) => (
        <button
          key={key}
          type="button"
          class="button"
          aria-pressed={model.by.value === key}
          onClick={() => model.choose(key)}
        >
          {own.keys[key]}
        </button>
      ))}
    </fieldset>
  );
};

interface Shown {
  readonly model: OwedModel;
  readonly value: CountryCases;
  readonly now: number;
}

const Found = ({ model, value, now }: Shown) => {
  const { language } = useScene();
  const own = owedWords(language);
  return (
    <>
      <Sums value={value} />
      {value.rows.length === 0 ? (
        <p class="centres__none">{own.nothing}</p>
      ) : (
        <Table model={model} value={value} now={now} />
      )}
    </>
  );
};

const Sums = ({ value }: Pick<Shown, 'value'>) => {
  const { country, language } = useScene();
  const own = owedWords(language);
  const { total, centres } = value;
  const number = (n: number): string => wholeNumber(n, country);
  return (
    <section class="totals owed__totals" aria-label={own.sums}>
      <dl>
        <div class="totals__figure">
          <dt>{own.open}</dt>
          <dd>{number(total.open)}</dd>
          <dd class="totals__more">
            {own.centres(number(centres.all))}
            {centres.cut > 0 && `, ${own.cut(number(centres.cut))}`}
          </dd>
        </div>
        <div class={total.overdue > 0 ? 'totals__figure totals__figure--wrong' : 'totals__figure'}>
          <dt>{own.overdue}</dt>
          <dd>{total.overdue === 0 ? <small>{own.none}</small> : number(total.overdue)}</dd>
          {total.overdue > 0 && <dd class="totals__more">{shareOf(total, country)}</dd>}
        </div>
        <div class="totals__figure">
          <dt>{own.earliest}</dt>
          <dd>{dateOf(total.earliestDue, own.dateSign)}</dd>
        </div>
      </dl>
    </section>
  );
};

const Table = ({ model, value, now }: Shown) => {
  const { language } = useScene();
  const own = owedWords(language);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="centres" tabIndex={0} aria-label={own.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{own.keys[model.by.value]}</th>
            {[own.overdue, own.open, own.share, own.earliest].map((word) => (
              <th key={word} scope="col" class="figure">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.rows.map((row) => (
            <Row key={row.key} model={model} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Row = ({ model, row, now }: Pick<Shown, 'model' | 'now'> & { readonly row: OwedRow }) => {
  const { country, language } = useScene();
  const own = owedWords(language);
  const isCut = row.heardAt !== null && now - Date.parse(row.heardAt) > cutMs;
  const cells = [
    [own.overdue, wholeNumber(row.overdue, country)],
    [own.open, wholeNumber(row.open, country)],
    [own.share, shareOf(row, country)],
    [own.earliest, dateOf(row.earliestDue, own.dateSign)],
  ] as const;
  return (
    <tr class={isCut ? 'centres__old' : undefined}>
      <th scope="row" class="centres__name">
        {model.by.value === 'centre' ? (
          <a href={`/office?centre=${encodeURIComponent(row.key)}#oversight`}>{nameOf(row, model, language)}</a>
        ) : (
          nameOf(row, model, language)
        )}
        {isCut && row.heardAt !== null && <small>{own.asOf(whenOf(row.heardAt, own.dateSign))}</small>}
      </th>
      {cells.map(([word, figure]) => (
        <td key={word} class={word === own.overdue && row.overdue > 0 && !isCut ? 'figure owed__overdue' : 'figure'}>
          <span class="centres__word">{word}</span>
          <span>{figure}</span>
        </td>
      ))}
    </tr>
  );
};

const nameOf = ({ key, name }: OwedRow, { by }: OwedModel, language: string): string => {
  const own = owedWords(language);
  if (by.value === 'status') return own.statuses[key] ?? key;
  if (key === '') return own.noTopic;
  return name === null ? key : say(name, language, []) || key;
};

const shareOf = ({ open, overdue }: CountryCases['total'], country: Parameters<typeof maybePercent>[1]): string =>
  maybePercent(open === 0 ? null : overdue / open, country);

const dateOf = (date: string | null, sign: string): string => (date === null ? dash : dateInFigures(date, sign));
