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
  const watch = (name: string, help: string, value: (stream: Stream) => number): void => {
    new Gauge({
      ...{ name, help, registers, labelNames: ['centre'] },
      async collect() {
        const found = await streams();
        this.reset();
        for (const stream of found) this.set({ centre: stream.centre }, value(stream));
      },
    });
  };
  watch('novbe_branch_seq', 'The last event that a branch has brought', ({ seq }) => seq);
  watch('novbe_branch_heard_seconds', 'When a branch last brought something, in seconds since 1970', ({ heardAt }) =>
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
};
