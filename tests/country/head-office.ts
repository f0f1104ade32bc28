import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import type { Centres } from '../../server/centre/centres.ts';
import { openFollowedCentres } from '../../server/centre/followed-centres.ts';
import { type HeadOffice, openHeadOffice } from '../../server/link/head-office.ts';
import type { Log } from '../../server/log.ts';
import { CannotStore, type Store } from '../../server/store/store.ts';
import { openTimekeeper } from '../../server/time/timekeeper.ts';
import { filled } from '../../shared/path-parts.ts';
import { paths } from '../../shared/paths.ts';
import { ok, type Result, refusalStatus, refuse } from '../../shared/refusals.ts';
import { routes } from '../../shared/routes.ts';
import { chanceOf } from './chance.ts';
import type { Computer, Life } from './computer.ts';
import type { Disk } from './disk.ts';
import type { Arrived, Reply, Wire } from './wire.ts';
import type { World } from './world.ts';

/** A head office as it runs. */
export interface RunningOffice {
  readonly store: Store;
  readonly centres: Centres;
  readonly headOffice: HeadOffice;
}

interface OfficeParts {
  readonly world: World;
  readonly computer: Computer;
  readonly disk: Disk;
  readonly wire: Wire;
  readonly log: Log;
  /** What its store is made to be. */
  readonly storeOf: (store: Store) => Store;
}

/** Starts a head office, as `server/main.ts` does, without what it shows. */
export async function startOffice(parts: OfficeParts, life: Life): Promise<RunningOffice> {
  const { world, computer, disk, wire, log, storeOf } = parts;
  const store = storeOf(await disk.mount(life));
  const timekeeper = await openTimekeeper({ store, machine: computer.machine(life), log });
  const clock = { now: timekeeper.now, after: computer.timers(life).after };
  const turn = (): Promise<void> => new Promise((resolve) => void clock.after(1, resolve));
  const centres = openFollowedCentres({ store, clock, log, publicUrl: null, turn });
  timekeeper.onCorrection(async () => undefined);
  await timekeeper.look();
  timekeeper.begin();
  const isInDoubt = timekeeper.standing().state === 'in-doubt';
  const headOffice = openHeadOffice({ store, centres, clock, isInDoubt, chance: chanceOf(world, computer, life) });
  wire.listen(computer, life, (request) => answer(headOffice, request));
  return { store, centres, headOffice };
}

const answer = async (headOffice: HeadOffice, request: Arrived): Promise<Reply> => {
  try {
    const result = await resultOf(headOffice, request);
    return { status: result.ok ? 200 : refusalStatus[result.refusal.code], text: JSON.stringify(result) };
  } catch (error) {
    if (!(error instanceof CannotStore)) throw error;
    const refused = refuse('cannot-store', 'Nothing can be stored at present');
    return { status: 503, text: JSON.stringify(refused) };
  }
};

const malformed = refuse('malformed', 'The body is not what it should be');

/** The same as `server/routes/link.ts` does with it. */
const resultOf = async (
  headOffice: HeadOffice,
  { method, address, key, text, gone }: Arrived,
): Promise<Result<object>> => {
  const [path = '', query = ''] = address.slice(officeUrl.length).split('?');
  const body = text === null ? null : parsed(text);
  const read = <S extends TSchema>(schema: S) => (Check(schema, body) ? body : null);
  if (method === 'POST' && path === paths.askDevice.path) {
    const asked = read(routes.askDevice.body);
    return asked === null ? malformed : headOffice.ask(asked.centre, asked.claim, 'a branch');
  }
  const branch = await headOffice.branchOf(key ?? '');
  if (branch === null) return refuse('not-signed-in', 'This key is not one of a branch that was let in');
  if (path === paths.linkOrders.path)
    return ok(await headOffice.next(branch, Object.fromEntries(new URLSearchParams(query)), gone));
  if (path === paths.linkEvents.path) {
    const batch = read(routes.linkEvents.body);
    return batch === null ? malformed : headOffice.accept(branch, batch);
  }
  const order = path.split('/').at(-2) ?? '';
  const told = read(routes.linkResult.body);
  if (told === null || path !== filled(paths.linkResult.path, { order })) return malformed;
  return headOffice.orders.end(branch.centre, order, told);
};

export const officeUrl = 'https://head.example.org';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
