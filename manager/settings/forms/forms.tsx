import '../setup/lists/lists.css';
import './forms.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say, wordsOf } from '../../../ui/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { EditorProps } from './editor-props.ts';
import { FormEditor } from './form-editor.tsx';
import type { FormEditorModel } from './form-editor-model.ts';
import { questionsOf } from './form-edits.ts';
import { heldForms } from './held-forms.ts';
import { NewForm } from './new-form.tsx';
import { formTexts } from './texts.ts';

/** The forms that centres share: which there are, and the one that is looked at. `inside`: its id. */
export function FormsPage({ office, inside }: { readonly office: Office; readonly inside: string }) {
  const { language } = useWords();
  const texts = wordsOf(formTexts, language);
  const [held] = useState(() => heldForms(office));
  useEffect(() => void held.load(), [held]);
  const timeZone = office.timeZone.value;
  const mayChange = office.user.role === 'admin' && office.user.centre === null;
  return (
    <div class="forms">
      <p class="lead">{texts.lead}</p>
      {!mayChange && <p class="notice">{texts.readOnly}</p>}
      <Answered state={held.state.value} onRetry={() => void held.load()}>
        {(editors) => {
          const shown = editors.find((one) => one.inForce.value.id === inside) ?? editors[0];
          return (
            <>
              <List {...{ editors, shown, texts }}>
                {shown !== undefined && mayChange && (
                  <NewForm key={shown.inForce.value.id} {...{ held, shown, texts }} />
                )}
              </List>
              {shown !== undefined && (
                <FormEditor
                  key={shown.inForce.value.id}
                  {...{ texts, mayChange, timeZone }}
                  model={shown}
                  onGiveUp={() => held.giveUp(shown)}
                />
              )}
            </>
          );
        }}
      </Answered>
    </div>
  );
}

const List = (props: {
  readonly editors: readonly FormEditorModel[];
  readonly shown: FormEditorModel | undefined;
  readonly texts: EditorProps['texts'];
  readonly children: ComponentChildren;
}) => {
  const { editors, shown, texts, children } = props;
  const { language } = useWords();
  return (
    <nav class="edit-things" aria-label={texts.forms}>
      <ul class="edit-things__list">
        {editors.map((editor) => {
          const { id, name, version } = editor.document.value;
          return (
            <li key={id}>
              <a
                class="forms__one"
                href={`#/settings/forms/${id}`}
                aria-current={editor === shown ? 'page' : undefined}
              >
                <b>{say(name, language, ['az']) || id}</b>
                <span>
                  {editor.isNew.value
                    ? texts.isNew(id)
                    : texts.note(version, questionsOf(editor.document.value).length)}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      {children}
    </nav>
  );
};
