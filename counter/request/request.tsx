import { useEffect, useMemo } from 'preact/hooks';
import type { CounterTicket } from '../../shared/views.ts';
import { answeredLines } from '../../ui/answer-text.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import { seatStatusWords } from '../../ui/seat-status-words.ts';
import { useDesk } from '../screens/context.ts';
import { Outcome } from './outcome.tsx';
import { createRequest, type RequestModel, type RequestShown } from './request-model.ts';
import { questionWords, requestWords } from './words.ts';
import './request.css';

/** What the visitor at the counter booked for: who they are, what they answered, and what was before. */
export function Request({ ticket, seat }: { readonly ticket: CounterTicket; readonly seat: string }) {
  const { desk } = useDesk();
  const model = useMemo(() => createRequest(desk.api, desk.desk.centre, seat), [desk, seat]);
  const { status } = ticket;
  useEffect(() => void model.load(), [model, status]);
  return (
    <div class="request">
      <Body model={model} isServed={status === 'serving'} />
    </div>
  );
}

const Body = ({ model, isServed }: { readonly model: RequestModel; readonly isServed: boolean }) => {
  const { words: all, language } = useDesk();
  const words = requestWords(language);
  const state = model.state.value;
  switch (state.step) {
    case 'loading':
      return (
        <p class="queue__none" role="status">
          {words.loading}
        </p>
      );
    case 'trouble':
      return (
        <div class="request__trouble" role="alert">
          <p>{state.why === 'lost' ? words.lost : refusalWords(state.why, all.refusals)}</p>
          <button type="button" class="button" onClick={() => void model.load()}>
            {words.again}
          </button>
        </div>
      );
    case 'ready':
      return <Shown model={model} value={state.value} isServed={isServed} />;
  }
};

type ShownProps = { readonly value: RequestShown };

const Shown = ({ value, ...beside }: ShownProps & { readonly model: RequestModel; readonly isServed: boolean }) => {
  const words = requestWords(useDesk().language);
  if (value.earlier === null) return <p class="queue__none">{words.notNow}</p>;
  return (
    <>
      {value.person === null ? (
        <div>
          <p class="request__none">{words.erased}</p>
          <Times value={value} />
        </div>
      ) : (
        <Person value={value} />
      )}
      <Outcome value={value} {...beside} />
      <Documents value={value} />
      <Earlier value={value} />
      <SheetLink value={value} />
    </>
  );
};

/** What they were asked to bring, to be gone through at the counter. */
const Documents = ({ value: { documents } }: ShownProps) => {
  const { language, text } = useDesk();
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby="request-documents">
      <h3 class="request__heading" id="request-documents">
        {requestWords(language).documents}
      </h3>
      <ul class="request__documents">
        {documents.map((document) => (
          <li key={text(document)}>{text(document)}</li>
        ))}
      </ul>
    </section>
  );
};

/** To the sheet of an official on that day, for those who work for them: of a service clerks have none. */
const SheetLink = ({ value: { seat } }: ShownProps) => {
  const { desk, language } = useDesk();
  if (!seat.resource.startsWith('official-')) return null;
  const sheet = new URLSearchParams({ date: seat.date, of: seat.resource });
  const page = `/manager?centre=${encodeURIComponent(desk.desk.centre)}#/bookings?${sheet}`;
  return (
    <p class="request__sheet">
      <a href={page} target="_blank" rel="noreferrer">
        {requestWords(language).sheet}
      </a>
    </p>
  );
};

const Person = ({ value }: ShownProps) => {
  const { language, words: calendar } = useDesk();
  const words = requestWords(language);
  const { contact, answers, comments } = value.person ?? { contact: {}, answers: {}, comments: [] };
  const lines = answeredLines(value.form, answers, { language, words: questionWords(language), calendar });
  return (
    <>
      <section aria-label={words.person}>
        <p class="request__name">{contact.name ?? words.noName}</p>
        <Times value={value} />
        <dl class="request__lines">
          {contact.phone !== undefined && <Line label={words.phone} text={contact.phone} />}
          {contact.email !== undefined && <Line label={words.email} text={contact.email} />}
        </dl>
      </section>
      <section aria-labelledby="request-answers">
        <h3 class="request__heading" id="request-answers">
          {words.answers}
        </h3>
        {lines.length === 0 && <p class="request__none">{words.noAnswers}</p>}
        <dl class="request__lines">
          {lines.map((line) => (
            <Line key={line.id} label={line.label} text={line.text} />
          ))}
          {comments.map(({ at, text: comment }) => (
            <Line key={at} label={words.comment} text={comment} />
          ))}
        </dl>
      </section>
    </>
  );
};

const Line = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div>
    <dt>{label}</dt>
    <dd dir="auto">{text}</dd>
  </div>
);

const Times = ({ value }: ShownProps) => {
  const words = requestWords(useDesk().language);
  const { came, missed } = value.earlier ?? { came: 0, missed: 0 };
  return (
    <p class="request__counts">
      {words.came(came)}
      {missed > 0 && ` · ${words.missed(missed)}`}
    </p>
  );
};

/** The last times that they booked, with what the office did. */
const Earlier = ({ value }: ShownProps) => {
  const { language, text, named } = useDesk();
  const words = requestWords(language);
  const seats = value.earlier?.seats ?? [];
  if (seats.length === 0) return null;
  const resourceName = (resource: string): string => {
    const [kind, id] = [resource.split('-', 1)[0], resource.slice(resource.indexOf('-') + 1)];
    if (kind === 'service') return named('services', id);
    const official = value.officials.find((one) => one.id === id);
    return official === undefined ? id : text(official.post);
  };
  return (
    <section aria-labelledby="request-earlier">
      <h3 class="request__heading" id="request-earlier">
        {words.earlier}
      </h3>
      <ul class="request__earlier">
        {seats.map((seat) => (
          <li key={seat.id}>
            <b>{[seat.date.split('-').toReversed().join('.'), seat.from].filter((part) => part !== null).join(' ')}</b>
            <span>{resourceName(seat.resource)}</span>
            <span>
              {seatStatusWords(language)[seat.status]}
              {seat.outcome !== null && ` · ${typeof seat.outcome === 'string' ? seat.outcome : text(seat.outcome)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
