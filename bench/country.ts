import { setTimeout as pause } from 'node:timers/promises';
import { type Country, openCountry } from '../scripts/country/open-country.ts';
import { startChild } from './child.ts';
import type { Loaded } from './children/http-client.ts';
import { atRank, shown, table, verdict } from './figures.ts';
import { type Client, openTickets } from './thin-tickets.ts';

/** A country on this machine beside a country of one centre: what its head office and its branches take, and how soon the head office shows what happens. */

export async function country(): Promise<void> {
  const one = await measured(1);
  const all = await measured(many);
  const row = (name: string, of: (found: Found) => number, aim: string): readonly string[] => [
    name,
    figure(of(one)),
    figure(of(all)),
    aim,
  ];
  const memory = all.officeMb / one.branchMb;
  const thin = all.branchMb / one.branchMb;
  const latency = all.ticketP50 / one.ticketP50;
  table(`A head office and its branches in one process, at ${speed} × the speed for ${seconds} s (SQLite)`, [
    ['', '1 centre', `${many} centres`, ''],
    row('events a second', ({ perSecond }) => perSecond, ''),
    row('stored at a branch to a wall at the head office, p50 ms', ({ p50 }) => p50, ''),
    row('the same, p95 ms', ({ p95 }) => p95, verdict(all.p95, { atMost: 300 })),
    row(
      'memory of the head office, MB',
      ({ officeMb }) => officeMb,
      `${shown(memory)} of one centre's server  ${verdict(memory, { atMost: 4 })}`,
    ),
    row(
      'memory of the branches’ process, MB',
      ({ branchMb }) => branchMb,
      `${shown(thin)}  ${verdict(thin, { atMost: 4 })}`,
    ),
    row(
      'a ticket there by HTTP, p50 ms',
      ({ ticketP50 }) => ticketP50,
      `${shown(latency)}  ${verdict(latency, { atMost: 1.5 })}`,
    ),
    row('the same, p95 ms', ({ ticketP95 }) => ticketP95, ''),
  ]);
}

/** Where nothing happened in the time there is none. */
const figure = (number: number): string => (Number.isNaN(number) ? '–' : shown(number));

const many = 300;
const speed = 10;
const seconds = 25;

interface Found {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly officeMb: number;
  readonly branchMb: number;
  readonly ticketP50: number;
  readonly ticketP95: number;
}

const measured = async (centres: number): Promise<Found> => {
  const parts = { centres, cuttable: 0, seed: 1, visits: null, environment: { PORT: '0', LOG_LEVEL: 'error' } };
  const opened = await openCountry({ ...parts, onProgress: () => undefined });
  const client: Client = startChild('http-client.ts');
  try {
    opened.begin(speed);
    await pause(begunMs);
    await opened.meter.take();
    const began = performance.now();
    await pause(seconds * 1000);
    const { events, lag, rss } = await opened.meter.take();
    const perSecond = events / ((performance.now() - began) / 1000);
    const { ms } = await tickets(opened, client);
    return {
      ...{ perSecond, p50: lag?.p50 ?? Number.NaN, p95: lag?.p95 ?? Number.NaN },
      ...{ officeMb: megabytes(rss.get('head-office')), branchMb: megabytes(rss.get('branches')) },
      ...{ ticketP50: atRank(ms, 0.5), ticketP95: atRank(ms, 0.95) },
    };
  } finally {
    await Promise.all([client.close(), opened.close()]);
  }
};

/** So long after the doors were opened it is measured (ms). */
const begunMs = 10_000;
const megabytes = (bytes = Number.NaN): number => bytes / 1e6;

const tickets = async ({ servers, centres, admin }: Country, client: Client): Promise<Loaded> => {
  const [branch, centre] = [servers.branches[0], centres.at(-1)];
  if (branch === undefined || centre === undefined) throw new Error('there is no branch');
  const ask = await openTickets(branch, centre, admin, client);
  return ask(6);
};
