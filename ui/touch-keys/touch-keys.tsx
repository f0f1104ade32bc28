import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldType } from '../../shared/cases/form-schema.ts';
import { showCaret } from './caret.ts';
import { keyRows } from './key-rows.ts';
import './touch-keys.css';
import { lettered, lettersFor, signsFor } from './typing.ts';
import type { Typed } from './watch-field.ts';
import { alphabetOf, type KeyWords, keyWords } from './words.ts';

/** Keys on the screen for the field that is typed into: figures, or letters of the language; nothing where there is no field. */
export function TouchKeys({
  field,
  language,
}: {
  readonly field: ReadonlySignal<Typed | null>;
  readonly language: ReadonlySignal<string>;
}) {
  const box = useRef<HTMLFieldSetElement>(null);
  const typed = field.value;
  useLayoutEffect(() => {
    const height = box.current?.offsetHeight ?? 0;
    document.documentElement.style.setProperty('--keys-height', `${height}px`);
    if (typed === null) return;
    typed.dataset.typing = '';
    showCaret(typed);
    return () => {
      delete typed.dataset.typing;
    };
  }, [typed, language.value]);
  if (typed === null) return null;
  const words = keyWords(language.value);
  const figures = isFigures(typed);
  return (
    <fieldset ref={box} class="touch-keys" lang={language.value} onPointerDown={(event) => event.preventDefault()}>
      <legend class="visually-hidden">{words.keys}</legend>
      {figures ? <Figures typed={typed} words={words} /> : <Letters {...{ typed, words, language: language.value }} />}
    </fieldset>
  );
}

interface Parts {
  readonly typed: Typed;
  readonly words: KeyWords;
}

const Figures = ({ typed, words }: Parts) => (
  <>
    <Row keys={[...'12345']} press={(key) => put(typed, key)} />
    <Row keys={[...'67890']} press={(key) => put(typed, key)} />
    <div class="touch-keys__row">
      {(typed.dataset.keys === 'tel' ? ['+'] : typed.dataset.keys === 'decimal' ? [','] : []).map((sign) => (
        <Key key={sign} text={sign} press={() => put(typed, sign)} />
      ))}
      <Erase typed={typed} words={words} />
      <Done typed={typed} words={words} />
    </div>
  </>
);

const Letters = ({ typed, words, language }: Parts & { readonly language: string }) => {
  const type = typeOf(typed);
  const letter = (key: string): void => put(typed, lettered(type, beforeCaret(typed), key, language).slice(-1));
  const shown = (key: string): string => (type === 'email' ? key : key.toLocaleUpperCase(language));
  return (
    <>
      <Row keys={[...'1234567890']} press={(key) => put(typed, key)} />
      {keyRows(lettersFor(type, alphabetOf(language))).map((row) => (
        <Row key={row.join('')} keys={row} shown={shown} press={letter} />
      ))}
      <div class="touch-keys__row">
        {[...signsFor(type), ...(type === 'long' ? ['?'] : [])].map((sign) => (
          <Key key={sign} text={sign} press={() => put(typed, sign)} />
        ))}
        <button type="button" class="touch-keys__key touch-keys__key--space" onClick={() => put(typed, ' ')}>
          {words.space}
        </button>
        <Erase typed={typed} words={words} />
        <Done typed={typed} words={words} />
      </div>
    </>
  );
};

const Row = (props: {
  readonly keys: readonly string[];
  readonly shown?: (key: string) => string;
  readonly press: (key: string) => void;
}) => (
  <div class="touch-keys__row">
    {props.keys.map((key) => (
      <Key key={key} text={props.shown?.(key) ?? key} press={() => props.press(key)} />
    ))}
  </div>
);

const Key = ({ text, press }: { readonly text: string; readonly press: () => void }) => (
  <button type="button" class="touch-keys__key" onClick={press}>
    {text}
  </button>
);

const Erase = ({ typed, words }: Parts) => (
  <button type="button" class="touch-keys__key" aria-label={words.erase} onClick={() => erase(typed)}>
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <path d="M22 14h34v36H22L6 32ZM30 24l16 16M46 24 30 40" />
    </svg>
  </button>
);

/** Puts the keys away: what they cover is seen again. */
const Done = ({ typed, words }: Parts) => (
  <button type="button" class="touch-keys__key touch-keys__key--done" onClick={() => typed.blur()}>
    {words.done}
  </button>
);

const isFigures = ({ dataset: { keys } }: Typed): boolean => keys === 'tel' || keys === 'numeric' || keys === 'decimal';

/** As what a field is typed, by how it describes itself. */
const typeOf = (typed: Typed): FieldType => {
  if (typed instanceof HTMLTextAreaElement) return 'long';
  if (typed.dataset.keys === 'email') return 'email';
  return typed.autocapitalize === 'characters' ? 'fin' : 'text';
};

const beforeCaret = ({ value, selectionStart }: Typed): string => value.slice(0, selectionStart ?? value.length);

/** Types as a hand would: at the caret, in the place of what is selected. */
const put = (typed: Typed, text: string): void => {
  const [from, to] = [typed.selectionStart ?? typed.value.length, typed.selectionEnd ?? typed.value.length];
  const room = typed.maxLength < 0 ? text.length : typed.maxLength - typed.value.length + (to - from);
  if (room < text.length) return;
  typed.setRangeText(text, from, to, 'end');
  told(typed, 'insertText');
};

const erase = (typed: Typed): void => {
  const [from, to] = [typed.selectionStart ?? typed.value.length, typed.selectionEnd ?? typed.value.length];
  if (to === 0) return;
  // A letter of two code units goes whole.
  const last = [...typed.value.slice(0, to)].at(-1)?.length ?? 0;
  typed.setRangeText('', from === to ? to - last : from, to, 'end');
  told(typed, 'deleteContentBackward');
};

const told = (typed: Typed, inputType: string): void => {
  typed.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
  showCaret(typed);
};
