import { sampleCentre } from '../server/sample/sample-centre.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { adminPassword, type HallServer, startHall } from '../tests/support/hall.ts';
import type { Load } from './children/http-client.ts';

/** The sample centre, open at all hours, with 9999 numbers a service. */
export function benchCentre(change: Partial<Centre> = {}): Centre {
  const allDay = [{ from: '00:00', to: '24:00' }];
  const { sample: _, ...centre } = sampleCentre;
  return {
    ...centre,
    hours: {
      week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      exceptions: [],
      graceSeconds: 0,
    },
    limits: { pace: { atOnce: 1000, seconds: 1 } },
    series: centre.services.map((_, index) => ({ id: `s${index}`, prefix: prefixes[index] ?? 'Z', ...numbers })),
    services: centre.services.map((service, index) => ({ ...service, series: `s${index}` })),
    ...change,
  };
}

/** Tickets of all services in turn, asked for over HTTP with a key each. */
export function issuing({ port }: Pick<HallServer, 'port'>, headers: Load['headers']) {
  const bodies = benchCentre().services.map(({ id }) => JSON.stringify({ service: id }));
  return { port, method: 'POST', path: '/api/centres/sample/tickets', headers, bodies, keyed: true };
}

export interface BenchHall {
  readonly hall: HallServer;
  /** Headers of a program that acts as the reception does: no slip is printed for its tickets. */
  readonly program: { readonly authorization: string };
  readonly admin: { readonly cookie: string };
}

/** A real server in a process of its own, its log silent; `dataDir` and `databaseUrl` say where its store is, unless in a folder of its own. */
export async function openBenchHall(
  centre: Centre = benchCentre(),
  dataDir?: string,
  databaseUrl = '',
): Promise<BenchHall> {
  const hall = await startHall({
    centre,
    ...(dataDir === undefined ? {} : { dataDir }),
    environment: { LOG_LEVEL: 'info', DATABASE_URL: databaseUrl },
  });
  try {
    const { token } = await hall.ask('addToken', {}, { name: 'bench', role: 'admin', centre: centre.id });
    const signedIn = await hall.raw('POST', '/api/session', { user: 'admin', password: adminPassword });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { hall, program: { authorization: `Bearer ${token}` }, admin: { cookie } };
  } catch (error) {
    await hall.close();
    throw error;
  }
}

const numbers = { first: 1, last: 9999, digits: 4, wrap: true } as const;
const letters = [...'ABCDEFGHJKLMNPRST'];
const prefixes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
