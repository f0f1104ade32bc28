import type { FastifyInstance } from 'fastify';
import { refuse } from '../../shared/refusals.ts';
import type { HeadOffice } from '../link/head-office.ts';
import type { ViewBuilder } from '../live/view-builder.ts';
import { register } from './register.ts';

export interface CountryRouteParts {
  readonly views: Pick<ViewBuilder, 'country'>;
  /** null = this server is none. */
  readonly headOffice: HeadOffice | null;
}

/** What a head office says of all its centres, to those who belong to no one of them. */
export function countryRoutes(app: FastifyInstance, { views, headOffice }: CountryRouteParts): void {
  register(app, 'country', async ({ caller }) => {
    if (headOffice === null) return refuse('not-found', 'This server is no head office');
    if (caller.centre !== null) return refuse('not-allowed', 'The country is for those of no one centre');
    return views.country();
  });
}
