import { useState } from 'preact/hooks';
import { Labelled } from '../labelled.tsx';
import type { EditorProps } from './editor-props.ts';
import type { FormEditorModel } from './form-editor-model.ts';
import type { HeldForms } from './held-forms.ts';

/** Begins a form of an id of its own with the questions of the one that is looked at. */
export function NewForm(props: {
  readonly held: HeldForms;
  readonly shown: FormEditorModel;
  readonly texts: EditorProps['texts'];
}) {
  const { held, shown, texts } = props;
  const [id, type] = useState('');
  const [why, say] = useState<ReturnType<HeldForms['begin']>>(null);
  const begin = (event: Event): void => {
    event.preventDefault();
    const refused = held.begin(id.trim(), shown);
    say(refused);
    if (refused === null) location.hash = `#/settings/forms/${id.trim()}`;
  };
  return (
    <details class="forms__new">
      <summary class="button">{texts.newForm}</summary>
      <form onSubmit={begin}>
        <IdField
          {...{ texts, id, why }}
          onType={(typed) => {
            say(null);
            type(typed);
          }}
        />
        <button class="button button--primary" type="submit">
          {texts.begin}
        </button>
      </form>
    </details>
  );
}

const IdField = (props: {
  readonly texts: EditorProps['texts'];
  readonly id: string;
  readonly why: ReturnType<HeldForms['begin']>;
  readonly onType: (id: string) => void;
}) => {
  const { texts, id, why, onType } = props;
  return (
    <Labelled label={texts.newId} hint={texts.newIdHelp} fault={why === null ? null : texts.newIdFaults[why]}>
      {(named) => (
        <input
          {...named}
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={64}
          value={id}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      )}
    </Labelled>
  );
};
