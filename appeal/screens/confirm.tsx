import { useId } from 'preact/hooks';
import { inEach, textsIn } from '../../shared/languages.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { Fact } from '../../ui/visitor/facts.tsx';
import { Notice } from '../../ui/visitor/heading.tsx';
import type { ConfirmingModel } from '../confirming-model.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';
import { codeTrouble } from './code-trouble.ts';
import { fullDate } from './frame.tsx';

interface Parts {
  readonly model: ConfirmingModel;
  readonly own: OwnCase;
  readonly words: ScreenWords;
}

/** [CS27] Who applied reads what was filled in with them, and confirms it with a code. */
export function Confirm({ model, own, words }: Parts) {
  const { helped } = own;
  if (helped === null || !own.may.includes('confirm')) return null;
  const said = textsIn(texts, words.language);
  const trouble = model.trouble.value;
  return (
    <section class="writing" aria-labelledby="confirm">
      <h2 id="confirm">{said.heading}</h2>
      <p>{said.read(fullDate(helped.until, words))}</p>
      {helped.code === null ? (
        <p>{said.sign}</p>
      ) : (
        <ByCode model={model} words={words} said={said} where={said.where[helped.code]} />
      )}
      {trouble !== null && (
        <Notice kind="bad">
          <p>{codeTrouble(trouble, words)}</p>
        </Notice>
      )}
    </section>
  );
}

/** Who helped, as a fact of the case. */
export function HelpedFact({ own: { helped }, words }: Omit<Parts, 'model'>) {
  if (helped === null || helped.by === null) return null;
  return <Fact label={textsIn(texts, words.language).helped} text={helped.by} />;
}

type Said = (typeof texts)['az'];

const ByCode = ({
  model,
  words,
  said,
  where,
}: Omit<Parts, 'own'> & { readonly said: Said; readonly where: string }) => {
  const id = useId();
  const isSent = model.sent.value !== null;
  return (
    <form
      class="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const code = event.currentTarget.querySelector('input');
        void model.confirm().then((isDone) => (isDone ? null : code?.focus()));
      }}
    >
      <p role="status">{isSent ? where : ''}</p>
      {isSent && <Figures id={id} model={model} said={said} />}
      <div class="visitor-actions">
        {isSent && (
          <button type="submit" class="button button--large button--primary" aria-disabled={model.busy.value}>
            {said.confirm}
          </button>
        )}
        <button
          type="button"
          class={`button button--large ${isSent ? '' : 'button--primary'}`}
          aria-disabled={model.busy.value}
          onClick={() => void model.ask(words.language)}
        >
          {isSent ? said.again : said.send}
        </button>
      </div>
    </form>
  );
};

const Figures = ({ id, model, said }: Pick<Parts, 'model'> & { readonly id: string; readonly said: Said }) => (
  <>
    <label for={id}>{said.code}</label>
    <FieldFault id={`${id}-fault`} fault={model.isWrong.value ? said.six : null} />
    <input
      {...{ id, type: 'text', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 6 }}
      value={model.figures.value}
      aria-invalid={model.isWrong.value}
      aria-describedby={`${id}-fault`}
      onInput={({ currentTarget }) => model.type(currentTarget.value)}
    />
  </>
);

const texts = inEach({
  az: {
    heading: 'Oxuyun və təsdiq edin',
    read: (until: string): string =>
      `Yazılanların hamısı doğrudursa, təsdiq edin. Doğru deyilsə, geri götürün. Təsdiq üçün son gün: ${until}.`,
    sign: 'Kod göndərmək mümkün deyil: çap olunmuş xülasəni imzalayıb təqdim edin.',
    where: {
      phone: 'Kod ərizədə yazılan telefona göndərildi.',
      email: 'Kod ərizədə yazılan e-poçta göndərildi.',
    },
    send: 'Təsdiq kodu göndər',
    again: 'Yeni kod göndər',
    code: 'Mesajdakı altı rəqəm',
    six: 'Kod altı rəqəmdir.',
    confirm: 'Təsdiq edirəm',
    helped: 'Doldurmağa kömək edən',
  },
  ru: {
    heading: 'Прочитайте и подтвердите',
    read: (until: string): string =>
      `Если всё написано верно, подтвердите. Если нет, отзовите заявление. Подтвердить не позже: ${until}.`,
    sign: 'Код отправить нельзя: подпишите распечатанную сводку и отдайте её.',
    where: {
      phone: 'Код отправлен на телефон, указанный в заявлении.',
      email: 'Код отправлен на почту, указанную в заявлении.',
    },
    send: 'Отправить код',
    again: 'Отправить новый код',
    code: 'Шесть цифр из сообщения',
    six: 'В коде шесть цифр.',
    confirm: 'Подтверждаю',
    helped: 'Помощь при заполнении',
  },
  en: {
    heading: 'Read it and confirm it',
    read: (until: string): string =>
      `If all that is written is right, confirm it. If not, withdraw it. The last day to confirm it: ${until}.`,
    sign: 'No code can be sent: sign the printed summary and hand it in.',
    where: {
      phone: 'A code was sent to the phone that stands in it.',
      email: 'A code was sent to the e-mail address that stands in it.',
    },
    send: 'Send me a code',
    again: 'Send a new code',
    code: 'The six figures of the message',
    six: 'A code has six figures.',
    confirm: 'I confirm it',
    helped: 'Filled in with the help of',
  },
});
