import { type ReadonlySignal, signal } from '@preact/signals';
import type { Form } from '../../../shared/cases/form-schema.ts';
import { type SharedDocumentPort, type SharedPort, troubleOf } from '../../ports.ts';
import type { LoadState } from '../../ui/loaded.ts';
import { languages } from '../../words.ts';
import { createFormEditor, type FormEditorModel, type FormWorld } from './form-editor-model.ts';
import { formLike } from './form-edits.ts';

/** The editors of all forms, as they are being fetched. */
export interface HeldForms {
  readonly state: ReadonlySignal<LoadState<readonly FormEditorModel[]>>;
  load(): Promise<void>;
  /** Begins a form of this id with the questions of another; in force only once it is put. Why not, where the id will not do. */
  begin(id: string, like: FormEditorModel): 'malformed' | 'taken' | null;
  /** Gives up one that was begun. */
  giveUp(model: FormEditorModel): void;
}

/** As long as the page is open: what was changed is there after a look elsewhere. */
export function heldForms({
  shared,
  world,
}: {
  readonly shared: Pick<SharedPort, 'form'>;
  readonly world: Pick<FormWorld, 'api' | 'clock'>;
}): HeldForms {
  const found = held.get(shared.form) ?? hold(shared.form, world);
  held.set(shared.form, found);
  return found;
}

const spoken = languages.map(({ code }) => code);
const held = new WeakMap<SharedDocumentPort<Form>, HeldForms>();

const hold = (documents: SharedDocumentPort<Form>, { api, clock }: Pick<FormWorld, 'api' | 'clock'>): HeldForms => {
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
  const editors = () => readyOf(state.peek());
  const show = (value: readonly FormEditorModel[]): void => {
    state.value = { step: 'ready', value };
  };
  return {
    state,
    load,
    begin(id, like) {
      const ids = editors().map((one) => one.document.peek().id);
      const value = formLike(like.document.peek(), id, ids, spoken);
      if (typeof value === 'string') return value;
      show([...editors(), createFormEditor({ value, etag: '' }, { api, documents, clock, languages: spoken })]);
      return null;
    },
    giveUp: (model) => show(editors().filter((one) => one !== model)),
  };
};

const readyOf = (state: LoadState<readonly FormEditorModel[]>) => (state.step === 'ready' ? state.value : []);
