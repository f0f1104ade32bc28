import { refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Access } from '../access/access.ts';
import type { Centres } from '../centre/centres.ts';
import { openCountryReports } from '../country/country-reports.ts';
import { reportedCentre } from '../country/reported-centre.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { DeviceRouteParts } from '../routes/devices/devices.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { Timekeeper } from '../time/timekeeper.ts';
import type { CitizenAnswers } from './citizen-answers.ts';
import { createHeadLine } from './head-line.ts';
import { openHeadOffice } from './head-office.ts';
import type { Holds } from './holds.ts';
import { createUplinks } from './uplink.ts';
import { openUplinkKeys } from './uplink-key.ts';

export interface LinkParts {
  readonly store: Store;
  readonly centres: Centres;
  readonly holds: Holds;
  readonly clock: Clock;
  readonly timekeeper?: Pick<Timekeeper, 'standing'> | undefined;
  /** A clock that no correction moves. */
  readonly steady: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly answers: CitizenAnswers;
  readonly access: Pick<Access, 'national' | 'countryPeople' | 'onLoss'>;
  readonly settings: Pick<Settings, 'dataDir'> & Partial<Pick<Settings, 'headOffice' | 'uplinkUrl'>>;
}

/** This server's part in the link between branches and a head office: one of the two, or neither. */
export function openLink(parts: LinkParts) {
  const { store, centres, holds, clock, steady, timekeeper, log, settings, metrics, answers, access } = parts;
  const { headOffice: isHeadOffice = false, uplinkUrl = null, dataDir } = settings;
  const isInDoubt = timekeeper?.standing().state === 'in-doubt';
  const people = { people: access.countryPeople, onChange: access.onLoss };
  const headOffice = isHeadOffice ? openHeadOffice({ store, centres, clock, isInDoubt, people }) : null;
  const line = uplinkUrl === null ? null : createHeadLine({ url: uplinkUrl, clock: steady });
  const keys = openUplinkKeys(dataDir);
  const { configure } = centres;
  const uplinks = createUplinks({
    ...{ store, clock: steady, now: clock.now, configure, log, keys, holds, line, answers, people: access.national },
  });
  metrics.watchUplinks(uplinks.standings);
  if (headOffice !== null) metrics.watchStreams(headOffice.streams);
  const askAsBranch: DeviceRouteParts['askAsBranch'] = async (centre, claim, address) =>
    headOffice === null ? noHeadOffice : headOffice.ask(centre, claim, address);
  const countryReports = isHeadOffice
    ? openCountryReports({ dataDir, store, clock, log, centres: reported(centres) })
    : null;
  return {
    ...{ headOffice, uplinks, holds, askAsBranch, countryReports },
    async close() {
      await countryReports?.close();
      await headOffice?.close();
    },
  };
}
export type Link = ReturnType<typeof openLink>;

const reported = (centres: Pick<Centres, 'list'>) => () =>
  centres.list().flatMap((live) => {
    const { centre } = live.latest();
    return centre === null ? [] : [reportedCentre(centre)];
  });

const noHeadOffice = refuse('not-found', 'This server is no head office');

/**
 * Rejects where the store is not one for this start: a head office's holds the logs of branches alone, and no server that is none
 * may write into one.
 */
export async function checkLogs(store: Pick<Store, 'centres' | 'streams'>, headOffice: boolean): Promise<void> {
  const followed = new Set((await store.streams()).map(({ centre }) => centre));
  const wrong = (await store.centres()).find((id) => followed.has(id) !== headOffice);
  if (wrong === undefined) return;
  throw new Error(
    headOffice
      ? `HEAD_OFFICE=on wants a DATA_DIR of its own: the log of ${wrong} is written in this one`
      : `the log of ${wrong} in this DATA_DIR is a branch's: start it with HEAD_OFFICE=on`,
  );
}
