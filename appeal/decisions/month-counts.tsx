import { Fact } from '../../ui/visitor/facts.tsx';
import { say } from '../../ui/words.ts';
import type { DecisionWords } from './decision-words.ts';
import type { Decisions } from './decisions-model.ts';

/** How many were decided each month, by outcome and ground, the latest month first. */
export function MonthCounts({ of, words }: { readonly of: Decisions; readonly words: DecisionWords }) {
  const { said } = words;
  const months = [...new Set(of.months.map(({ month }) => month))];
  return (
    <section aria-label={said.byMonth}>
      <h2>{said.byMonth}</h2>
      {months.length === 0 && <p class="soft">{said.noneDecided}</p>}
      {months.map((month) => (
        <section key={month} aria-label={inFigures(month)}>
          <h3>{inFigures(month)}</h3>
          <dl class="visitor-facts">
            {of.months
              .filter((row) => row.month === month)
              .map((row) => (
                <Fact
                  key={`${row.table} ${row.version} ${row.outcome} ${row.ground}`}
                  label={outcomeWords(row, of, words)}
                  text={row.count === null ? said.few : String(row.count)}
                />
              ))}
          </dl>
        </section>
      ))}
    </section>
  );
}

/** 03.2026 */
const inFigures = (month: string): string => month.split('-').reverse().join('.');

const outcomeWords = (row: Decisions['months'][number], { tables, languages }: Decisions, words: DecisionWords) => {
  const table = tables.find(({ id }) => id === row.table);
  const ground = table?.grounds.find(({ id }) => id === row.ground);
  const named = ground === undefined ? row.ground : say(ground.name, words.language, languages);
  const outcome = words.said[row.outcome];
  const of = tables.length > 1 && table !== undefined ? `${say(table.name, words.language, languages)}: ` : '';
  return named === null ? `${of}${outcome}` : `${of}${outcome}: ${named}`;
};
