import { type ReadonlySignal, signal } from '@preact/signals';
import type { LocalText } from '../../../shared/centre/centre.ts';
import { readTemplate, type TemplateName, templateNames } from '../../../shared/centre/templates/templates.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { OfficeWorld } from '../../manager-model.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';
import { idFrom } from '../import/letters.ts';

export type CentreInList = RouteValue<'listCentres'>[number];

/** The centres of the server: which there are, another one, one out of use and back. */
export interface CentresModel {
  readonly state: ReadonlySignal<LoadState<readonly CentreInList[]>>;
  readonly change: Change;
  /** The one added last. */
  readonly added: ReadonlySignal<CentreInList | null>;
  /** The last archiving was refused because somebody is being served. */
  readonly needsForce: ReadonlySignal<boolean>;
  load(): Promise<void>;
  /** `from`: the name of a template, or `copy:ID`. Without an id it gets one made of its name. */
  add(centre: { readonly id: string; readonly name: LocalText; readonly from: string }): Promise<boolean>;
  archive(id: string): Promise<boolean>;
  bringBack(id: string): Promise<boolean>;
  /** Whatever was asked last is not asked any more. */
  forget(): void;
}

/** Opens the list of centres; nothing is asked before `load`. */
export function createCentres({
  api,
  newKey,
  centresChanged,
}: Pick<OfficeWorld, 'api' | 'newKey' | 'centresChanged'>): CentresModel {
  const { state, load } = loaded(() => api('listCentres'));
  const change = createChange();
  const added = signal<CentreInList | null>(null);
  const needsForce = signal(false);
  const done = async (worked: boolean): Promise<boolean> => {
    if (worked) await Promise.all([load(), centresChanged()]);
    return worked;
  };
  return {
    state,
    change,
    added,
    needsForce,
    load,
    add: async ({ id: asked, name, from }) => {
      const list = state.peek();
      const taken = list.step === 'ready' ? list.value.map((centre) => centre.id) : [];
      const id = asked === '' ? idFrom(Object.values(name)[0] ?? '', new Set(taken), 'centre') : asked;
      const key = newKey();
      const beginning = await beginningOf(from, id);
      const worked = await change.run(async () => {
        const answer = await api('addCentre', { body: { id, name, ...beginning }, key });
        if (answer.ok) added.value = answer.value;
        return answer;
      });
      return done(worked);
    },
    archive: async (id) => {
      const force = needsForce.peek();
      const worked = await change.run(() => api('archiveCentre', { params: { centre: id }, body: { force } }));
      const why = change.trouble.peek();
      needsForce.value = why !== null && why !== 'lost' && why.code === 'still-serving';
      return done(worked);
    },
    bringBack: async (id) => done(await change.run(() => api('bringBackCentre', { params: { centre: id }, body: {} }))),
    forget: () => {
      change.forget();
      needsForce.value = false;
    },
  };
}

const isTemplate = (name: string): name is TemplateName => templateNames.some((known) => known === name);

const beginningOf = async (from: string, id: string) => {
  if (from.startsWith('copy:')) return { copyOf: from.slice('copy:'.length) };
  return isTemplate(from) ? { document: await readTemplate(from, id) } : {};
};
