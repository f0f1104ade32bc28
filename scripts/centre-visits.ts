import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offsetIn } from '../engine/queue/business-day.ts';
import { rankOf } from '../engine/wait/from-events.ts';
import type { CentreFacts } from '../engine/wait/observation.ts';
import { visitsFromLegs } from '../engine/wait/training/past-visits.ts';
import type { PastVisit } from '../engine/wait/training/replay.ts';
import { readJson } from '../server/store/read-json.ts';
import { databaseName } from '../server/store/sqlite/copy.ts';
import { openForReading } from '../server/store/sqlite/database.ts';
import { openLegs } from '../server/store/sqlite/leg-rows.ts';
import { decodeText } from '../server/text.ts';
import type { Centre } from '../shared/centre.ts';
import type { Clock } from '../shared/clock.ts';
import type { LegRow } from '../shared/figures.ts';
import { fail } from './command-line.ts';

/** The stored visits of a centre in `dataDir`, and its place; ends the program where there is no such centre. */
export function centreVisits(
  dataDir: string,
  centre: string,
  clock: Clock,
): { readonly visits: readonly PastVisit[]; readonly place: CentreFacts } {
  const document = documentOf(dataDir, centre);
  const file = join(dataDir, databaseName);
  if (!existsSync(file)) return fail(`There is no store in ${dataDir}`);
  const legs: LegRow[] = [];
  const connection = openForReading(file, clock);
  const stored = openLegs(connection);
  for (let after: LegRow | string | undefined = '0000-00-00'; after !== undefined; ) {
    const page: readonly LegRow[] = stored.page(centre, after, '9999-99-99', false);
    for (const leg of page) legs.push(leg);
    after = page.at(-1);
  }
  connection.close();
  const standards = new Map(document.services.map(({ id, standardSeconds }) => [id, standardSeconds]));
  return {
    visits: visitsFromLegs(legs, (priorityClass) => rankOf(document.priorityClasses, priorityClass)),
    place: { offsetAt: offsetIn(document.timeZone), standardSeconds: (service) => standards.get(service) ?? null },
  };
}

const documentOf = (dataDir: string, centre: string): Centre => {
  const file = join(dataDir, 'centres', `${centre}.json`);
  if (!/^[a-z0-9-]+$/.test(centre) || !existsSync(file)) return fail(`There is no centre ${centre} in ${dataDir}`, 2);
  try {
    return readJson(decodeText(readFileSync(file))) as Centre;
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};
