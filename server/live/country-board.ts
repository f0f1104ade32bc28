import { todayFigures } from '../../engine/figures/summary.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import { countryHall } from '../../engine/queue/views/country.ts';
import {
  type BranchSaid,
  type CountryCentre,
  type CountryToday,
  type CountryView,
  countryTotals,
  type OfFollowed,
} from '../../shared/country/country.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import { isOlderVersion, programVersion } from '../program-version.ts';
import type { FigureReads } from '../store/figures.ts';
import type { LinkStore, Stream } from '../store/link.ts';

/** All centres that a head office follows, at one look. */
export interface CountryBoard {
  /** `seq`: the events that all have brought. */
  look(): Promise<{ readonly seq: number; readonly view: CountryView }>;
  /** When a centre was last heard of. */
  heard(centre: string): Promise<OfFollowed>;
}

export interface CountryBoardParts {
  readonly store: Pick<LinkStore, 'streams' | 'branches'> & Pick<FigureReads, 'countedLegs'>;
  readonly centres: Pick<Centres, 'find'>;
  readonly clock: Clock;
  /** Of the head office: what its page is dated by. */
  readonly timeZone: string;
}

/** Opens the board: what the store knows of a centre is there at once, its hall once its log has been read. */
export function createCountryBoard({ store, centres, clock, timeZone }: CountryBoardParts): CountryBoard {
  const today = createToday(store);
  return {
    async heard(centre) {
      const stream = (await store.streams()).find((one) => one.centre === centre);
      return stream === undefined ? {} : { heardAt: new Date(stream.heardAt).toISOString() };
    },
    async look() {
      const now = clock.now();
      const [streams, branches] = await Promise.all([store.streams(), store.branches()]);
      const known = new Set(streams.map(({ centre }) => centre));
      const silent = branches.flatMap(({ approved, centre }) => (approved && !known.has(centre) ? [centre] : []));
      const followed = streams.map((stream) => ({ stream, live: centres.find(stream.centre) }));
      const inUse = followed.filter(({ live }) => live?.latest().archived !== true);
      await today.reckon(
        inUse.flatMap(({ live }) => live ?? []),
        now,
      );
      const lines = [...inUse.map((one) => lineOf(one, today.of)), ...[...new Set(silent)].map(silentLine)];
      const seq = streams.reduce((sum, stream) => sum + stream.seq, 0);
      return { seq, view: { timeZone, centres: lines, totals: countryTotals(lines, now) } };
    },
  };
}

interface Followed {
  readonly stream: Stream;
  /** null = it is still being opened. */
  readonly live: LiveCentre | null;
}

const lineOf = ({ stream, live }: Followed, todayOf: (id: string) => CountryToday | null): CountryCentre => {
  const state = live?.latest() ?? null;
  const unread = stream.seq - Math.min(stream.seq, state?.seq ?? 0);
  const unknown = stream.unknownSeq === null ? 0 : stream.seq - stream.unknownSeq + 1;
  return {
    id: stream.centre,
    name: state?.centre?.name ?? null,
    region: state?.centre?.region ?? null,
    languages: state?.centre?.languages ?? [],
    timeZone: state?.centre?.timeZone ?? 'UTC',
    hall: state === null ? null : countryHall(state),
    today: todayOf(stream.centre),
    heardAt: new Date(stream.heardAt).toISOString(),
    behind: Math.max(unread, unknown),
    trouble: stream.trouble,
    newer: stream.unknownSeq !== null,
    said: saidBy(stream),
  };
};

const saidBy = ({ version, clockSkewMs, queueDepth }: Stream): BranchSaid | null =>
  version === null || clockSkewMs === null || queueDepth === null
    ? null
    : {
        ...{ version, isOlder: isOlderVersion(version, programVersion), queue: queueDepth },
        clockSkewSeconds: Math.round(clockSkewMs / 1000),
      };

/** Let in, and nothing has come of it yet. */
const silentLine = (id: string): CountryCentre => ({
  ...{ id, name: null, region: null, languages: [], timeZone: 'UTC', hall: null, today: null, heardAt: null },
  ...{ behind: 0, trouble: null, newer: false, said: null },
});

interface Reckoned {
  readonly seq: number;
  readonly date: string;
  readonly today: CountryToday;
}

/** Today's service level of each centre, reckoned again where something happened: the centres that waited longest for it first, a few at each look. */
const createToday = (store: CountryBoardParts['store']) => {
  const known = new Map<string, Reckoned>();
  const reckonOne = async (live: LiveCentre, date: string): Promise<void> => {
    const { seq, centre } = live.latest();
    if (centre === null) return;
    const legs = await store.countedLegs(live.id, date);
    const { serviceLevel, wait } = todayFigures(legs, { targetSeconds: centre.targets.waitSeconds });
    // Put in again, so that those reckoned longest ago stand first.
    known.delete(live.id);
    known.set(live.id, { seq, date, today: { serviceLevel, calls: wait.count } });
  };
  return {
    of: (id: string): CountryToday | null => known.get(id)?.today ?? null,
    async reckon(all: readonly LiveCentre[], now: number): Promise<void> {
      const places = new Map([...known.keys()].map((id, place) => [id, place]));
      const stale = all
        .map((live) => ({ live, date: dateOf(live, now), place: places.get(live.id) ?? -1 }))
        .filter(({ live, date }) => {
          const was = known.get(live.id);
          return was?.seq !== live.latest().seq || was.date !== date;
        })
        .sort((a, b) => a.place - b.place);
      for (const { live, date } of stale.slice(0, mostAtOnce)) await reckonOne(live, date);
    },
  };
};

/** How many centres' figures are reckoned for one look: a centre's full day takes about a millisecond. */
const mostAtOnce = 25;

const dateOf = (live: LiveCentre, now: number): string => {
  const { day, centre } = live.latest();
  return day?.date ?? dateAt(now, centre?.timeZone ?? 'UTC');
};
