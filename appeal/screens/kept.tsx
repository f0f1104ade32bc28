import { useState } from 'preact/hooks';
import { inEach, textsIn } from '../../shared/languages.ts';
import { clockTime, longDate } from '../../shared/words.ts';
import type { KeptModel } from '../kept-model.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

interface Parts {
  readonly kept: KeptModel;
  readonly own: OwnCase;
  readonly words: ScreenWords;
}

/** [PV2] [PV3] What is kept of oneself: who looked at it, and the wish that it be erased. */
export function Kept(parts: Parts) {
  const { kept, words } = parts;
  const said = textsIn(all, words.language);
  return (
    <details
      class="details"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && kept.looks.value === null) void kept.load();
      }}
    >
      <summary>{said.title}</summary>
      <p>{said.what}</p>
      {kept.isLost.value && <p role="alert">{words.appeals.lost}</p>}
      <Looks {...parts} said={said} />
      <Erase {...parts} said={said} />
    </details>
  );
}

const Looks = ({ kept, own, words, said }: Parts & { readonly said: KeptWords }) => {
  const looks = kept.looks.value;
  if (looks === null) return null;
  const when = (at: number): string => `${longDate(at, own.timeZone, words.calendar)}, ${clockTime(at, own.timeZone)}`;
  return (
    <>
      <h2>{said.looks}</h2>
      {looks.length === 0 && <p>{said.nobody}</p>}
      <ul class="looks">
        {looks.map(({ at, role, what, reason }) => (
          <li key={`${at} ${role} ${what}`}>
            {`${when(Date.parse(at))}: ${said.roles[role]}, ${said.did[what]}${reason === null ? '' : ` (${reason})`}`}
          </li>
        ))}
      </ul>
    </>
  );
};

const Erase = ({ kept, said }: Pick<Parts, 'kept'> & { readonly said: KeptWords }) => {
  const [isSure, setSure] = useState(false);
  const answer = kept.answer.value;
  if (answer !== null)
    return (
      <div role="status">
        {answer.erased && <p>{said.erased}</p>}
        {answer.stays.map(({ why }) => (
          <p key={why}>{said.stays[why]}</p>
        ))}
      </div>
    );
  return (
    <>
      {isSure && <p>{said.sure}</p>}
      <p class="visitor-actions">
        <button
          type="button"
          class={isSure ? 'button button--large button--grave' : 'button button--large'}
          onClick={() => (isSure ? void kept.erase() : setSure(true))}
        >
          {isSure ? said.yes : said.erase}
        </button>
      </p>
    </>
  );
};

interface KeptWords {
  readonly title: string;
  readonly what: string;
  readonly looks: string;
  readonly nobody: string;
  readonly roles: { readonly [R in 'admin' | 'manager' | 'clerk' | 'reception' | 'phone']: string };
  readonly did: { readonly [W in 'opened' | 'searched' | 'overseen' | 'printed']: string };
  readonly erase: string;
  readonly sure: string;
  readonly yes: string;
  readonly erased: string;
  readonly stays: { readonly [W in 'to-confirm' | 'answer-owed' | 'may-object' | 'figures']: string };
}

const all = inEach<KeptWords>({
  az: {
    title: 'Sizin barənizdə nə saxlanılır və ona kim baxıb',
    what: 'Adınız, əlaqə məlumatlarınız, yazdıqlarınız və aldığınız cavab saxlanılır. Cavabdan sonra müəyyən müddət keçəndə onlar özü silinir.',
    looks: 'Kim baxıb',
    nobody: 'Hələ heç kim açmayıb.',
    roles: {
      admin: 'administrator',
      manager: 'rəhbər',
      clerk: 'əməkdaş',
      reception: 'qəbul əməkdaşı',
      phone: 'telefonunuza və ya e-poçtunuza gələn kodla',
    },
    did: {
      opened: 'müraciəti açıb',
      searched: 'axtarışda tapıb',
      overseen: 'nəzarət qaydasında açıb',
      printed: 'keçidini çap edib',
    },
    erase: 'Məlumatlarım silinsin',
    sure: 'Adınız, əlaqə məlumatlarınız, yazdıqlarınız, cavab və bu keçid silinəcək. Bunu geri qaytarmaq olmur.',
    yes: 'Bəli, silinsin',
    erased: 'Məlumatlarınız bir saat ərzində silinəcək. Bu səhifə də açılmayacaq.',
    stays: {
      'to-confirm': 'Hələ silinmir: təsdiqinizi gözləyir. İstəmirsinizsə, onu geri götürün.',
      'answer-owed': 'Hələ silinmir: müraciətinizə cavab verilməlidir. Cavab gözləmirsinizsə, onu geri götürün.',
      'may-object': 'Hələ silinmir: cavabdan narazı qalsanız, ona yenidən baxıla bilər. O vaxt bitəndən sonra istəyin.',
      figures: 'Nömrə, növ, tarixlər və nəticə hesabatlarda qalır: onlar heç kimi göstərmir.',
    },
  },
  ru: {
    title: 'Что о вас хранится и кто это смотрел',
    what: 'Хранятся ваше имя, контакты, всё написанное вами и ответ. Через некоторое время после ответа это стирается само.',
    looks: 'Кто смотрел',
    nobody: 'Пока никто не открывал.',
    roles: {
      admin: 'администратор',
      manager: 'руководитель',
      clerk: 'сотрудник',
      reception: 'сотрудник приёмной',
      phone: 'по коду на ваш телефон или почту',
    },
    did: {
      opened: 'обращение открыто',
      searched: 'найдено поиском',
      overseen: 'открыто для надзора',
      printed: 'распечатана ссылка на него',
    },
    erase: 'Стереть мои данные',
    sure: 'Имя, контакты, всё написанное, ответ и эта ссылка будут стёрты. Вернуть их нельзя.',
    yes: 'Да, стереть',
    erased: 'Ваши данные будут стёрты в течение часа. Эта страница тоже перестанет открываться.',
    stays: {
      'to-confirm': 'Пока не стирается: ждёт вашего подтверждения. Если оно вам не нужно, отзовите его.',
      'answer-owed': 'Пока не стирается: на обращение должен быть ответ. Если он вам не нужен, отзовите обращение.',
      'may-object':
        'Пока не стирается: с ответом можно не согласиться, и его пересмотрят. Попросите, когда этот срок пройдёт.',
      figures: 'Номер, вид, даты и итог остаются в отчётах: они ни на кого не указывают.',
    },
  },
  en: {
    title: 'What is kept of you, and who looked at it',
    what: 'Your name, contacts, all that you wrote and the answer are kept. Some time after the answer they are erased by themselves.',
    looks: 'Who looked',
    nobody: 'Nobody has opened it yet.',
    roles: {
      admin: 'administrator',
      manager: 'manager',
      clerk: 'member of staff',
      reception: 'reception',
      phone: 'by a code to your phone or e-mail address',
    },
    did: {
      opened: 'opened the appeal',
      searched: 'found it in a search',
      overseen: 'opened it to oversee it',
      printed: 'printed its link',
    },
    erase: 'Erase what is kept of me',
    sure: 'Your name, contacts, all that you wrote, the answer and this link will be erased. This cannot be taken back.',
    yes: 'Yes, erase it',
    erased: 'What is kept of you will be erased within an hour. This page will not open any more.',
    stays: {
      'to-confirm': 'It is not erased yet: it waits for you to confirm it. If you do not want it, withdraw it.',
      'answer-owed': 'It is not erased yet: your appeal is owed an answer. If you need none, withdraw it.',
      'may-object': 'It is not erased yet: you may still disagree with the answer. Ask again once that time is over.',
      figures: 'Number, kind, dates and outcome stay in the reports: they point to nobody.',
    },
  },
});
