import { toldWords } from '../../shared/cases/told-words.ts';
import { textsIn } from '../../shared/languages.ts';
import type { PhoneView } from '../../shared/views.ts';
import type { PhoneCompanion, PhoneStage } from '../../shared/visits/visit-lines.ts';
import { say } from '../../ui/words.ts';
import type { ScreenWords } from '../words.ts';

/** The services of the visit one after another, and those who came along; nothing where there is one of each. */
export function VisitParts(props: Shown) {
  const { stages = [], companions = [] } = props.view;
  return (
    <>
      {stages.length > 0 && <Stages {...props} stages={stages} />}
      {companions.length > 0 && <Companions {...props} companions={companions} />}
    </>
  );
}

interface Shown {
  readonly view: PhoneView;
  readonly words: ScreenWords;
}

const Stages = ({ view, words, stages }: Shown & { readonly stages: readonly PhoneStage[] }) => {
  const said = textsIn(texts, words.language);
  return (
    <>
      <dt id="stages">{said.stages}</dt>
      <dd>
        <ol class="stages" aria-labelledby="stages">
          {stages.map((stage, at) => (
            <li
              key={at}
              class={`stage stage--${stage.state}`}
              aria-current={stage.state === 'now' ? 'step' : undefined}
            >
              <span>{say(stage.service, words.language, view.centre.languages)}</span>
              <small>
                {stage.state === 'to-come'
                  ? toldWords(words.common, stage, view.centre.timeZone) || said['to-come']
                  : said[stage.state]}
              </small>
            </li>
          ))}
        </ol>
      </dd>
    </>
  );
};

const Companions = ({ words, companions }: Shown & { readonly companions: readonly PhoneCompanion[] }) => {
  const said = textsIn(texts, words.language);
  return (
    <>
      <dt id="companions">{said.companions}</dt>
      <dd>
        <ul class="stages" aria-labelledby="companions">
          {companions.map(({ number, status, counter }) => (
            <li key={number} class="stage">
              <span>{number}</span>
              <small>{counter === null ? words.statuses[status] : said.at(words.statuses[status], counter)}</small>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
};

const texts = {
  az: {
    stages: 'Xidmətləriniz',
    done: 'Göstərildi',
    now: 'İndi',
    'to-come': 'Sonra',
    companions: 'Sizinlə gələnlər',
    at: (what: string, counter: string): string => `${what}: ${counter} pəncərəsi`,
  },
  ru: {
    stages: 'Ваши услуги',
    done: 'Оказана',
    now: 'Сейчас',
    'to-come': 'Потом',
    companions: 'Пришли с вами',
    at: (what: string, counter: string): string => `${what}: окно ${counter}`,
  },
  en: {
    stages: 'Your services',
    done: 'Done',
    now: 'Now',
    'to-come': 'Later',
    companions: 'Came with you',
    at: (what: string, counter: string): string => `${what}: counter ${counter}`,
  },
};
