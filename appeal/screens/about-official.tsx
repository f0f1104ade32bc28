import { useId } from 'preact/hooks';
import { inEach, textsIn } from '../../shared/languages.ts';
import { say } from '../../ui/words.ts';
import type { AppealModel } from '../appeal-model.ts';
import type { CaseKinds } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

/** [CS9] Who a complaint is about, if it is about one of the officials: it is never given to them. */
export function AboutOfficial(props: {
  readonly model: AppealModel;
  readonly words: ScreenWords;
  readonly list: CaseKinds;
}) {
  const { model, words, list } = props;
  const id = useId();
  if (list.officials.length === 0) return null;
  const said = textsIn(all, words.language);
  return (
    <div class="field about-official">
      <label for={id}>{said.label}</label>
      <p class="soft" id={`${id}-hint`}>
        {said.hint}
      </p>
      <select
        id={id}
        value={model.choice.value?.against ?? ''}
        aria-describedby={`${id}-hint`}
        disabled={model.busy.value || model.trouble.value?.why === 'unsure'}
        onChange={({ currentTarget: { value } }) => model.nameOfficial(value === '' ? null : value)}
      >
        <option value="">{said.none}</option>
        {list.officials.map(({ id: official, name, post }) => (
          <option key={official} value={official}>
            {`${name}, ${say(post, words.language, list.languages)}`}
          </option>
        ))}
      </select>
    </div>
  );
}

const all = inEach<{ readonly label: string; readonly hint: string; readonly none: string }>({
  az: {
    label: 'Şikayətiniz bu şəxslərdən biri barədədir?',
    hint: 'Seçsəniz, müraciətinizə o baxmayacaq. Siyahıda yoxdursa, adını mətndə yazın.',
    none: 'Xeyr, heç biri barədə deyil',
  },
  ru: {
    label: 'Ваша жалоба на кого-то из этих лиц?',
    hint: 'Если выбрать, обращение не попадёт к этому лицу. Если в списке нет, назовите имя в тексте.',
    none: 'Нет, ни на кого из них',
  },
  en: {
    label: 'Is it a complaint about one of these people?',
    hint: 'If you pick one, they will not look at it. If they are not listed, name them in the text.',
    none: 'No, about none of them',
  },
});
