import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { durationParts } from '../format.ts';
import type { LoadState } from '../loaded.ts';
import type { Trouble } from '../ports.ts';
import { troubleWords } from '../words.ts';
import { useWords } from './use-words.ts';

/** The small parts that every section is made of. */

/** A "?" that opens the definition of a figure; keyboard, touch and pointer alike. */
export function Definition(props: { readonly figure: string; readonly children: ComponentChildren }) {
  const { words } = useWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="definition"
        aria-label={words.definitionOf(props.figure)}
        {...{ popovertarget: id }}
      >
        <span aria-hidden="true">?</span>
      </button>
      <div
        ref={note}
        id={id}
        class="definition__note"
        popover="auto"
        onToggle={() => {
          if (button.current !== null && note.current !== null) placeBy(button.current, note.current);
        }}
      >
        <b>{props.figure}</b>
        <p>{props.children}</p>
      </div>
    </>
  );
}

/** The name of a figure, with its definition. */
export function FigureName(props: { readonly figure: string; readonly children: ComponentChildren }) {
  return (
    <dt>
      {props.figure} <Definition figure={props.figure}>{props.children}</Definition>
    </dt>
  );
}

/** A duration set large, its units small. */
export function LargeDuration(props: { readonly seconds: number | null }) {
  const { words } = useWords();
  if (props.seconds === null) return <span class="large large--none">{words.noFigure}</span>;
  return (
    <span class="large">
      {durationParts(props.seconds, words).map(({ amount, unit }) => (
        <span key={unit} class="large__part">
          {amount} <small>{unit}</small>
        </span>
      ))}
    </span>
  );
}

/** Whether a target is met: by sign, word and colour; nothing where there is no figure. */
export function Met(props: { readonly met: boolean | null }) {
  const { words } = useWords();
  if (props.met === null) return null;
  return props.met ? (
    <span class="met met--yes">
      <Tick /> {words.met}
    </span>
  ) : (
    <span class="met met--no">
      <Warning /> {words.missed}
    </span>
  );
}

/** A state word with its mark: filled, half, hollow or crossed, so that it reads without colour too. */
export function Mark(props: { readonly kind: 'good' | 'busy' | 'warn' | 'off'; readonly children: ComponentChildren }) {
  return (
    <span class={`mark mark--${props.kind}`}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        {props.kind === 'warn' ? (
          <path d="M6 .5l5.8 10.7H.2z" fill="currentColor" />
        ) : (
          <circle
            cx="6"
            cy="6"
            r="4.8"
            fill={props.kind === 'busy' ? 'currentColor' : 'none'}
            stroke="currentColor"
            stroke-width="1.6"
          />
        )}
      </svg>
      {props.children}
    </span>
  );
}

/** Choices side by side, one of them taken. */
export function OneOf<Value extends string | number>(props: {
  readonly label: string;
  /** The label stands before the choices; else it is only heard. */
  readonly labelled?: boolean;
  readonly options: readonly Value[];
  readonly chosen: Value | null;
  readonly word: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <fieldset class="choice">
      <legend class={props.labelled ? undefined : 'visually-hidden'}>{props.label}</legend>
      {props.options.map((value) => (
        <button key={value} type="button" aria-pressed={props.chosen === value} onClick={() => props.onChoose(value)}>
          {props.word(value)}
        </button>
      ))}
    </fieldset>
  );
}

/** While something is fetched for the first time. */
export function Loading() {
  const { words } = useWords();
  return (
    <p class="blank" role="status">
      {words.loading}
    </p>
  );
}

/** Where there is nothing to show: says so, and what to do. */
export function Blank(props: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="blank">
      <p class="blank__title">{props.title}</p>
      {props.children}
    </div>
  );
}

/** Why something cannot be shown, with a way to try again. */
export function Refused(props: { readonly why: Trouble; readonly onRetry: () => void }) {
  const screenWords = useWords();
  return (
    <div class="blank" role="alert">
      <p class="blank__title">
        {props.why === 'lost' ? screenWords.words.lostFirst : troubleWords(props.why, screenWords)}
      </p>
      <button class="button" type="button" onClick={props.onRetry}>
        {screenWords.words.tryAgain}
      </button>
    </div>
  );
}

/** What the server was asked for, once it is there; until then that it comes, or why it does not. */
export function Answered<T>(props: {
  readonly state: LoadState<T>;
  readonly onRetry: () => void;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { state } = props;
  switch (state.step) {
    case 'loading':
      return <Loading />;
    case 'trouble':
      return <Refused why={state.why} onRetry={props.onRetry} />;
    case 'ready':
      return <>{props.children(state.value)}</>;
  }
}

/** A notice of why the last change did not work; silent while there is none. */
export function TroubleNotice(props: { readonly why: Trouble | null }) {
  const screenWords = useWords();
  return (
    <div role="alert">
      {props.why !== null && <p class="notice notice--bad">{troubleWords(props.why, screenWords)}</p>}
    </div>
  );
}

const edge = 8;

/** Puts an opened note under its button, inside the window. */
const placeBy = (button: HTMLElement, note: HTMLElement): void => {
  const at = button.getBoundingClientRect();
  const size = note.getBoundingClientRect();
  const left = Math.min(Math.max(edge, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - edge);
  const below = at.bottom + edge;
  const top = below + size.height + edge > innerHeight ? Math.max(edge, at.top - size.height - edge) : below;
  note.style.left = `${left}px`;
  note.style.top = `${top}px`;
};

const Tick = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <circle cx="8" cy="8" r="8" fill="currentColor" />
    <path d="M4.4 8.3l2.4 2.4 4.8-5" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" />
  </svg>
);
const Warning = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d="M8 .8l7.6 13.8H.4z" fill="currentColor" />
    <path d="M8 6v4M8 12.1v.6" stroke="#fff" stroke-width="1.7" stroke-linecap="round" />
  </svg>
);
