import { dayRange } from '../../../shared/reports/figure-words.ts';
import { say } from '../../../ui/words.ts';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { alikeStretches, datesBetween } from '../year/days.ts';
import { kindOf } from './calendar-days.ts';
import type { YearProps } from './page-props.ts';

/** The days of a table as a list: those alike that follow each other in one line. */
export function CountryDays(props: ListProps) {
  const { model, texts, year } = props;
  const calendar = model.document.value;
  const table = calendar.years[year];
  const dates = [...(table?.off ?? []), ...(table?.worked ?? [])].map(({ date }) => date).sort();
  const stretches = alikeStretches(dates, (date) => JSON.stringify(kindOf(calendar, date)));
  return (
    <section class="year-off" aria-label={texts.list(year)}>
      <h3>{texts.list(year)}</h3>
      {stretches.length === 0 && <p>{texts.listNone}</p>}
      {stretches.length > 0 && (
        <table class="table">
          <Heads words={[texts.date, texts.what, texts.name]} actions />
          <tbody>
            {stretches.map((stretch) => (
              <Row key={stretch[0]} {...props} stretch={stretch} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type ListProps = YearProps & { readonly onChoose: (dates: ReadonlySet<string>) => void };

const Row = (props: ListProps & { readonly stretch: readonly [from: string, to: string] }) => {
  const { model, texts, onChoose, stretch } = props;
  const { months, language } = useWords();
  const { kind, name } = kindOf(model.document.value, stretch[0]);
  const range = dayRange(...stretch, months);
  return (
    <tr>
      <th scope="row" class="plain">
        {range}
      </th>
      <td>{texts.kinds[kind]}</td>
      <td>{name === undefined ? '' : say(name, language, ['az'])}</td>
      <td class="year-off__actions">
        <RowButton word={texts.show} about={range} onPress={() => onChoose(new Set(datesBetween(...stretch)))} />
      </td>
    </tr>
  );
};
