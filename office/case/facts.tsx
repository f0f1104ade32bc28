import { inEach, textsIn } from '../../shared/languages.ts';
import { longDate } from '../../shared/words.ts';
import { seatStatusWords } from '../../ui/seat-status-words.ts';
import { toldByWords } from '../../ui/told-by-words.ts';
import { oversightWords } from '../oversight/words.ts';
import { useOffice } from '../screens/context.ts';
import { type CaseShown, hasLetter } from './case-model.ts';

/** What is known of a case beside its texts, with how its due date was reckoned. */
export function Facts({ value }: { readonly value: CaseShown }) {
  const { words, language, work, named, person, date } = useOffice();
  const toldBy = textsIn(toldByWords, language);
  const { case: said, channels, inbox } = words.office;
  const one = value.case;
  const against = work.office.officials.find(({ id }) => id === one.against);
  const rows: readonly (readonly [label: string, text: string | null])[] = [
    [said.channel, channels[one.channel]],
    [said.receivedOn, date(one.receivedOn)],
    ...receptionRows(value, useOffice()),
    [said.helped, value.helped === null ? null : (value.helped.by ?? inbox.nobody)],
    [toldBy.label, toldText(value, toldBy)],
    [said.department, one.department === null ? inbox.nobody : named('departments', one.department)],
    [said.executor, person(one.executor) ?? inbox.nobody],
    [said.against, one.against === null ? null : (against?.name ?? one.against)],
    one.status === 'left'
      ? [words.office.fields.ground, one.outcome === null ? null : named('grounds', one.outcome)]
      : [words.office.fields.outcome, one.outcome === null ? null : named('outcomes', one.outcome)],
  ];
  return (
    <section class="sheet" aria-labelledby="case-facts">
      <h2 id="case-facts">{said.facts}</h2>
      <dl class="case__facts">
        {rows.map(
          ([label, text]) =>
            text !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      <Letter value={value} />
      <Overseen value={value} />
      <Reckoning value={value} />
    </section>
  );
}

/** [CS28] When they are received for it, how that stands, and what came of it. */
const receptionRows = ({ reception }: CaseShown, { language, text, date }: ReturnType<typeof useOffice>) => {
  if (reception === null) return [];
  const { seat, request, appeals } = textsIn(receptionFacts, language);
  const { official, from, status } = reception;
  const when = [date(reception.date), from ?? '', official === null ? '' : text(official)].filter(Boolean).join(', ');
  return [
    [seat, `${when} · ${seatStatusWords(language)[status]}`],
    [request, reception.request?.number ?? null],
    [appeals, reception.appeals.length === 0 ? null : reception.appeals.map(({ number }) => number).join(', ')],
  ] as const;
};

const receptionFacts = inEach({
  az: { seat: 'Qəbul', request: 'Qəbul müraciəti', appeals: 'Ondan yaranan müraciət' },
  ru: { seat: 'Приём', request: 'Запись на приём', appeals: 'Обращение по итогам' },
  en: { seat: 'Reception', request: 'Request for it', appeals: 'Appeal that it became' },
});

/** [NO4] By which way they are told first; where the one that they chose cannot be gone, that too. */
const toldText = ({ person, toldFirst }: CaseShown, said: TextsOf): string | null => {
  const by = person?.contact.by ?? null;
  const way = toldFirst ?? by;
  if (way === null) return null;
  const where = way === 'letter' && person?.contact.address !== undefined ? `: ${person.contact.address}` : '';
  return by === null || by === way
    ? `${said.ways[way]}${where}`
    : `${said.ways[way]}${where}. ${said.instead(said.ways[by])}`;
};
type TextsOf = ReturnType<typeof textsIn<(typeof toldByWords)['az']>>;

const Reckoning = ({ value }: { readonly value: CaseShown }) => {
  const { words, date, text } = useOffice();
  const { case: said } = words.office;
  const { from, left, provisional } = value.reckoning;
  const { days, told } = value.case;
  return (
    <details class="case__reckoning">
      <summary>{said.reckoning}</summary>
      <p>{said.reckoned(days, date(from))}</p>
      {left.length > 0 && (
        <p>
          {said.leftOut}{' '}
          {left.map((day) => (day.name === null ? date(day.date) : `${date(day.date)} (${text(day.name)})`)).join(', ')}
        </p>
      )}
      {told.length > 0 && (
        <p>
          {said.told} {told.map((one) => date(one.due)).join(', ')}
        </p>
      )}
      {provisional && <p class="notice notice--warn">{said.provisional}</p>}
    </details>
  );
};

/** [CS14] Who opened it from outside the authority, and why. */
const Overseen = ({ value }: { readonly value: CaseShown }) => {
  const { language, work, words } = useOffice();
  const own = oversightWords(language);
  if (value.overseen.length === 0) return null;
  return (
    <details class="case__reckoning">
      <summary>{own.seen}</summary>
      {value.overseen.map(({ at, by, reason }) => (
        <p key={at}>
          {longDate(Date.parse(at), work.office.timeZone, words)}. {own.seenBy(by ?? '–')}: {reason}
        </p>
      ))}
    </details>
  );
};

/** The answer as it goes out. */
const Letter = ({ value }: { readonly value: CaseShown }) => {
  const { words, work } = useOffice();
  if (!hasLetter(value)) return null;
  return (
    <a class="case__letter" href={letterPath(work.centre, value.case.id)} target="_blank" rel="noopener">
      {words.office.case.letter}
    </a>
  );
};

const letterPath = (centre: string, id: string): string =>
  `/api/centres/${encodeURIComponent(centre)}/cases/${encodeURIComponent(id)}/letter`;
