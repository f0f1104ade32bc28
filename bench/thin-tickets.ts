import type { CountryServer } from '../scripts/country/start-server.ts';
import { type Asker, openAsking } from '../scripts/demo/asking.ts';
import type { Centre } from '../shared/centre/centre.ts';
import type { startChild } from './child.ts';
import type { Load, Loaded } from './children/http-client.ts';

export type Client = ReturnType<typeof startChild<Load, Loaded>>;

/** Asks a branch for tickets of one centre, for so many seconds: on two connections, each a while after the one before. */
export async function openTickets(
  branch: Pick<CountryServer, 'port'>,
  centre: Pick<Centre, 'id' | 'services'>,
  admin: Asker,
  client: Client,
): Promise<(seconds: number) => Promise<Loaded>> {
  const asking = openAsking(`http://127.0.0.1:${branch.port}`, centre.id);
  const made = await asking.ask(admin, 'addToken', { body: { name: 'bench', role: 'reception', centre: centre.id } });
  if (!made.ok) throw new Error(`no tickets can be asked for: ${made.refusal.message}`);
  const headers = { authorization: `Bearer ${made.value.token}` };
  const bodies = centre.services.slice(0, 8).map(({ id }) => JSON.stringify({ service: id }));
  const path = `/api/centres/${centre.id}/tickets`;
  const load = {
    ...{ port: branch.port, method: 'POST', path, headers, bodies },
    connections: 2,
    keyed: true,
    pauseMs,
  };
  return (seconds) => client.ask({ ...load, seconds });
}

const pauseMs = 50;
