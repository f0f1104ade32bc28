import { join } from 'node:path';
import { countryCalendar, openCalendars } from './calendar/calendars.ts';
import { openCentres } from './centre/centres.ts';
import { openConfigDigests } from './centre/config-digests.ts';
import { openFollowedCentres } from './centre/followed-centres.ts';
import { openForms } from './forms/forms.ts';
import type { Ground } from './ground.ts';
import { openHolds } from './link/holds.ts';
import { checkLogs } from './link/open-link.ts';
import { networksOf, privateNetworks } from './networks.ts';
import { openTableFiles } from './rules/table-files.ts';
import { openConfigFiles } from './store/config.ts';
import { correctCentre } from './time/correcting.ts';

/** Opens the centres of a ground, with the documents that they share. */
export async function openCentresOn(ground: Ground) {
  const { store, clock, log, metrics, sample, settings, timekeeper } = ground;
  const folder = join(settings.dataDir, 'centres');
  const files = await openConfigFiles(folder, clock);
  const marks = await openConfigDigests(folder);
  const calendars = await openCalendars(join(settings.dataDir, 'calendars'), { clock, log });
  const forms = await openForms(join(settings.dataDir, 'forms'), { clock, log });
  const tableFiles = await openTableFiles(join(settings.dataDir, 'tables'), { store, clock, log });
  const { headOffice = false, publicUrl, uplinkUrl = null } = settings;
  const holds = await openHolds(settings.dataDir, uplinkUrl !== null);
  await checkLogs(store, headOffice);
  const live = { store, clock, log, publicUrl, calendar: () => calendars.find(countryCalendar) };
  const centres = headOffice
    ? openFollowedCentres(live)
    : await openCentres({
        ...{ ...live, files, marks, calendars, sample },
        demo: ground.demo != null,
        printerNetworks: printerNetworksOf(ground),
        heed: timekeeper?.heed,
        isHeld: holds.isHeld,
      });
  const all = [centres, calendars, forms, tableFiles];
  metrics.watchRefusedFiles(() => all.flatMap((documents) => documents.refused()).length);
  timekeeper?.onCorrection(async (correction) => {
    // The log of a branch goes by the time of its own server.
    if (headOffice) return;
    for (const live of centres.list()) await correctCentre(live, correction, clock);
  });
  // A correction that its process did not bring to its end is brought there before anything else happens.
  await timekeeper?.look();
  return { files, centres, holds, calendars, forms, tableFiles };
}
export type OpenedCentres = Awaited<ReturnType<typeof openCentresOn>>;

/** Where printers may stand. */
export function printerNetworksOf({ settings }: Pick<Ground, 'settings'>) {
  return networksOf(settings.printerNetworks ?? privateNetworks) ?? (() => false);
}
