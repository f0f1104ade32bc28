import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { onWayBack } from '../way-back.ts';

/** A question that slides up over the page. Focus stays inside; Escape and the phone's own way back close it, and focus returns. */
export function Sheet(props: {
  readonly title: string;
  readonly more: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useRef(props.onClose);
  latest.current = props.onClose;
  const title = useId();
  const more = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    const back = onWayBack(() => latest.current());
    return () => {
      back.close();
      // Closing before it goes gives the focus back to where it was.
      shown?.close();
    };
  }, []);
  // A browser may close it without asking; what is still to be answered stands there again.
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  });
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={title}
      aria-describedby={more}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClose={() => latest.current()}
    >
      <h2 id={title} class="sheet__title">
        {props.title}
      </h2>
      <p id={more}>{props.more}</p>
      {props.children}
    </dialog>
  );
}
