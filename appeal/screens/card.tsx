import { inEach, textsIn } from '../../shared/languages.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import { Heading } from '../../ui/visitor/heading.tsx';
import { say } from '../../ui/words.ts';
import type { AppealModel } from '../appeal-model.ts';
import type { CaseKinds } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

interface Parts {
  readonly model: AppealModel;
  readonly list: CaseKinds;
  readonly words: ScreenWords;
}

/** [RE3] Whose practice card is shown: what a table decides takes proof of who applies, and here they are invented. */
export function Cards({ model, list, words }: Parts) {
  const said = textsIn(all, words.language);
  return (
    <>
      <p>
        <button type="button" class="back" onClick={() => history.back()}>
          {words.questions.back}
        </button>
      </p>
      <Heading>{said.heading}</Heading>
      <div class="notice notice--warn visitor-trouble practice-note">
        <p>{said.invented}</p>
      </div>
      <ul class="visitor-rows">
        {cardsOf(model, list).map(({ fin, name }) => (
          <li key={fin}>
            <button type="button" onClick={() => model.pickCard(fin)}>
              <span class="visitor-rows__name">{say(name, words.language, list.languages)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The card that was picked, among what is read once more before it is sent. */
export function CardFact({ model, list, words }: Parts) {
  const picked = cardsOf(model, list).find(({ fin }) => fin === model.choice.value?.card);
  if (picked === undefined) return null;
  return <Fact label={textsIn(all, words.language).label} text={say(picked.name, words.language, list.languages)} />;
}

const cardsOf = ({ choice }: AppealModel, { kinds }: CaseKinds) =>
  kinds.find(({ id }) => id === choice.value?.kind)?.cards ?? [];

const all = inEach<{ readonly heading: string; readonly invented: string; readonly label: string }>({
  az: {
    heading: 'Kimin adından ərizə verirsiniz?',
    invented: 'Bu, məşqdir: ailələr və reyestrlər uydurmadır, heç kimin məlumatı soruşulmur.',
    label: 'Nümunə vəsiqə',
  },
  ru: {
    heading: 'От чьего имени подаёте заявление?',
    invented: 'Это учебный пример: семьи и реестры вымышлены, ничьи данные не запрашиваются.',
    label: 'Учебная карта',
  },
  en: {
    heading: 'Whose application is it?',
    invented: 'This is for practice: the families and the registers are invented, and nobody’s data is asked for.',
    label: 'Practice card',
  },
});
