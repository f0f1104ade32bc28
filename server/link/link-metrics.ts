import { Gauge, type Registry } from 'prom-client';
import { type UplinkState, uplinkStates } from '../../shared/country/link.ts';
import type { Stream } from '../store/link.ts';

/** What is watched of the link; asked whenever the figures are read. */
export function linkGauges(registers: Registry[]) {
  return {
    watchUplinks: (standings: Standings) => watchUplinks(registers, standings),
    watchStreams: (streams: () => Promise<readonly Stream[]>) => watchStreams(registers, streams),
  };
}

type Standings = () => ReadonlyMap<string, { readonly state: UplinkState }>;

/** 1 for the state of each centre's link to its head office, 0 for the others; nothing where no head office is named. */
const watchUplinks = (registers: Registry[], standings: Standings): void => {
  new Gauge({
    name: 'novbe_uplink_state',
    help: 'How a centre stands to its head office: 1 for what it is',
    labelNames: ['centre', 'state'],
    registers,
    collect() {
      this.reset();
      for (const [centre, { state }] of standings())
        for (const one of uplinkStates) this.set({ centre, state: one }, one === state ? 1 : 0);
    },
  });
};

/** What a head office has of each branch: the number of the last event, when a batch came last, and what is wrong. */
const watchStreams = (registers: Registry[], streams: () => Promise<readonly Stream[]>): void => {
  const watch: Watch = (name, help, value) => {
    new Gauge({
      ...{ name, help, registers, labelNames: ['centre'] },
      async collect() {
        const found = await streams();
        this.reset();
        for (const stream of found) {
          const now = value(stream);
          if (now !== null) this.set({ centre: stream.centre }, now);
        }
      },
    });
  };
  watch('novbe_branch_seq', 'The last event that a branch has brought', ({ seq }) => seq);
  watch('novbe_branch_heard_seconds', 'When a branch last spoke, in seconds since 1970', ({ heardAt }) =>
    Math.floor(heardAt / 1000),
  );
  watch(
    'novbe_branch_trouble',
    '1 while the log of a branch is not the one that stands here, or arrives broken',
    ({ trouble }) => (trouble === null ? 0 : 1),
  );
  watch(
    'novbe_branch_unknown',
    '1 where a branch has brought events that this program does not know yet',
    ({ unknownSeq }) => (unknownSeq === null ? 0 : 1),
  );
  watchSaid(registers, streams, watch);
};

type Watch = (name: string, help: string, value: (stream: Stream) => number | null) => void;

/** What each branch last said of itself; nothing where it has not. */
const watchSaid = (registers: Registry[], streams: () => Promise<readonly Stream[]>, watch: Watch): void => {
  watch('novbe_branch_queue', 'Events that a branch has still to send', ({ queueDepth }) => queueDepth);
  watch(
    'novbe_branch_clock_skew_seconds',
    'By how much the clock of a branch is ahead of the head office’s, with the time on the line taken off',
    ({ clockSkewMs }) => (clockSkewMs === null ? null : clockSkewMs / 1000),
  );
  new Gauge({
    ...{ name: 'novbe_branch_version', help: '1 for the version of the program that a branch runs' },
    ...{ labelNames: ['centre', 'version'], registers },
    async collect() {
      const found = await streams();
      this.reset();
      for (const { centre, version } of found) if (version !== null) this.set({ centre, version }, 1);
    },
  });
};
