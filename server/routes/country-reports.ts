import type { FastifyInstance } from 'fastify';
import type { Centre, LocalText } from '../../shared/centre/centre.ts';
import type { CountryReportKey } from '../../shared/country/country-reports.ts';
import { regionOf } from '../../shared/country/region-of.ts';
import type { Label } from '../../shared/labels.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { Centres } from '../centre/centres.ts';
import type { CountryReports } from '../country/country-reports.ts';
import { reportedCentre } from '../country/reported-centre.ts';
import type { HeadOffice } from '../link/head-office.ts';
import { register } from './register.ts';

export interface CountryReportRouteParts {
  readonly centres: Pick<Centres, 'find'>;
  /** null = this server is none. */
  readonly headOffice: Pick<HeadOffice, 'streams'> | null;
  readonly countryReports: Pick<CountryReports, 'report'> | null;
}

/** Figures over all centres, for those who belong to no one of them. */
export function countryReportRoutes(app: FastifyInstance, parts: CountryReportRouteParts): void {
  const { centres, headOffice, countryReports } = parts;
  register(app, 'countryReport', async ({ caller, query }) => {
    if (headOffice === null || countryReports === null) return refuse('not-found', 'This server is no head office');
    if (caller.centre !== null) return refuse('not-allowed', 'This is for those of no one centre');
    const { from, to, by, centre = null, region = null, service = null, channel = null } = query;
    if (by === 'counter' && centre === null) return refuse('malformed', 'Counters are those of one centre', { by });
    const streams = await headOffice.streams();
    const counted = streams.flatMap(({ centre: id, heardAt }) => {
      const document = centres.find(id)?.latest().centre ?? null;
      if (document === null || (centre !== null && id !== centre)) return [];
      if (region !== null && regionOf(document) !== region) return [];
      return [{ id, document, heardAt: new Date(heardAt).toISOString() }];
    });
    if (centre !== null && counted.length === 0)
      return refuse('centre-not-found', 'There is no such centre', { centre });
    const documents = counted.map(({ document }) => document);
    const made = await countryReports.report({
      from,
      to,
      by,
      service,
      channel,
      centres: documents.map(reportedCentre),
    });
    if (!made.ok) return made;
    const nameOf = namesIn(documents, by);
    return ok({
      ...made.value,
      rows: made.value.rows.map((row) => ({ ...row, name: nameOf(row.key) })),
      centres: counted.map(({ id, document: { name, region }, heardAt }) => ({
        ...{ id, name, region: region ?? null, heardAt },
      })),
    });
  });
}

/** How rows are called, by what the centres are called now; null where the key says it all. */
const namesIn = (documents: readonly Centre[], by: CountryReportKey): ((key: string) => Label | null) => {
  const names = new Map<string, LocalText | string>();
  for (const document of documents)
    for (const [key, name] of namesOf(document, by)) if (!names.has(key)) names.set(key, name);
  return (key) => names.get(key) ?? null;
};

const namesOf = (
  { id, name, region, services, counters, priorityClasses }: Centre,
  by: CountryReportKey,
): readonly (readonly [string, LocalText | string])[] => {
  switch (by) {
    case 'centre':
      return [[id, name]];
    case 'region':
      return region === undefined ? [] : [[regionOf({ region }), region]];
    case 'service':
      return services.map((one) => [one.id, one.name]);
    case 'counter':
      return counters.map((one) => [one.id, one.name]);
    case 'class':
      return priorityClasses.map((one) => [one.id, one.name]);
    case 'month':
    case 'day':
    case 'weekday':
    case 'hour':
    case 'channel':
      return [];
  }
};
