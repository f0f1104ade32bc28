import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useWords } from './use-words.ts';

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
