import type { ReadonlySignal } from '@preact/signals';
import type { Refusal } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { FormModel } from '../ui/form/form-model.ts';
import type { Choice, Draft, Hold } from './draft.ts';
import type { Offer } from './offers.ts';
import type { Step } from './ports.ts';

/** What stands in the way, said beside what it is about. */
export type Trouble =
  | { readonly why: 'lost' }
  /** No answer came: sending again books once. */
  | { readonly why: 'unsure' }
  /** Somebody else has the place: the nearest free ones, if the server named them. */
  | { readonly why: 'taken'; readonly nearest: readonly Place[] }
  | { readonly why: 'refused'; readonly refusal: Refusal };
export interface Place {
  readonly date: string;
  readonly from: string;
}
export type Sent = RouteValue<'book'>;
export type About = RouteValue<'phoneSeat'>['about'];

/** What several parts of the model change. */
export interface BookState {
  readonly offer: ReadonlySignal<Offer | null>;
  readonly step: { value: Step };
  readonly choice: { value: Choice | null };
  readonly hold: { value: Hold | null };
  readonly form: { value: FormModel | null };
  readonly trouble: { value: Trouble | null };
  readonly busy: { value: boolean };
  readonly sent: { value: Sent | null };
  readonly about: { value: About | null };
  readonly unsure: { value: Draft['unsure'] };
}
