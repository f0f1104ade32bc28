import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ActionType } from '../../actions/actions.ts';
import { ActionButton } from '../action-button.tsx';
import { useDesk } from '../context.ts';
import { SaidLine } from '../said-line.tsx';

/** A dialog over the screen: Escape and the cross give it up; what the server answers is said inside. */
export function Frame(props: {
  readonly heading: string;
  readonly lead?: string;
  readonly wide?: boolean;
  readonly onSubmit?: () => void;
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
}) {
  const { desk, words } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    focusFirst(shown);
    // Closing before it goes gives the focus back to where it was.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={props.wide ? 'dialog dialog--wide' : 'dialog'}
      aria-labelledby="dialog-heading"
      onCancel={(event) => {
        event.preventDefault();
        desk.dismiss();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit?.();
        }}
      >
        <header class="dialog__head">
          <h2 id="dialog-heading">{props.heading}</h2>
          <button type="button" class="dialog__close" aria-label={words.common.close} onClick={desk.dismiss}>
            ✕
          </button>
        </header>
        <div class="dialog__body">
          {props.lead !== undefined && <p class="dialog__lead">{props.lead}</p>}
          {props.children}
          <SaidLine />
        </div>
        {props.actions !== undefined && <footer class="dialog__actions">{props.actions}</footer>}
      </form>
    </dialog>
  );
}

/** The way out of a dialog, in its own words. */
export function GiveUp({ label }: { readonly label?: string }) {
  const { desk, words } = useDesk();
  return (
    <button type="button" class="button button--large" onClick={desk.dismiss}>
      {label ?? words.common.back}
    </button>
  );
}

/** The button that sends what a dialog's form says. */
export function Submit(props: {
  readonly label: string;
  readonly asks: ActionType;
  readonly ready: boolean;
  readonly danger?: boolean;
}) {
  return (
    <ActionButton
      type="submit"
      class={`button--large ${props.danger ? 'button--grave' : 'button--primary'}`}
      label={props.label}
      asks={props.asks}
      ready={props.ready}
      onPress={() => {}}
    />
  );
}

/** Where the work begins: the field that is meant, else the button that does it; one that destroys is never the first. */
const focusFirst = (dialog: HTMLDialogElement | null): void => {
  const places = ['[data-first]', '[type=submit]:not(.button--grave)', '.dialog__actions button', '.line-moves button'];
  const first = places.map((place) => dialog?.querySelector<HTMLElement>(place)).find(Boolean);
  first?.focus();
};
