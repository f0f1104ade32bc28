import { useEffect, useRef } from 'preact/hooks';
import { FieldFault } from '../../ui/field-fault.tsx';
import { useOffice } from '../screens/context.ts';
import { troubleWords } from '../screens/trouble.tsx';
import type { OversightModel, Picked } from './oversight-model.ts';
import type { OversightWords } from './words.ts';

interface Parts {
  readonly model: OversightModel;
  readonly own: OversightWords;
  readonly centre: string;
}

/** Asks why a case is opened, or put under control; nothing happens without a reason. */
export function ReasonDialog(props: Parts) {
  const picked = props.model.picked.value;
  return picked === null ? null : <Asked {...props} picked={picked} />;
}

const Asked = ({ model, own, centre, picked }: Parts & { readonly picked: Picked }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const at = dialog.current;
    at?.showModal();
    return () => at?.close();
  }, []);
  const { one, opened } = picked;
  return (
    <dialog
      ref={dialog}
      class="oversight-dialog"
      aria-labelledby="oversight-reason"
      onCancel={(event) => {
        event.preventDefault();
        model.pick(null);
      }}
    >
      <h2 id="oversight-reason">{own.dialog(one.number)}</h2>
      {opened ? (
        <>
          <p role="status">{own.opened}</p>
          <a class="button button--primary" href={`/office?centre=${encodeURIComponent(centre)}#case/${one.id}`}>
            {own.go}
          </a>
        </>
      ) : (
        <Reason model={model} own={own} picked={picked} />
      )}
      <button type="button" class="button button--quiet" onClick={() => model.pick(null)}>
        {own.cancel}
      </button>
    </dialog>
  );
};

const Reason = ({ model, own, picked }: Omit<Parts, 'centre'> & { readonly picked: Picked }) => {
  const { words } = useOffice();
  const { trouble, busy, one } = picked;
  return (
    <form
      class="oversight-dialog__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void model.act('open');
      }}
    >
      <p>{own.record}</p>
      <Why model={model} own={own} picked={picked} />
      {trouble !== null && trouble !== 'short' && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble, words)}
        </p>
      )}
      <div class="oversight__choices">
        <button type="submit" class="button button--primary" aria-disabled={busy}>
          {own.open}
        </button>
        <button type="button" class="button" aria-disabled={busy} onClick={() => void model.act('control')}>
          {one.control ? own.off : own.on}
        </button>
      </div>
    </form>
  );
};

const Why = ({ model, own, picked }: Omit<Parts, 'centre'> & { readonly picked: Picked }) => {
  const isShort = picked.trouble === 'short';
  return (
    <div class="field">
      <label for="oversight-why">{own.reason}</label>
      <textarea
        id="oversight-why"
        rows={3}
        maxLength={300}
        value={picked.reason}
        aria-invalid={isShort}
        aria-describedby={isShort ? 'oversight-short' : undefined}
        onInput={(event) => model.say(event.currentTarget.value)}
      />
      <FieldFault id="oversight-short" fault={isShort ? own.short : null} />
    </div>
  );
};
