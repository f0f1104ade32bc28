import type { DecisionTable, TableRow } from '../../shared/cases/table-schema.ts';
import { dateWords } from '../../ui/form/form-words.ts';
import { Notice } from '../../ui/visitor/heading.tsx';
import { say } from '../../ui/words.ts';
import type { DecisionWords } from './decision-words.ts';
import type { Decisions } from './decisions-model.ts';
import { expressionWords } from './expression-words.ts';

interface Shown {
  readonly table: DecisionTable;
  readonly of: Decisions;
  readonly words: DecisionWords;
}

/** A table in force, in words: its rows as sentences, what they ask for and where, and how amounts are reckoned. */
export function TableShown(shown: Shown) {
  const { table, of, words } = shown;
  const { said } = words;
  const text = textBy(shown);
  return (
    <section aria-label={text(table.name)}>
      <h2>{text(table.name)}</h2>
      <p>{said.inForce(table.version, dateWords(table.from, words.calendar))}</p>
      {of.stopped.includes(table.id) && (
        <Notice kind="warn">
          <p>{said.stopped}</p>
        </Notice>
      )}
      <h3>{said.rows}</h3>
      <p class="soft">{table.policy === 'FIRST' ? said.first : said.unique}</p>
      <ol class="decisions__rows">
        {table.rows.map((row) => (
          <li key={row.id}>
            <Row {...shown} row={row} />
          </li>
        ))}
      </ol>
      <Asked {...shown} />
      <Reckoned {...shown} />
    </section>
  );
}

const textBy =
  ({ of, words }: Pick<Shown, 'of' | 'words'>) =>
  (local: { readonly [language: string]: string }): string =>
    say(local, words.language, of.languages);

const Row = (shown: Shown & { readonly row: TableRow }) => {
  const { table, row, words } = shown;
  const { said } = words;
  const text = textBy(shown);
  const ground = table.grounds.find(({ id }) => id === row.ground);
  const { amount, months } = row;
  return (
    <>
      <p>{row.when.length === 1 ? said.one : said.all}</p>
      <ul class="decisions__conditions">
        {row.when.map(({ is, says }) => (
          <li key={is}>{text(says)}</li>
        ))}
      </ul>
      <p class={`decisions__outcome decisions__outcome--${row.outcome}`}>
        {[
          ground === undefined ? said[row.outcome] : `${said[row.outcome]}: ${text(ground.name)}`,
          amount === undefined ? null : `${said.amount}: ${expressionWords(amount, table, { ...said, nameOf: text })}`,
          months === undefined ? null : said.months(months),
        ]
          .filter((part) => part !== null)
          .join('; ')}
      </p>
    </>
  );
};

/** Whose data the table asks for: the applicant's own word first. */
const Asked = (shown: Shown) => {
  const { table, of, words } = shown;
  const text = textBy(shown);
  const sources = [
    { id: '', name: words.said.ofApplicant },
    ...of.registers.map(({ id, name }) => ({ id, name: text(name) })),
  ];
  return (
    <>
      <h3>{words.said.asked}</h3>
      <dl class="visitor-facts">
        {sources.map(({ id, name }) => {
          const facts = table.facts.filter(({ register }) => (register?.id ?? '') === id);
          return facts.length === 0 ? null : (
            <div key={id} class="visitor-facts__row">
              <dt>{name}</dt>
              <dd>{facts.map((fact) => text(fact.name)).join('\n')}</dd>
            </div>
          );
        })}
      </dl>
      <p class="soft">{words.said.fresh(table.freshDays)}</p>
    </>
  );
};

const Reckoned = (shown: Shown) => {
  const { table, words } = shown;
  const { said } = words;
  const text = textBy(shown);
  if (table.inputs.length === 0) return null;
  return (
    <details class="details">
      <summary>{said.reckoned}</summary>
      <dl class="visitor-facts">
        {table.inputs.map(({ id, name, value }) => (
          <div key={id} class="visitor-facts__row">
            <dt>{text(name)}</dt>
            <dd>{expressionWords(value, table, { ...said, nameOf: text })}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{said.inQepik}</p>
    </details>
  );
};
