import { useState } from 'preact/hooks';
import { TroubleNotice } from '../../ui/answered.tsx';
import { DraftButtons } from '../draft-buttons.tsx';
import type { EditorProps } from './editor-props.ts';
import { faultIn } from './field-faults.ts';
import { LanguageTexts } from './language-texts.tsx';
import { Outline } from './outline.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { TryIt } from './try-it.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

/** One form: its questions in order, the one that is looked at, and how visitors see it, side by side. */
export function FormEditor(props: EditorProps & { readonly onGiveUp: () => void }) {
  const { model, texts, mayChange } = props;
  const contact = model.faults.value.get('steps');
  return (
    <>
      <fieldset class="forms__whole" disabled={!mayChange}>
        <LanguageTexts
          label={texts.name}
          value={model.document.value.name}
          maxLength={200}
          faultOf={(language) => faultIn(props, `name/${language}`)}
          onText={(language, text) =>
            model.change((now) => ({ ...now, name: { ...now.name, [language]: text } }), `name ${language}`)
          }
        />
      </fieldset>
      {contact !== undefined && <p class="notice notice--bad">{texts.faults[contact.code]}</p>}
      <div class="forms__columns">
        <Outline {...props} />
        <fieldset class="forms__whole" disabled={!mayChange}>
          <QuestionPanel {...props} />
        </fieldset>
        <TryIt {...props} />
      </div>
      <Bar {...props} />
    </>
  );
}

/** What has been changed and is not in force yet, and the versions before. */
const Bar = (props: Parameters<typeof FormEditor>[0]) => {
  const { model, texts, mayChange } = props;
  const [isOpen, open] = useState(false);
  const wrong = model.faults.value.size;
  const isChanged = model.changed.value;
  const said = !isChanged ? texts.changedNone : wrong === 0 ? texts.changed : texts.changedWrong(wrong);
  return (
    <div class="forms__foot">
      {model.isOutdated.value ? (
        <div class="notice notice--bad" role="alert">
          <p>{texts.theirs}</p>
          <button class="button" type="button" onClick={() => void model.takeTheirs()}>
            {texts.takeTheirs}
          </button>
        </div>
      ) : (
        <TroubleNotice why={model.refused.value} />
      )}
      <div class="forms__bar">
        <p role="status">{said}</p>
        {!model.isNew.value && (
          <button class="button" type="button" onClick={() => open(true)}>
            {texts.versions}
          </button>
        )}
        {mayChange && <Acts {...props} />}
      </div>
      {isOpen && <VersionsDialog {...props} onClose={() => open(false)} />}
    </div>
  );
};

const Acts = (props: Parameters<typeof FormEditor>[0]) => {
  const { model, texts, onGiveUp } = props;
  const wrong = model.faults.value.size;
  const isIdle = !model.changed.value || wrong > 0 || model.busy.value;
  return (
    <>
      {model.isNew.value && (
        <button class="button" type="button" onClick={onGiveUp}>
          {texts.giveUp}
        </button>
      )}
      <DraftButtons draft={model} texts={texts} />
      {wrong > 0 && <ToFault {...props} />}
      <button
        class="button button--primary"
        type="button"
        aria-disabled={isIdle}
        onClick={() => !isIdle && void model.put()}
      >
        {texts.put}
      </button>
    </>
  );
};

/** Leads to the first thing that is wrong: opens its question, and takes the focus to its field once that is drawn. */
const ToFault = ({ model, texts }: EditorProps) => (
  <button
    class="button button--bad"
    type="button"
    onClick={() => {
      const [first = ''] = [...model.faults.peek().keys()];
      const [, step = '', field = '0'] = /^steps\/(\d+)(?:\/fields\/(\d+))?/.exec(first) ?? [];
      const id = model.document.peek().steps[Number(step)]?.fields[Number(field)]?.id;
      if (step !== '' && id !== undefined) model.choose(id);
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.forms [aria-invalid="true"]')?.focus());
    }}
  >
    {texts.toFault}
  </button>
);
