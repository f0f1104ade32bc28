import type { Answers } from '../../../shared/cases/form.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { readFormDraft } from '../../forms/form-draft.ts';
import type { RouteParts } from '../centre-request.ts';

/** A form that was begun and is sent as a case: its secret, and what a proof filled in. Or the case that it has become already. */
type Begun = { readonly secret: string; readonly proved: Answers } | { readonly sent: RouteValue<'registerCase'> };

/** [FO5] What a secret of a form that was begun brings to its case; null where it is over: what was typed comes all the same. */
export async function begunOf(
  { store, clock }: Pick<RouteParts, 'store' | 'clock'>,
  centre: string,
  secret: string | undefined,
): Promise<Begun | null> {
  if (secret === undefined) return null;
  const found = await store.formDraft(secret, clock.now());
  if (found?.centre === centre) return { secret, proved: readFormDraft(found.about).proved };
  const known = await store.caseOfSecret(secret);
  const one = known?.centre === centre ? await store.caseOf(centre, known.case) : null;
  return one === null ? null : { sent: { number: one.number, due: one.due, receivedOn: one.receivedOn, secret } };
}
