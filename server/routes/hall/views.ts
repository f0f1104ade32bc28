import type { FastifyInstance } from 'fastify';
import type { ViewBuilder } from '../../live/view-builder.ts';
import { floorHasNoId, viewNamed, watchRefusal } from '../../live/watching.ts';
import { register } from '../register.ts';

/** The route of views: the same that the socket gives, for programs and for a look. */
export function viewRoutes(app: FastifyInstance, { views }: { readonly views: ViewBuilder }): void {
  register(app, 'view', async ({ caller, params }) => {
    const view = viewNamed(params.view);
    if (!view.ok) return view;
    const { centre, subject = '' } = params;
    if (view.value === 'floor' && subject !== '') return floorHasNoId;
    const key = { centre, view: view.value, id: subject };
    const refusal = watchRefusal(caller, key);
    return refusal === null ? views.make(key) : { ok: false, refusal };
  });
}
