import { useEffect, useRef } from 'preact/hooks';
import type { FormField } from '../../shared/cases/form-schema.ts';
import { faultWords } from '../../ui/form/form-words.ts';
import { useFit } from '../fit.ts';
import { Frame, Pager } from '../screens/frame.tsx';
import { Icon } from '../screens/icons.tsx';
import type { OpenScreenContext } from '../words.ts';
import type { Booking } from './booking.ts';
import { FigureKeys, LetterKeys } from './keys.tsx';
import { type BookProps, QuietBar } from './pieces.tsx';
import { datePut, dateShown, digitsOf } from './typing.ts';
import { bookingWords, questionWords } from './words.ts';

interface Props {
  readonly context: OpenScreenContext;
  readonly booking: Booking;
  readonly field: FormField;
}

/** One question: what there is to choose from, or what is typed with the keys below. */
export function QuestionScreen({ context, booking, state }: BookProps<'question'>) {
  const [field] = state.page.fields;
  if (field === undefined) return null;
  const props = { context, booking, field };
  if (field.type === 'choice' || field.type === 'choices' || field.type === 'consent')
    return <ChoosingScreen {...props} />;
  return <TypingScreen {...props} />;
}

/** Which question of how many it is. */
const Place = ({ context, booking }: Omit<Props, 'field'>) => {
  const place = booking.form?.place.value;
  return place === undefined ? null : <p>{questionWords(context.language).step(place.at, place.of)}</p>;
};

/** What helps with the question, and what was wrong with the answer. */
const Help = ({ context, booking, field }: Props) => {
  const words = questionWords(context.language);
  const fault = booking.form?.faults.value.get(field.id);
  return (
    <>
      {field.hint !== undefined && <p>{context.say(field.hint)}</p>}
      {fault !== undefined && (
        <p class="asked-fault with-icon" role="alert">
          <Icon name="warn" />
          <span>{faultWords(words, field, fault)}</span>
        </p>
      )}
    </>
  );
};

const Skip = ({ context, booking }: Omit<Props, 'field'>) =>
  booking.form?.mayBeSkipped.value ? (
    <button type="button" class="row row--plain" onClick={() => booking.skip()}>
      {questionWords(context.language).skip}
    </button>
  ) : null;

const Next = ({ context, booking }: Omit<Props, 'field'>) => (
  <button type="button" class="take" onClick={() => booking.next()}>
    {bookingWords(context.language).go}
  </button>
);

/** What may be chosen: one touch answers a question of one answer. */
const ChoosingScreen = (props: Props) => {
  const { context, booking, field } = props;
  const value = booking.form?.answers.value[field.id];
  const options = field.type === 'consent' ? [{ id: 'yes', name: {} }] : (field.options ?? []);
  const page = useFit(context, options, booking.page.value);
  const isChosen = (id: string): boolean =>
    field.type === 'consent' ? value === true : Array.isArray(value) ? value.includes(id) : value === id;
  return (
    <Frame
      context={context}
      name={`question ${field.id}`}
      above={<Place context={context} booking={booking} />}
      title={context.say(field.label)}
      below={<Help {...props} />}
      box={page.box}
      controls={
        <>
          <ul class="rows">
            {page.items.map(({ id, name }) => (
              <li key={id}>
                <button type="button" class="row" aria-pressed={isChosen(id)} onClick={() => choose(props, id)}>
                  <span class="row__name">
                    {field.type === 'consent' ? questionWords(context.language).agree : context.say(name)}
                  </span>
                  {isChosen(id) && <Icon name="check" />}
                </button>
              </li>
            ))}
          </ul>
          <Pager context={context} page={page.page} pages={page.pages} />
          <Skip context={context} booking={booking} />
          {field.type !== 'choice' && <Next context={context} booking={booking} />}
        </>
      }
      bar={<QuietBar context={context} />}
    />
  );
};

const choose = ({ booking, field }: Props, id: string): void => {
  const form = booking.form;
  if (form === null) return;
  const value = form.answers.peek()[field.id];
  if (field.type === 'consent') form.answer(field.id, value !== true);
  else if (field.type === 'choices') form.answer(field.id, turned(Array.isArray(value) ? value : [], id));
  else {
    form.answer(field.id, id);
    booking.next();
  }
};

const turned = (chosen: readonly unknown[], id: string): readonly unknown[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];

/** What is typed stands in the heading, the keys below it. */
const TypingScreen = (props: Props) => {
  const { context, booking, field } = props;
  const value = booking.form?.answers.value[field.id];
  const text = typeof value === 'string' ? value : '';
  const isDate = field.type === 'date';
  const put = (next: string): void => booking.form?.answer(field.id, isDate ? datePut(next) : next);
  const figures = isDate || field.type === 'phone';
  return (
    <Frame
      context={context}
      name={`question ${field.id}`}
      above={<Place context={context} booking={booking} />}
      title={context.say(field.label)}
      below={
        <>
          <Input context={context} field={field} text={isDate ? dateShown(text) : text} onText={put} />
          <Help {...props} />
        </>
      }
      controls={
        <div class="typing">
          {figures ? (
            <FigureKeys context={context} text={isDate ? digitsOf(text) : text} onText={put} />
          ) : (
            <LetterKeys context={context} field={field} text={text} onText={put} />
          )}
          <div class="typing__on">
            <Skip context={context} booking={booking} />
            <Next context={context} booking={booking} />
          </div>
        </div>
      }
      bar={<QuietBar context={context} />}
    />
  );
};

/** A keyboard that is plugged in types here. */
const Input = (props: {
  readonly context: OpenScreenContext;
  readonly field: FormField;
  readonly text: string;
  readonly onText: (text: string) => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const end = input.current;
    if (end !== null) end.scrollLeft = end.scrollWidth;
  }, [props.text]);
  return (
    <label class="search__field typed">
      <span class="visually-hidden">{props.context.say(props.field.label)}</span>
      <input
        ref={input}
        data-typed
        type="text"
        inputMode="none"
        autocomplete="off"
        spellcheck={false}
        value={props.text}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
    </label>
  );
};
