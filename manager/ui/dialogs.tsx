import type { ComponentChildren } from 'preact';
import { TroubleNotice } from './answered.tsx';
import type { Change } from './loaded.ts';
import { Modal } from './modal.tsx';
import { useWords } from './use-words.ts';

/** A question with one answer that does it and one that does not; it closes once it is done. */
export function Confirm(props: Asking & { readonly grave?: boolean; readonly onYes: () => Promise<boolean> }) {
  const { words } = useWords();
  const { change, onClose } = props;
  const busy = change.busy.value;
  const answer = async (): Promise<void> => {
    if (await props.onYes()) onClose();
  };
  return (
    <Modal title={props.title} onClose={onClose}>
      <div class="dialog__text">{props.children}</div>
      <TroubleNotice why={change.trouble.value} />
      <div class="dialog__actions">
        <Cancel onClose={onClose} />
        <button
          class={`button ${props.grave ? 'button--grave' : 'button--primary'}`}
          type="button"
          aria-disabled={busy}
          onClick={() => void answer()}
        >
          {busy ? words.day.working : props.yes}
        </button>
      </div>
    </Modal>
  );
}

/** A form over the screen: its fields, why it did not work, and its two buttons; it closes once it is done. */
export function FormDialog(
  props: Asking & {
    readonly onSend: (data: FormData) => Promise<boolean>;
    /** Told of every change of a field. */
    readonly onInput?: (data: FormData) => void;
  },
) {
  const { words } = useWords();
  const { change, onClose } = props;
  const busy = change.busy.value;
  const send = async (data: FormData): Promise<void> => {
    if (await props.onSend(data)) onClose();
  };
  return (
    <Modal title={props.title} onClose={onClose}>
      <form
        class="form"
        onInput={(event) => props.onInput?.(new FormData(event.currentTarget))}
        onSubmit={(event) => {
          event.preventDefault();
          void send(new FormData(event.currentTarget));
        }}
      >
        {props.children}
        <TroubleNotice why={change.trouble.value} />
        <div class="dialog__actions">
          <Cancel onClose={onClose} />
          <button class="button button--primary" type="submit" aria-disabled={busy}>
            {busy ? words.day.working : props.yes}
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface Asking {
  readonly title: string;
  /** The word on the button that does it. */
  readonly yes: string;
  /** What the answer sets off: the dialog says that it is under way, and why it did not work. */
  readonly change: Pick<Change, 'busy' | 'trouble'>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

const Cancel = ({ onClose }: Pick<Asking, 'onClose'>) => (
  <button class="button" type="button" onClick={onClose}>
    {useWords().words.cancel}
  </button>
);
