import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { inEach, textsIn } from '../../shared/languages.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { useOffice } from '../screens/context.ts';
import { TroubleLines } from '../screens/trouble.tsx';
import type { DocumentsModel } from './documents-model.ts';
import './withdraw-document.css';

interface Shown {
  readonly model: DocumentsModel;
  readonly document: { readonly id: string; readonly number: string };
}

/** [CS13] Withdraws a document: the first press asks for the reason, the second does it. */
export function WithdrawDocument({ model, document }: Shown) {
  const { language } = useOffice();
  const said = textsIn(all, language);
  if (model.withdrawing.value === document.id) return <Reason model={model} document={document} />;
  return (
    <button type="button" class="button button--bad" onClick={() => model.begin(document.id)}>
      {said.withdraw}
      <span class="visually-hidden"> {document.number}</span>
    </button>
  );
}

const Reason = ({ model, document }: Shown) => {
  const { language } = useOffice();
  const said = textsIn(all, language);
  const id = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const send = (): void => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') field.current?.focus();
    else void model.withdraw(document.id, reason.trim());
  };
  return (
    <form
      class="field withdrawing"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for={id}>{said.reason}</label>
      <p class="field__hint" id={`${id}-hint`}>
        {said.hint}
      </p>
      <FieldFault id={`${id}-fault`} fault={isMissing ? said.missing : null} />
      <input
        {...{ ref: field, id, type: 'text', maxLength: 300, value: reason }}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={isMissing}
        aria-required={true}
        onInput={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {model.refused.value !== null && <TroubleLines why={model.refused.value} onRetry={send} />}
      <Ways model={model} said={said} />
    </form>
  );
};

/** To do it, or to leave it. */
const Ways = ({ model, said }: Pick<Shown, 'model'> & { readonly said: Said }) => (
  <p class="withdrawing__ways">
    <button type="submit" class="button button--grave" aria-disabled={model.busy.value}>
      {said.now}
    </button>
    <button type="button" class="button" onClick={() => model.begin(null)}>
      {said.leave}
    </button>
  </p>
);

interface Said {
  readonly withdraw: string;
  readonly reason: string;
  readonly hint: string;
  readonly missing: string;
  readonly now: string;
  readonly leave: string;
}

const all = inEach<Said>({
  az: {
    withdraw: 'Geri götür',
    reason: 'Sənəd nə üçün geri götürülür?',
    hint: 'Sənəd yoxlananda dərhal «geri götürülüb» deyiləcək. Bunu qaytarmaq olmur.',
    missing: 'Səbəbi yazın.',
    now: 'Sənədi geri götür',
    leave: 'Vaz keç',
  },
  ru: {
    withdraw: 'Отозвать',
    reason: 'Почему документ отзывают?',
    hint: 'Проверка сразу покажет, что документ отозван. Вернуть его нельзя.',
    missing: 'Напишите причину.',
    now: 'Отозвать документ',
    leave: 'Не отзывать',
  },
  en: {
    withdraw: 'Withdraw',
    reason: 'Why is the document withdrawn?',
    hint: 'Its check says “withdrawn” at once. This cannot be taken back.',
    missing: 'Write the reason.',
    now: 'Withdraw the document',
    leave: 'Leave it as it is',
  },
});
