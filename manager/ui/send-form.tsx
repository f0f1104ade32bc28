import type { ComponentChildren } from 'preact';

/** A small form that stays on its page: what was typed goes to `onSend`, and what is wrong with it is said by the fields. */
export function SendForm(props: {
  readonly onSend: (form: HTMLFormElement) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend(event.currentTarget);
      }}
    >
      {props.children}
    </form>
  );
}
