import { type ReadonlySignal, signal } from '@preact/signals';
import type { Form } from '../../../shared/form-schema.ts';
import type { Office } from '../../manager-model.ts';
import { type SharedDocumentPort, troubleOf } from '../../ports.ts';
import type { LoadState } from '../../ui/loaded.ts';
import { languages } from '../../words.ts';
import { createFormEditor, type FormEditorModel } from './form-editor-model.ts';

/** The editors of all forms, as they are being fetched. */
export interface HeldForms {
  readonly state: ReadonlySignal<LoadState<readonly FormEditorModel[]>>;
  load(): Promise<void>;
}

/** As long as the page is open: what was changed is there after a look elsewhere. */
export function heldForms({ shared, world }: Pick<Office, 'shared' | 'world'>): HeldForms {
  const found = held.get(shared.form) ?? hold(shared.form, world);
  held.set(shared.form, found);
  return found;
}

const spoken = languages.map(({ code }) => code);
const held = new WeakMap<SharedDocumentPort<Form>, HeldForms>();

const hold = (documents: SharedDocumentPort<Form>, { api, clock }: Office['world']): HeldForms => {
  const state = signal<LoadState<readonly FormEditorModel[]>>({ step: 'loading' });
  const load = async (): Promise<void> => {
    const now = state.peek();
    if (now.step === 'ready' && now.value.some(({ changed }) => changed.peek())) return;
    if (now.step === 'trouble') state.value = { step: 'loading' };
    const list = await api('forms');
    const read = await Promise.all((list.ok ? list.value : []).map(({ id }) => documents.read(id)));
    const why = [list, ...read].map(troubleOf).find((one) => one !== null);
    if (why !== undefined && why !== null) state.value = { step: 'trouble', why };
    else {
      const editors = read.flatMap((one) =>
        one.ok ? [createFormEditor(one.value, { api, documents, clock, languages: spoken })] : [],
      );
      state.value = { step: 'ready', value: editors };
    }
  };
  return { state, load };
};
