import { clockTime, dateIn } from '../../shared/words.ts';
import { Heading } from '../../ui/visitor/heading.tsx';
import { say } from '../../ui/words.ts';
import type { CitizenList, HistoryModel } from '../history-model.ts';
import type { HistoryWords } from '../history-words.ts';
import type { ScreenWords } from '../words.ts';
import { fullDate } from './frame.tsx';
import { PrintButton } from './sent.tsx';

interface Parts {
  readonly model: HistoryModel;
  readonly words: ScreenWords;
  readonly own: HistoryWords;
  readonly list: CitizenList;
}

/** [CS12] All that somebody has asked for and booked, each with the way to its own page. */
export function HistoryList(parts: Parts) {
  const { model, words, own, list } = parts;
  const isEmpty = list.cases.length + list.seats.length === 0;
  const zone = Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  return (
    <>
      <Heading of="list">{isEmpty ? own.none : own.title}</Heading>
      <p class="lead">{isEmpty ? own.noneMore : own.until(clockTime(Date.parse(list.until), zone))}</p>
      <Unreached {...parts} />
      <Cases {...parts} />
      <Seats {...parts} />
      <div class="visitor-actions">
        {!isEmpty && <PrintButton words={words} />}
        <button type="button" class="button button--large" onClick={() => void model.leave()}>
          {own.close}
        </button>
      </div>
    </>
  );
}

/** Of a head office: whose part is missing. */
const Unreached = ({ words, own, list: { unreached = [] } }: Parts) =>
  unreached.length === 0 ? null : (
    <p role="status">
      {own.unreached(unreached.map((one) => said(one.name ?? {}, one, words) || one.centre).join(', '))}
    </p>
  );

const Cases = ({ words, own, list }: Parts) =>
  list.cases.length === 0 ? null : (
    <section class="history">
      <h2>{own.cases}</h2>
      <ul>
        {list.cases.map((one) => (
          <li key={one.number} class="history__one">
            <h3>{one.number}</h3>
            <p class="history__state">{words.appeals.status[one.status]}</p>
            <p>
              {[one.kind, one.topic ?? {}]
                .map((text) => said(text, one, words))
                .filter(Boolean)
                .join(' · ')}
            </p>
            {one.reception !== null && <p>{receptionText(one.reception, one, { words, own })}</p>}
            <p class="soft">
              {`${words.appeals.receivedOn}: ${fullDate(one.receivedOn, words)}`}
              <br />
              {one.answeredAt === null
                ? `${words.appeals.due}: ${fullDate(one.due, words)}`
                : `${own.answered}: ${fullDate(dateIn(Date.parse(one.answeredAt), one.timeZone), words)}`}
            </p>
            <More link={one.link} name={one.number} own={own} />
          </li>
        ))}
      </ul>
    </section>
  );

const Seats = ({ words, own, list }: Parts) =>
  list.seats.length === 0 ? null : (
    <section class="history">
      <h2>{own.seats}</h2>
      <ul>
        {list.seats.map((one) => {
          const day = fullDate(one.date, words);
          const when = one.startsAt === null ? day : `${day}, ${clockTime(Date.parse(one.startsAt), one.timeZone)}`;
          return (
            <li key={`${one.centre} ${one.date} ${one.startsAt ?? one.bookedAt ?? ''}`} class="history__one">
              <h3>{said(one.of, one, words)}</h3>
              <p class="history__state">{own.seatStatus[one.status]}</p>
              <p>{when}</p>
              <p class="soft">{said(one.name, one, words)}</p>
              <More link={one.link} name={when} own={own} />
            </li>
          );
        })}
      </ul>
    </section>
  );

/** [CS28] When and by which official they are received, and how that stands. */
const receptionText = (
  { of, date, startsAt, status }: NonNullable<CitizenList['cases'][number]['reception']>,
  one: CitizenList['cases'][number],
  { words, own }: Pick<Parts, 'words' | 'own'>,
): string => {
  const time = startsAt === null ? '' : clockTime(Date.parse(startsAt), one.timeZone);
  const when = [fullDate(date, words), time].filter(Boolean).join(', ');
  return [when, said(of, one, words), own.seatStatus[status]].join(' · ');
};

const More = (props: { readonly link: string | null; readonly name: string; readonly own: HistoryWords }) =>
  props.link === null ? (
    <p class="soft">{props.own.linkOver}</p>
  ) : (
    <p class="history__more">
      <a class="button" href={props.link}>
        {props.own.more}
        <span class="visually-hidden"> {props.name}</span>
      </a>
    </p>
  );

const said = (
  text: { readonly [language: string]: string },
  { languages }: { readonly languages: readonly string[] },
  { language }: ScreenWords,
): string => say(text, language, languages);
