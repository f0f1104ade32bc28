import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offsetIn } from '../engine/queue/business-day.ts';
import { rankOf } from '../engine/wait/from-events.ts';
import type { CentreFacts } from '../engine/wait/observation.ts';
import { visitsFromLegs } from '../engine/wait/training/past-visits.ts';
import type { PastVisit } from '../engine/wait/training/replay.ts';
import type { Settings } from '../server/settings.ts';
import { openDayReads } from '../server/store/place.ts';
import { readJson } from '../server/store/read-json.ts';
import { decodeText } from '../server/text.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { fail } from './command-line.ts';
import { storeOrExit } from './the-store.ts';

/** The stored visits of a centre, and its place; ends the program where there is no such centre. */
export async function centreVisits(
  settings: Settings,
  centre: string,
): Promise<{ readonly visits: readonly PastVisit[]; readonly place: CentreFacts }> {
  const document = documentOf(settings.dataDir, centre);
  const reads = await openDayReads(storeOrExit(settings));
  const legs = await reads.legs(centre, '0000-00-00', '9999-99-99');
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
