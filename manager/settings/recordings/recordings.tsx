import { useEffect, useState } from 'preact/hooks';
import { inEach, type ScreenLanguage } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';
import { wordsOf } from '../../../ui/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../../ui/answered.tsx';
import { Mark } from '../../ui/mark.tsx';
import { OneOf } from '../../ui/one-of.tsx';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { type ClipOf, type Clips, createRecordings, exampleCall, type RecordingsModel } from './recordings-model.ts';
import { browserSounds } from './sounds.ts';
import { recordings as az } from './text/az.ts';
import { recordings as en } from './text/en.ts';
import { recordings as ru } from './text/ru.ts';
import './recordings.css';

/** The words that calls are put together from: which are recorded, and a way to record, take, hear and drop each. */
export function RecordingsPage({ office }: { readonly office: Office }) {
  const texts = wordsOf(all, useWords().language);
  const [model] = useState(() => createRecordings(office.centre, { ...office.world, sounds: browserSounds() }));
  useEffect(() => {
    void model.load();
    return model.close;
  }, [model]);
  return (
    <>
      <p class="lead">{texts.lead}</p>
      <TroubleNotice why={model.trouble.value} />
      <Answered state={model.state.value} onRetry={() => void model.load()}>
        {(clips) => <Known model={model} clips={clips} texts={texts} />}
      </Answered>
    </>
  );
}

const all = inEach({ az, ru, en });
type Texts = Words<typeof az>;
interface Shown {
  readonly model: RecordingsModel;
  readonly texts: Texts;
}

const Known = ({ model, texts, clips: { reads, languages } }: Shown & { readonly clips: Clips }) => {
  const chosen = languages.find(({ language }) => language === model.language.value) ?? languages[0];
  if (chosen === undefined) return <Blank title={texts.noLanguage} />;
  const { language, clips } = chosen;
  const countOf = (of: ScreenLanguage): string => {
    const list = languages.find((one) => one.language === of)?.clips ?? [];
    return texts.count(list.filter(({ recorded }) => recorded).length, list.length);
  };
  const isWhole = clips.every(({ recorded }) => recorded);
  return (
    <>
      <OneOf
        label={texts.language}
        options={languages.map((one) => one.language)}
        chosen={language}
        word={(of) => `${texts.languages[of]} · ${countOf(of)}`}
        onChoose={model.choose}
      />
      <p class={isWhole || reads ? 'soft' : 'notice notice--bad'}>{texts.now(isWhole, reads)}</p>
      <Example model={model} texts={texts} language={language} />
      <table class="table table--roomy">
        <Heads words={[texts.word, texts.state]} actions />
        <tbody>
          {clips.map((clip) => (
            <Row key={`${language} ${clip.clip}`} model={model} texts={texts} language={language} clip={clip} />
          ))}
        </tbody>
      </table>
    </>
  );
};

const Example = ({ model, texts, language }: Shown & { readonly language: ScreenLanguage }) => (
  <div class="recordings__example">
    <button class="button" type="button" onClick={() => void model.hearCall(language)}>
      {texts.hearCall(exampleCall.number, exampleCall.counter)}
    </button>
    <Fault model={model} texts={texts} clip={null} />
  </div>
);

const Row = (props: Shown & { readonly language: ScreenLanguage; readonly clip: Clip }) => {
  const { model, texts, language, clip } = props;
  const of = { language, clip: clip.clip };
  return (
    <tr>
      <th scope="row">
        <span class="recordings__word" lang={language} translate={false}>
          {clip.text}
        </span>
        <Fault model={model} texts={texts} clip={clip.clip} />
      </th>
      <td>
        <Mark kind={clip.recorded ? 'busy' : 'off'}>{clip.recorded ? texts.recorded : texts.missing}</Mark>
      </td>
      <td class="actions">
        <RecordButton model={model} texts={texts} of={of} about={clip.text} />{' '}
        <TakeFile model={model} texts={texts} of={of} about={clip.text} />{' '}
        {clip.recorded && (
          <>
            <RowButton word={texts.hear} about={clip.text} onPress={() => void model.hear(of)} />{' '}
            <RowButton word={texts.drop} about={clip.text} onPress={() => void model.drop(of)} />
          </>
        )}
      </td>
    </tr>
  );
};
type Clip = Clips['languages'][number]['clips'][number];

const RecordButton = ({ model, texts, of, about }: Shown & { readonly of: ClipOf; readonly about: string }) => {
  const step = model.step.value;
  const isOn = step.kind === 'recording' && step.of.clip === of.clip && step.of.language === of.language;
  const word = isOn ? texts.stop : texts.record;
  return (
    <button
      class={isOn ? 'button button--primary' : 'button'}
      type="button"
      aria-label={`${word}: ${about}`}
      disabled={step.kind === 'recording' && !isOn}
      onClick={() => void (isOn ? model.stop() : model.record(of))}
    >
      {word}
    </button>
  );
};

const TakeFile = ({ model, texts, of, about }: Shown & { readonly of: ClipOf; readonly about: string }) => (
  <label class="button button--quiet recordings__file">
    <span aria-hidden="true">{texts.file}</span>
    <input
      class="visually-hidden"
      type="file"
      accept="audio/*"
      aria-label={`${texts.file}: ${about}`}
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        currentTarget.value = '';
        if (file !== undefined) void model.take(of, file);
      }}
    />
  </label>
);

const Fault = ({ model, texts, clip }: Shown & { readonly clip: string | null }) => {
  const fault = model.fault.value;
  return (
    <span role="alert">
      {fault !== null && fault.clip === clip && <span class="recordings__fault">{texts.faults[fault.why]}</span>}
    </span>
  );
};
