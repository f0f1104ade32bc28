import type { LocalText } from '../../../../shared/centre/centre.ts';
import { caseNoticeText, codeNoticeText, noticeText } from '../../../../shared/notices/notice-text.ts';
import { isOfCase, isOfSeat, type NoticeKind, noticeKinds } from '../../../../shared/notices/notices.ts';
import { noticeDefaults, smsMethods, smsTypes } from '../../../../shared/notices/notices-schema.ts';
import { smsLength } from '../../../../shared/notices/sms-parts.ts';
import { inLanguage } from '../../../../shared/words.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { readAt } from '../at-path.ts';
import { DurationList } from '../fields/duration-list.tsx';
import { ChoiceSetting, TextSetting } from '../fields/plain-fields.tsx';
import { languageName, languagesOf, SaidSetting } from '../fields/said-setting.tsx';
import { type PartProps, useSetup } from '../setup-context.ts';
import { noticesTexts } from './texts.ts';
import { noticeWordsIn } from './words.ts';

import './notices.css';

/** How people are told of their appointments: what an SMS says and how long it is, when it is quiet, how often it is tried. */
export function NoticesPart({ language }: PartProps) {
  const texts = wordsOf(noticesTexts, language);
  return (
    <div class="setup-form">
      <TextSetting path="notices/quietFrom" />
      <TextSetting path="notices/quietTo" />
      <DurationList
        path="notices/retrySeconds"
        unitSeconds={60}
        most={10}
        words={texts.retries}
        next={(there) => noticeDefaults.retrySeconds[there] ?? 43200}
      />
      {noticeKinds.map((kind) => (
        <div key={kind}>
          <SaidSetting path={`notices/titles/${kind}`} />
          <Letters kind={kind} language={language} />
        </div>
      ))}
      <ChoiceSetting
        path="notices/sms/method"
        options={smsMethods.map((value) => ({ value, label: texts.methods[value] }))}
      />
      <ChoiceSetting
        path="notices/sms/type"
        options={smsTypes.map((value) => ({ value, label: texts.types[value] }))}
      />
      <TextSetting path="notices/sms/body" />
    </div>
  );
}

interface InLanguage {
  readonly language: string;
}

/** The SMS as it would be, in each language, with its letters counted as the network counts them. */
const Letters = ({ kind, language }: InLanguage & { readonly kind: NoticeKind }) => {
  const { draft, words } = useSetup();
  const texts = wordsOf(noticesTexts, language);
  const said = (path: string): LocalText => {
    const found = readAt(draft.document.value, path);
    return typeof found === 'object' && found !== null ? Object.fromEntries(Object.entries(found)) : {};
  };
  const languages = languagesOf(draft.document.value.languages, {});
  return (
    <ul class="notice-sample" aria-label={texts.sample}>
      {languages.map((code) => {
        const { words: noticeWords, calendar } = noticeWordsIn(code);
        const centre = inLanguage(said('name'), code, languages[0]);
        const title = said(`notices/titles/${kind}`);
        const facts = { language: code, centre, title };
        const { sms } = isOfCase(kind)
          ? caseNoticeText(noticeWords, calendar, { kind, ...facts, ...caseSample })
          : isOfSeat(kind)
            ? noticeText(noticeWords, calendar, { kind, ...facts, ...sample })
            : codeNoticeText(noticeWords, { ...facts, code: sample.code });
        const { letters, parts } = smsLength(sms);
        return (
          <li key={code}>
            <strong>{texts.letters(languageName(words, code), letters, parts)}</strong>
            <span lang={code}>{sms}</span>
          </li>
        );
      })}
    </ul>
  );
};

/** A visit with a long date, and a link as long as they are. */
const sample = {
  timeZone: 'Asia/Baku',
  date: '2026-09-28',
  startsAt: Date.UTC(2026, 8, 28, 6, 30),
  code: '123456',
  link: 'https://queue.example.org/b/0123456789abcdefABCDEF',
} as const;

const caseSample = {
  number: 'M26-000123-K',
  due: '2026-09-28',
  link: 'https://queue.example.org/m/0123456789abcdefABCDEF',
} as const;
