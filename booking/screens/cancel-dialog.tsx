import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { refusalWords } from '../../ui/refusal-words.ts';
import '../../ui/dialog.css';
import type { HeldModel } from '../held-model.ts';
import type { ScreenWords } from '../words.ts';

/** Cancelling, asked once more. Focus stays inside and comes back; Escape keeps the booking. */
export function CancelDialog({ model, words }: { readonly model: HeldModel; readonly words: ScreenWords }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const trouble = model.trouble.value;
  const { book, refusals } = words;
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        model.keep();
      }}
    >
      <h2 id={title}>{book.cancelQuestion}</h2>
      <p>{book.cancelMore}</p>
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {trouble.why === 'refused' ? refusalWords(trouble.refusal, refusals) : book.lost}
        </p>
      )}
      <Ways model={model} words={words} />
    </dialog>
  );
}

const Ways = ({ model, words: { book } }: Parameters<typeof CancelDialog>[0]) => (
  <>
    <button type="button" class="button button--large" onClick={model.keep}>
      {book.cancelNo}
    </button>
    <button
      type="button"
      class="button button--grave button--large"
      aria-disabled={model.busy.value}
      onClick={() => void model.cancel()}
    >
      {book.cancelYes}
    </button>
  </>
);
