import { dayRange } from '../../../../shared/reports/figure-words.ts';
import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { datesBetween } from '../../year/days.ts';
import { faultAt } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';
import type { az } from './text/az.ts';
import { spansText } from './week-model.ts';
import { dayState, stretches, withUsualDays } from './year-model.ts';

/** The days of a year that differ from the week, as a list: those alike that follow each other in one line. */
export function DaysOff(props: DaysProps) {
  const { draft, year, texts } = props;
  const found = stretches(draft.document.value.hours, year);
  return (
    <section class="year-off" aria-label={texts.list(year)}>
      <h3>{texts.list(year)}</h3>
      {found.length === 0 && <p>{texts.listNone}</p>}
      {found.length > 0 && (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{texts.date}</th>
              <th scope="col">{texts.what}</th>
              <th scope="col">{texts.name}</th>
              <th scope="col">
                <span class="visually-hidden">{texts.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((stretch) => (
              <Row key={stretch.from} {...props} stretch={stretch} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type DaysProps = PartProps & {
  readonly year: number;
  readonly texts: Words<typeof az>;
  readonly onChoose: (dates: ReadonlySet<string>) => void;
};

const Row = (props: DaysProps & { readonly stretch: ReturnType<typeof stretches>[number] }) => {
  const { draft, texts, language, stretch, onChoose } = props;
  const { months } = useWords();
  const { hours, languages } = draft.document.value;
  const { from, to, spans, name } = stretch;
  const dates = datesBetween(from, to);
  const range = dayRange(from, to, months);
  const fault = faultAt(props, `hours/exceptions/${dayState(hours, from).at}/date`);
  const button = (word: string, onPress: () => void) => (
    <button class="button button--quiet" type="button" aria-label={`${word}: ${range}`} onClick={onPress}>
      {word}
    </button>
  );
  return (
    <tr>
      <th scope="row" class="plain">
        {range}
        {fault !== null && <p class="field__fault">{fault}</p>}
      </th>
      <td>{spans.length === 0 ? texts.kinds.off : spansText(spans)}</td>
      <td>{name === undefined ? '' : say(name, language, languages)}</td>
      <td class="year-off__actions">
        {button(texts.show, () => onChoose(new Set(dates)))}
        {button(texts.back, () => draft.change((now) => ({ ...now, hours: withUsualDays(now.hours, dates) })))}
      </td>
    </tr>
  );
};
