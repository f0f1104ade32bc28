import type { FastifyInstance } from 'fastify';
import { Check } from 'typebox/value';
import { formName } from '../../../shared/cases/form-name.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { Id } from '../../../shared/schema-parts.ts';
import type { Audit } from '../../access/audit.ts';
import type { Forms } from '../../forms/forms.ts';
import type { SecurityEntry } from '../../store/security.ts';
import type { RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';
import { documentTag } from '../settings/document-tag.ts';

export interface FormRouteParts extends RouteParts {
  readonly forms: Forms;
  readonly audit: RouteParts['audit'] & Pick<Audit, 'note' | 'list'>;
}

/** Routes of forms: what is asked, for everybody, as it is and as it was; the documents for administrators. */
export function formRoutes(app: FastifyInstance, parts: FormRouteParts): void {
  const { forms, audit } = parts;
  register(app, 'form', async ({ params, reply }) => {
    const form = await forms.named(params.form);
    if (form === null) return noForm(params.form);
    reply.header('etag', documentTag(form));
    return ok(form);
  });

  register(app, 'forms', () => ok([...forms.list()]));

  versionRoutes(app, parts);

  register(app, 'putForm', async ({ params, raw, reply, body, caller }) => {
    if (caller.centre !== null)
      return refuse('not-allowed', 'An administrator of one centre does not change the forms of all');
    const read = raw.headers['if-match'];
    const isNew = read === undefined && raw.headers['if-none-match'] === '*';
    if (read === undefined && !isNew)
      return refuse('malformed', 'If-Match must be the ETag of the form that you read; of a new one, If-None-Match *');
    const { form: id } = params;
    const before = forms.find(id);
    if (isNew && !Check(Id, id)) return refuse('malformed', 'form: small letters, figures and hyphens');
    if (before === null && !isNew) return noForm(id);
    const stored = await forms.put(id, body, () => {
      const latest = forms.find(id);
      return latest === null ? isNew : read === documentTag(latest);
    });
    if (!stored.ok) return stored;
    // What says the same as before is no other version.
    if (stored.value.version !== before?.version) {
      const who = await audit.nameOf(caller);
      const about = `form ${formName(stored.value)}`;
      await audit.note({ what: 'configured', address: raw.ip, who, about });
    }
    reply.header('etag', documentTag(stored.value));
    return stored;
  });
}

const versionRoutes = (app: FastifyInstance, { forms, audit }: FormRouteParts): void => {
  register(app, 'formVersions', async ({ params: { form: id }, caller }) => {
    if (forms.find(id) === null) return noForm(id);
    const versions = await forms.versions(id);
    // Who did what is told of all centres to those of all centres alone.
    const known =
      caller.centre === null
        ? await changesOf(
            audit,
            versions.map(({ version }) => formName({ id, version })),
          )
        : none;
    return ok({
      versions: versions.map(({ version, at }) => {
        const entry = known.get(formName({ id, version }));
        return { version, at: new Date(entry?.at ?? at).toISOString(), by: entry?.who ?? null };
      }),
    });
  });
};

/** The lines of the security log that tell of these versions, among the latest of it. */
const changesOf = async (
  audit: Pick<Audit, 'list'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, SecurityEntry>> => {
  const found = new Map<string, SecurityEntry>();
  let before: number | null = null;
  for (let page = 0; page < mostPages && found.size < names.length; page++) {
    const entries: readonly SecurityEntry[] = await audit.list(null, before, linesAtOnce);
    for (const entry of entries) {
      const name = entry.what === 'configured' ? names.find((one) => entry.about === `form ${one}`) : undefined;
      if (name !== undefined && !found.has(name)) found.set(name, entry);
    }
    before = entries.at(-1)?.seq ?? null;
    if (before === null) break;
  }
  return found;
};
const linesAtOnce = 500;
const mostPages = 20;
const none: ReadonlyMap<string, SecurityEntry> = new Map();

const noForm = (form: string) => refuse('form-not-found', 'There is no such form', { form });
