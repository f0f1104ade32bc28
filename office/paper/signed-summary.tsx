import type { LocalText } from '../../shared/centre/centre.ts';
import { inEach, textsIn } from '../../shared/languages.ts';
import { answeredLines } from '../../ui/answer-text.ts';
import { dateWords } from '../../ui/form/form-words.ts';
import { say } from '../../ui/words.ts';
import { useOffice } from '../screens/context.ts';
import { wordsIn } from '../words.ts';
import type { Summary } from './paper-model.ts';
import './signed-summary.css';

/**
 * What was just typed, on paper, in the applicant's language: they read it and sign it, and somebody who did not help marks it as signed.
 * It does not stand on the screen, and is gone with the next applicant.
 */
export function SignedSummary(props: { readonly summary: Summary; readonly number: string; readonly sentOn: string }) {
  const { summary, number, sentOn } = props;
  const { model, work } = useOffice();
  const session = model.session.state.value;
  const said = textsIn(all, summary.language);
  const named = (name: LocalText): string => say(name, summary.language, work.office.languages);
  const kind = work.office.kinds.find(({ id }) => id === summary.kind);
  const words = wordsIn(summary.language);
  const lines = answeredLines(summary.form, summary.answers, {
    ...{ language: summary.language, words: words.questions, calendar: words },
  });
  return (
    <article class="signing" lang={summary.language}>
      <p>{named(work.office.name)}</p>
      <h1>{kind === undefined ? summary.kind : named(kind.name)}</h1>
      <p>
        {number} · {dateWords(sentOn, words)}
      </p>
      <dl>
        {lines.map(({ id, label, text: answer }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      <p>
        {said.helped}: {session.step === 'in' ? session.user.name : work.office.me.id}
      </p>
      <p class="signing__word">{said.word}</p>
      <p class="signing__line">{said.signature}</p>
      <p class="signing__line">{said.date}</p>
    </article>
  );
}

/** Prints it. */
export const PrintSummary = () => (
  <button type="button" class="button" onClick={() => print()}>
    {textsIn(all, useOffice().language).print}
  </button>
);

const all = inEach({
  az: {
    print: 'İmzalanacaq xülasəni çap et',
    helped: 'Doldurmağa kömək edib',
    word: 'Yazılanları oxudum, doğrudur. Ərizəyə baxılmasını xahiş edirəm.',
    signature: 'İmza',
    date: 'Tarix',
  },
  ru: {
    print: 'Напечатать сводку для подписи',
    helped: 'При заполнении помогал сотрудник',
    word: 'Всё написанное мною прочитано и верно. Прошу рассмотреть заявление.',
    signature: 'Подпись',
    date: 'Дата',
  },
  en: {
    print: 'Print the summary to be signed',
    helped: 'Filled in with the help of',
    word: 'I have read what stands here and it is right. I ask for it to be looked at.',
    signature: 'Signature',
    date: 'Date',
  },
});
