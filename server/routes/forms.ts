import type { FastifyInstance } from 'fastify';
import { formName } from '../../shared/form-name.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { Audit } from '../access/audit.ts';
import type { Forms } from '../forms/forms.ts';
import type { RouteParts } from './centre-request.ts';
import { documentTag } from './document-tag.ts';
import { register } from './register.ts';

export interface FormRouteParts extends RouteParts {
  readonly forms: Forms;
  readonly audit: RouteParts['audit'] & Pick<Audit, 'note'>;
}

/** Routes of forms: what is asked, for everybody, as it is and as it was; the documents for administrators. */
export function formRoutes(app: FastifyInstance, { forms, audit }: FormRouteParts): void {
  register(app, 'form', async ({ params, reply }) => {
    const form = await forms.named(params.form);
    if (form === null) return noForm(params.form);
    reply.header('etag', documentTag(form));
    return ok(form);
  });

  register(app, 'forms', () => ok([...forms.list()]));

  register(app, 'putForm', async ({ params, raw, reply, body, caller }) => {
    if (caller.centre !== null)
      return refuse('not-allowed', 'An administrator of one centre does not change the forms of all');
    const read = raw.headers['if-match'];
    if (read === undefined) return refuse('malformed', 'If-Match must be the ETag of the form that you read');
    const { form: id } = params;
    if (forms.find(id) === null) return noForm(id);
    const stored = await forms.put(id, body, () => {
      const latest = forms.find(id);
      return latest !== null && read === documentTag(latest);
    });
    if (!stored.ok) return stored;
    const who = await audit.nameOf(caller);
    const about = `form ${formName(stored.value)}`;
    await audit.note({ what: 'configured', address: raw.ip, who, about });
    reply.header('etag', documentTag(stored.value));
    return stored;
  });
}

const noForm = (form: string) => refuse('form-not-found', 'There is no such form', { form });
