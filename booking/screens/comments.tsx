import { useId, useState } from 'preact/hooks';
import { clockTime, longDate } from '../../shared/words.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import type { HeldModel } from '../held-model.ts';
import type { ScreenWords } from '../words.ts';

/** What its holder has added to a request; they add to it for as long as it is to be read, `isOpen`. */
export function Comments(props: {
  readonly model: HeldModel;
  readonly words: ScreenWords;
  readonly comments: readonly { readonly at: string; readonly text: string }[];
  readonly zone: string;
  readonly isOpen: boolean;
}) {
  const { words, comments, zone, isOpen } = props;
  const id = useId();
  const timeOf = (at: number): string => `${longDate(at, zone, words.calendar)}, ${clockTime(at, zone)}`;
  if (!isOpen && comments.length === 0) return null;
  return (
    <section class="comments">
      <h2>{isOpen ? <label for={id}>{words.book.comment}</label> : words.book.comment}</h2>
      {comments.map(({ at, text }) => (
        <p key={at} class="comments__one" dir="auto">
          <span class="soft">{timeOf(Date.parse(at))}</span>
          {text}
        </p>
      ))}
      {isOpen && <NewComment id={id} model={props.model} words={words} />}
    </section>
  );
}

const NewComment = (props: { readonly id: string; readonly model: HeldModel; readonly words: ScreenWords }) => {
  const { id, model } = props;
  const { book } = props.words;
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = async (): Promise<void> => {
    setMissing(text.trim() === '');
    if (await model.comment(text)) setText('');
  };
  const type = (typed: string): void => {
    setText(typed);
    setMissing(false);
  };
  return (
    <form
      class="field comments__new"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="field__hint" id={`${id}-hint`}>
        {book.commentMore}
      </p>
      <FieldFault id={`${id}-fault`} fault={isMissing ? book.commentEmpty : null} />
      <Area id={id} text={text} isMissing={isMissing} onType={type} />
      <button type="submit" class="button button--large" aria-disabled={model.busy.value}>
        {book.commentSend}
      </button>
      <p role="status">{model.done.value === 'commented' ? book.commentSent : ''}</p>
    </form>
  );
};

const Area = (props: {
  readonly id: string;
  readonly text: string;
  readonly isMissing: boolean;
  readonly onType: (text: string) => void;
}) => (
  <textarea
    id={props.id}
    rows={4}
    maxLength={2000}
    aria-describedby={`${props.id}-hint ${props.id}-fault`}
    aria-invalid={props.isMissing}
    value={props.text}
    onInput={(event) => props.onType(event.currentTarget.value)}
  />
);
