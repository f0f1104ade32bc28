import { textsIn } from '../../../shared/languages.ts';
import { fullDay } from '../../../shared/reports/figure-words.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered } from '../../ui/answered.tsx';
import type { LoadState } from '../../ui/loaded.ts';
import { useWords } from '../../ui/use-words.ts';

type Found = RouteValue<'cases'>;

/** The cases that are overdue now, each with the way to it. */
export function OverdueCases(props: {
  readonly office: Office;
  readonly state: LoadState<Found>;
  readonly onRetry: () => Promise<void>;
}) {
  const { language } = useWords();
  return (
    <section class="cases__overdue" aria-labelledby="overdue-cases">
      <h2 id="overdue-cases">{textsIn(texts, language).heading}</h2>
      <Answered state={props.state} onRetry={props.onRetry}>
        {(found) => <List office={props.office} found={found} />}
      </Answered>
    </section>
  );
}

const List = ({ office, found }: { readonly office: Office; readonly found: Found }) => {
  const { months, language } = useWords();
  const said = textsIn(texts, language);
  const centre = office.names.centre.value;
  const nameOf = (list: readonly { readonly id: string; readonly name: object }[] = [], id: string): string => {
    const name = list.find((one) => one.id === id)?.name;
    return name === undefined ? id : inLanguage({ ...name }, language, centre?.languages[0]);
  };
  if (found.cases.length === 0) return <p>{said.none}</p>;
  return (
    <>
      <ul class="cases__list">
        {found.cases.map((one) => (
          <li key={one.id}>
            <a href={`/office?centre=${encodeURIComponent(office.centre)}#case/${one.id}`}>{one.number}</a>
            <span>
              {one.topic === null ? nameOf(centre?.caseKinds, one.kind) : nameOf(centre?.caseTopics, one.topic)}
            </span>
            <span>{said.due(fullDay(one.due, months))}</span>
          </li>
        ))}
      </ul>
      {found.next !== null && <p class="history__note">{said.more}</p>}
    </>
  );
};

const texts = {
  az: {
    heading: 'İndi gecikənlər',
    none: 'Gecikən müraciət yoxdur.',
    more: 'İlk 50-si göstərilir; hamısı müraciətlərin siyahısındadır.',
    due: (date: string): string => `son tarix: ${date}`,
  },
  ru: {
    heading: 'Просрочено сейчас',
    none: 'Просроченных обращений нет.',
    more: 'Показаны первые 50; все — в списке обращений.',
    due: (date: string): string => `срок: ${date}`,
  },
  en: {
    heading: 'Overdue now',
    none: 'No case is overdue.',
    more: 'The first 50 are shown; all of them are in the list of appeals.',
    due: (date: string): string => `due ${date}`,
  },
};
