import type { FastifyInstance } from 'fastify';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Audit } from '../access/audit.ts';
import type { HeadOffice } from '../link/head-office.ts';
import { register } from './register.ts';

export interface CountryTemplateParts {
  readonly audit: Pick<Audit, 'nameOf'>;
  /** null = this server is none. */
  readonly headOffice: Pick<HeadOffice, 'template'> | null;
}

/** The settings that a head office gives to its branches, for those who belong to no one of them. */
export function countryTemplateRoutes(app: FastifyInstance, { headOffice, audit }: CountryTemplateParts): void {
  const templateFor = ({ centre }: { readonly centre: string | null }): Result<HeadOffice['template']> => {
    if (headOffice === null) return refuse('not-found', 'This server is no head office');
    return centre === null ? ok(headOffice.template) : refuse('not-allowed', 'This is for those of no one centre');
  };
  register(app, 'countryTemplate', async ({ caller }) => {
    const template = templateFor(caller);
    return template.ok ? ok(await template.value.state()) : template;
  });
  register(app, 'draftTemplate', async ({ caller, body }) => {
    const template = templateFor(caller);
    return template.ok ? template.value.draft(body, (await audit.nameOf(caller)) ?? '') : template;
  });
  register(app, 'dropTemplate', async ({ caller, query }) => {
    const template = templateFor(caller);
    return template.ok ? template.value.drop(query.revision) : template;
  });
  register(app, 'previewTemplate', async ({ caller }) => {
    const template = templateFor(caller);
    return template.ok ? ok(await template.value.preview()) : template;
  });
  register(app, 'publishTemplate', async ({ caller, body }) => {
    const template = templateFor(caller);
    return template.ok ? template.value.publish(body, (await audit.nameOf(caller)) ?? '') : template;
  });
}
