import type { Words } from '../../../shared/words.ts';
import type { FormEditorModel } from './form-editor-model.ts';
import type { az } from './text/az.ts';

/** What every part of the editor is given. */
export interface EditorProps {
  readonly model: FormEditorModel;
  readonly texts: Words<typeof az>;
  /** Whether this person may change it; else it is only shown. */
  readonly mayChange: boolean;
  /** The zone of the centre that is looked at: times are told in it. */
  readonly timeZone: string;
}
