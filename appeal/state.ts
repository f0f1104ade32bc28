import type { Refusal } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { FormModel } from '../ui/form/form-model.ts';
import type { CaseKinds, OwnCase, Step } from './ports.ts';
import type { Choice, Kept } from './tab-memory.ts';

/** What stands in the way, said beside what it is about. */
export type Trouble =
  | { readonly why: 'lost' }
  /** No answer came: sending again sends once. */
  | { readonly why: 'unsure' }
  | { readonly why: 'refused'; readonly refusal: Refusal };

export type Sent = RouteValue<'registerCase'>;

export type Offered =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  | { readonly at: 'no-centre' }
  | { readonly at: 'centres'; readonly centres: RouteValue<'listCentres'> }
  | { readonly at: 'offer'; readonly centre: string; readonly list: CaseKinds };

/** What several parts of the model change. */
export interface AppealState {
  readonly offered: { value: Offered };
  readonly step: { value: Step };
  readonly choice: { value: Choice | null };
  readonly form: { value: FormModel | null };
  readonly trouble: { value: Trouble | null };
  readonly busy: { value: boolean };
  readonly sent: { value: Sent | null };
  /** How it stands with what was sent, once the server has told it. */
  readonly told: { value: OwnCase | null };
  /** The secret under which the server keeps what was answered so far; null = it does not yet. */
  readonly secret: { value: string | null };
  readonly unsure: { value: Kept['unsure'] };
}
