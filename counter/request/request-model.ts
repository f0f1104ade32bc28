import { type ReadonlySignal, signal } from '@preact/signals';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Api } from '../../ui/api.ts';

/** What somebody booked for, with the form that they answered and the officials that their earlier bookings were with. */
export interface RequestShown extends RouteValue<'seat'> {
  readonly form: Form | null;
  readonly officials: RouteValue<'officials'>;
  /** What the visitor was asked to bring. */
  readonly documents: RouteValue<'service'>['documents'];
}

export type RequestState =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Refusal | 'lost' }
  | { readonly step: 'ready'; readonly value: RequestShown };

/** The request of one seat, asked for again whenever its ticket has moved on. What is shown stays until the answer came. */
export interface RequestModel {
  readonly state: ReadonlySignal<RequestState>;
  load(): Promise<void>;
}

export function createRequest(api: Api, centre: string, seat: string): RequestModel {
  const state = signal<RequestState>({ step: 'loading' });
  let latest = 0;
  return {
    state,
    async load() {
      const mine = ++latest;
      if (state.peek().step === 'trouble') state.value = { step: 'loading' };
      const next = await read(api, centre, seat);
      // A line that was lost for a moment takes nothing away that is there.
      const keeps = next.step === 'trouble' && next.why === 'lost' && state.peek().step === 'ready';
      if (mine === latest && !keeps) state.value = next;
    },
  };
}

const read = async (api: Api, centre: string, seat: string): Promise<RequestState> => {
  const found = await api('seat', { params: { centre, seat } });
  if (!found.ok) return { step: 'trouble', why: 'lost' in found ? 'lost' : found.refusal };
  const { seat: booked, person, earlier } = found.value;
  const name = person?.form ?? null;
  const isOfOfficial = earlier?.seats.some(({ resource }) => resource.startsWith('official-')) === true;
  const [form, officials, service] = await Promise.all([
    name === null ? null : api('form', { params: { form: name } }),
    isOfOfficial ? api('officials', { params: { centre } }) : null,
    api('service', { params: { centre, service: booked.service } }),
  ]);
  if ((form !== null && !form.ok && 'lost' in form) || (officials !== null && !officials.ok && 'lost' in officials))
    return { step: 'trouble', why: 'lost' };
  if (!service.ok && 'lost' in service) return { step: 'trouble', why: 'lost' };
  // A form that is gone leaves the answers under their own names, a service that is gone asks for nothing.
  return {
    step: 'ready',
    value: {
      ...found.value,
      form: form?.ok === true ? form.value : null,
      officials: officials?.ok === true ? officials.value : [],
      documents: service.ok ? service.value.documents : [],
    },
  };
};
