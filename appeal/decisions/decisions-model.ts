import { type ReadonlySignal, signal } from '@preact/signals';
import type { TableRoute } from '../../shared/cases/table-paths.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { visitorPaths } from '../../shared/tickets/visitor-paths.ts';
import type { Api } from '../../ui/api.ts';

export type DecisionsApi = Api<Extract<TableRoute, 'decisions'> | Extract<keyof typeof visitorPaths, 'listCentres'>>;
export type Decisions = RouteValue<'decisions'>;

export type DecisionsScene =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  | { readonly at: 'no-centre' }
  /** There are several, and the address names none. */
  | { readonly at: 'centres'; readonly centres: RouteValue<'listCentres'> }
  | { readonly at: 'shown'; readonly decisions: Decisions };

export interface DecisionsModel {
  readonly scene: ReadonlySignal<DecisionsScene>;
  load(): Promise<void>;
}

/** What tables decided at a centre: the one named, else the only one that there is. */
export function createDecisions(api: DecisionsApi, named: string | null): DecisionsModel {
  const scene = signal<DecisionsScene>({ at: 'loading' });
  return {
    scene,
    async load() {
      scene.value = { at: 'loading' };
      scene.value = await asked(api, named);
    },
  };
}

const asked = async (api: DecisionsApi, named: string | null): Promise<DecisionsScene> => {
  const centre = named ?? (await onlyCentre(api));
  if (typeof centre !== 'string') return centre;
  const found = await api('decisions', { params: { centre } });
  if (found.ok) return { at: 'shown', decisions: found.value };
  return { at: 'lost' in found || found.refusal.code !== 'centre-not-found' ? 'lost' : 'no-centre' };
};

const onlyCentre = async (api: DecisionsApi): Promise<string | DecisionsScene> => {
  const centres = await api('listCentres');
  if (!centres.ok) return { at: 'lost' };
  const open = centres.value.filter(({ archived }) => !archived);
  const [first] = open;
  if (first === undefined) return { at: 'no-centre' };
  return open.length === 1 ? first.id : { at: 'centres', centres: open };
};
