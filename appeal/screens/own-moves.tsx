import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FieldFault } from '../../ui/field-fault.tsx';
import { Notice } from '../../ui/visitor/heading.tsx';
import { hasLetter, type OwnModel, type OwnMove } from '../own-model.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';
import { PrintButton } from './sent.tsx';
import { troubleText } from './trouble-text.ts';

interface Parts {
  readonly model: OwnModel;
  readonly words: ScreenWords;
  readonly own: OwnCase;
}

/** What the citizen can do now: the reply to a question first, the rest behind buttons; what is begun stands open. */
export function Moves(parts: Parts) {
  const { model, words, own } = parts;
  const doing = model.doing.value;
  const done = model.done.value;
  return (
    <>
      <p role="status">{done === null ? '' : words.appeals.did[done]}</p>
      <AppealMade {...parts} />
      {doing !== null && own.may.includes(doing) ? (
        <Writing key={doing} {...parts} move={doing} />
      ) : (
        <Ways {...parts} />
      )}
    </>
  );
}

/** What an objection has become, with its own page. */
const AppealMade = ({ model, words }: Parts) => {
  const made = model.objected.value;
  return made === null ? null : (
    <p class="visitor-actions">
      <a class="button button--primary button--large" href={`/m/${made.secret}`}>
        {`${words.appeals.decision.open} ${made.number}`}
      </a>
    </p>
  );
};

/** All but to withdraw, which stands last: nobody should press it in passing. */
const order: readonly OwnMove[] = ['supply', 'object', 'comment', 'reopen'];

const Ways = ({ model, words, own }: Parts) => {
  const way = (move: OwnMove) =>
    own.may.includes(move) && (
      <button key={move} type="button" class={`button button--large ${looks[move]}`} onClick={() => model.begin(move)}>
        {words.appeals.move[move]}
      </button>
    );
  return (
    <div class="visitor-actions">
      {order.map(way)}
      {hasLetter(own) && (
        <a class="button button--large" href={`/api/m/${location.pathname.split('/')[2] ?? ''}/letter`}>
          {words.appeals.letter}
        </a>
      )}
      <PrintButton words={words} />
      {way('withdraw')}
    </div>
  );
};

const looks: { readonly [M in OwnMove]: string } = {
  supply: 'button--primary',
  comment: '',
  reopen: '',
  object: '',
  withdraw: 'button--bad',
};

/** So long can each text be. */
const most: { readonly [M in OwnMove]: number } = {
  supply: 10_000,
  comment: 10_000,
  reopen: 300,
  object: 10_000,
  withdraw: 300,
};

interface WritingParts extends Pick<Parts, 'model' | 'words'> {
  readonly move: OwnMove;
}

const Writing = ({ model, words, move }: WritingParts) => {
  const id = useId();
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => area.current?.focus(), []);
  const send = (): void => {
    const missing = move !== 'withdraw' && text.trim() === '';
    setMissing(missing);
    if (missing) area.current?.focus();
    else void model.finish(text);
  };
  return (
    <form
      class="field writing"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Asking id={id} words={words} move={move} />
      <FieldFault id={`${id}-fault`} fault={isMissing ? words.appeals.empty : null} />
      <textarea
        {...{ ref: area, id, value: text, rows: move === 'withdraw' ? 3 : 6, maxLength: most[move] }}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={isMissing}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setMissing(false);
        }}
      />
      <Sending model={model} words={words} move={move} />
    </form>
  );
};

const Asking = ({ id, words, move }: Omit<WritingParts, 'model'> & { readonly id: string }) => (
  <>
    <h2>
      <label for={id}>{words.appeals.ask[move]}</label>
    </h2>
    <p class="soft" id={`${id}-hint`}>
      {words.appeals.askMore[move]}
    </p>
  </>
);

/** What stands in the way, and the two ways on. */
const Sending = ({ model, words, move }: WritingParts) => {
  const trouble = model.trouble.value;
  return (
    <>
      {trouble !== null && (
        <Notice kind="bad">
          <p>{troubleText(trouble, words)}</p>
        </Notice>
      )}
      <div class="visitor-actions">
        <button
          type="submit"
          class={`button button--large ${move === 'withdraw' ? 'button--grave' : 'button--primary'}`}
          aria-disabled={model.busy.value}
        >
          {words.appeals.finish[move]}
        </button>
        <button type="button" class="button button--large" onClick={model.leave}>
          {words.appeals.leave}
        </button>
      </div>
    </>
  );
};
