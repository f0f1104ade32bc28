import { batchLimits } from '../../shared/country/link.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody, RouteQuery, RouteValue } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { hashSecret } from '../access/secrets.ts';
import type { Centres } from '../centre/centres.ts';
import type { ImportStore } from '../store/imports.ts';
import type { Branch, LinkStore, Stream } from '../store/link.ts';
import { type Accepting, createAccepting } from './accepting.ts';
import { reportOf } from './branch-report.ts';
import { type Chance, processChance } from './chance.ts';
import { openCitizenHistory } from './citizen-history.ts';
import { fitting } from './fitting.ts';
import { openHearing } from './hearing.ts';
import { takeImports } from './imported-days.ts';
import { createNationalTemplate } from './national-template.ts';
import { type OrderParts, openOrders } from './orders.ts';
import { openSentPeople, type SentPeople, type SentPeopleParts } from './sent-people.ts';

export interface HeadOfficeParts {
  readonly store: LinkStore & ImportStore & OrderParts['store'];
  readonly centres: Pick<Centres, 'arrived' | 'find'>;
  readonly clock: Clock;
  readonly chance?: Chance | undefined;
  readonly isInDoubt?: OrderParts['isInDoubt'];
  /** The people who are kept for many centres; absent = none are. */
  readonly people?: Pick<SentPeopleParts, 'people' | 'onChange'> | undefined;
}

/** What a head office does for its branches. */
export type HeadOffice = ReturnType<typeof openHeadOffice>;

/** Lets branches in, takes what they bring, and asks them for citizens. */
export function openHeadOffice(parts: HeadOfficeParts) {
  const { store, centres, clock } = parts;
  const door = openBranchDoor(parts);
  const history = openCitizenHistory({
    ...{ questions: door.orders.questions, clock },
    centres: () => namedStreams(store, centres),
  });
  const template = createNationalTemplate({ store, centres, clock, orders: door.orders });
  return {
    ...door,
    history,
    template,
    async close(): Promise<void> {
      await door.close();
      await history.close();
    },
  };
}

/** Lets branches in and takes what they bring. */
const openBranchDoor = (parts: HeadOfficeParts) => {
  const { store, centres, clock, isInDoubt, chance = processChance } = parts;
  const accepting = createAccepting(store, centres);
  const people = openPeopleOf(parts, (centre) => orders.ring(centre));
  const orders = openOrders({ store, clock, isInDoubt, chance, hasNews: people?.hasNews });
  const hearing = openHearing({ store, clock });
  const register = openRegister({ store, centres, clock });
  return {
    /** The branch that has this key and is let in. */
    async branchOf(key: string): Promise<Branch | null> {
      const branch = await store.branchOfKey(hashSecret(key));
      return branch?.approved === true ? branch : null;
    },
    /** Refuses `behind`, `forked` and `chain-broken`. */
    accept: (branch: Branch, body: RouteBody<'linkEvents'>) => accept(accepting, clock, branch, body),
    imports: (branch: Branch, body: RouteBody<'linkImports'>) => takeImports(store, branch.centre, body),
    /** Gives back what a branch has lost of its log; refuses `forked` where its log is another. */
    lost: (branch: Branch, query: RouteQuery<'linkLost'>) => lostOf(store, branch.centre, query),
    ask: (centre: string, claim: string | undefined, address: string) =>
      ask({ store, clock, chance }, centre, claim, address),
    list: register.list,
    approve: register.approve,
    /** The centre of the branch that was shut out; null = there was none. */
    remove: (id: string) => remove(store, id),
    /** What a branch is to do; that it asks is a sign of life, with what it says of itself. */
    next: ({ centre }: Branch, query: RouteQuery<'linkOrders'>, signal: AbortSignal) => {
      hearing.heard(centre, query);
      return orders.next(centre, query.after ?? '', signal, query.people);
    },
    ...{ orders, people, streams: store.streams },
    async close(): Promise<void> {
      people?.close();
      orders.close();
      await hearing.close();
      await accepting.close();
    },
  };
};

/** The branches that are let in or ask, and how one of them is let in. */
const openRegister = ({ store, centres, clock }: Pick<HeadOfficeParts, 'store' | 'centres' | 'clock'>) => {
  const shown = (branch: Branch, streams: readonly Stream[]) => shownBranch(branch, streams, centres);
  return {
    async list(): Promise<RouteValue<'branches'>> {
      const [branches, streams] = await Promise.all([known({ store, clock }), store.streams()]);
      return branches.map((branch) => shown(branch, streams));
    },
    /** Refuses `device-not-found` where no branch shows this code. */
    async approve(code: string): Promise<Result<RouteValue<'approveBranch'>>> {
      const wanted = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
      const asking = (await known({ store, clock })).find((branch) => !branch.approved && branch.code === wanted);
      const branch = asking === undefined ? null : await store.letInBranch(asking.id);
      return branch === null ? noBranch : ok(shown(branch, await store.streams()));
    },
  };
};

const openPeopleOf = (
  { people, store, clock }: HeadOfficeParts,
  onNews: (centre: string) => void,
): SentPeople | null => (people === undefined ? null : openSentPeople({ ...people, store, clock, onNews }));

/** A request to be let in is forgotten after so long (ms), unless its branch asks again; so many wait at most. */
const pendingMs = 15 * 60_000;
const pendingAtMost = 400;
const perAddressAtMost = 400;
const codeLength = 6;
/** When a waiting branch was last seen is written down no more often than this (ms). */
const seenEveryMs = 60_000;

const whatIsWrong = {
  behind: 'The head office has less of this log: go on from there',
  forked: 'The head office has another log of this centre',
  'chain-broken': 'These are not the bytes that the hash is of',
} as const;

const accept = async (
  accepting: Accepting,
  clock: Clock,
  { centre }: Branch,
  body: RouteBody<'linkEvents'>,
): Promise<Result<RouteValue<'linkEvents'>>> => {
  const { says, ...batch } = body;
  const now = clock.now();
  const report = says === undefined ? undefined : reportOf(says, now);
  const accepted = await accepting.accept({ ...batch, centre, at: now, report });
  if (accepted.kind === 'accepted')
    return ok({ seq: accepted.seq, hash: accepted.hash, now: new Date(clock.now()).toISOString() });
  const { kind, ...about } = accepted;
  return refuse(kind, whatIsWrong[kind], about);
};

const remove = async (store: LinkStore, id: string): Promise<string | null> => {
  const branch = (await store.branches()).find((one) => one.id === id);
  return branch !== undefined && (await store.removeBranch(id)) ? branch.centre : null;
};

const lostOf = async (
  store: Pick<LinkStore, 'bodies' | 'streams'>,
  centre: string,
  { after, hash }: RouteQuery<'linkLost'>,
): Promise<Result<RouteValue<'linkLost'>>> => {
  const end = { seq: Number(after), hash };
  const stream = (await store.streams()).find((one) => one.centre === centre);
  const incarnation = stream?.incarnation ?? null;
  // It has less than the branch, and is brought the rest.
  if (stream === undefined || stream.seq < end.seq) return ok({ incarnation, hash: end.hash, bodies: [] });
  const bodies = fitting(await store.bodies(centre, end.seq, batchLimits.events));
  const [own] = end.seq === 0 ? [{ hash: '' }] : await store.bodies(centre, end.seq - 1, 1);
  if (own?.hash !== end.hash) return refuse('forked', whatIsWrong.forked, { kind: 'forked', seq: end.seq });
  return ok({ incarnation, hash: bodies.at(-1)?.hash ?? end.hash, bodies: bodies.map(({ body }) => body) });
};

interface Kept {
  readonly store: LinkStore;
  readonly clock: Clock;
}

const known = async ({ store, clock }: Kept): Promise<readonly Branch[]> => {
  const since = clock.now() - pendingMs;
  return (await store.branches()).filter(({ approved, seenAt }) => approved || seenAt >= since);
};

/** A branch asks, or asks again how it stands. */
const ask = async (
  kept: Kept & { readonly chance: Chance },
  centre: string,
  claim: string | undefined,
  address: string,
): Promise<Result<RouteValue<'askDevice'>>> => {
  const { store, clock, chance } = kept;
  const now = clock.now();
  if (!/^[a-z0-9-]{1,64}$/.test(centre)) return refuse('malformed', 'This is not the id of a centre', { centre });
  if (claim !== undefined) {
    const branch = await store.branchOfKey(hashSecret(claim));
    if (branch === null || branch.centre !== centre) return noBranch;
    if (!branch.approved && now - branch.seenAt >= seenEveryMs) await store.branchSeen(branch.id, now);
    return ok(pairing(branch, claim));
  }
  const secret = chance.newSecret();
  const code = chance.shortCode(codeLength);
  const asked = {
    id: chance.newId(),
    centre,
    code,
    hash: hashSecret(secret),
    approved: false,
    askedAt: now,
    seenAt: now,
  };
  const branch = { ...asked, address };
  const limits = { since: now - pendingMs, atMost: pendingAtMost, perAddress: perAddressAtMost };
  if (await store.askAsBranch(branch, limits)) return ok(pairing(branch, secret));
  return refuse('too-many', 'Too many branches wait to be let in', { retryAfterSeconds: 60 });
};

const pairing = ({ code, approved }: Branch, claim: string): RouteValue<'askDevice'> => ({
  ...{ code, claim, approved, place: '' },
  token: approved ? claim : null,
});

const noBranch = refuse('device-not-found', 'No branch waits with this code or claim: ask again');

const shownBranch = (
  { id, centre, code, approved, askedAt, address }: Branch,
  streams: readonly Stream[],
  centres: Pick<Centres, 'find'>,
): RouteValue<'approveBranch'> => {
  const stream = streams.find((one) => one.centre === centre);
  return {
    ...{ id, centre, name: centres.find(centre)?.latest().centre?.name ?? null },
    ...{ code, approved, askedAt: new Date(askedAt).toISOString(), address },
    stream:
      stream === undefined
        ? null
        : {
            ...{ seq: stream.seq, heardAt: new Date(stream.heardAt).toISOString(), trouble: stream.trouble },
            behind: stream.unknownSeq !== null,
            ...{ version: stream.version, clockSkewMs: stream.clockSkewMs, queueDepth: stream.queueDepth },
          },
  };
};

const namedStreams = async (store: Pick<LinkStore, 'streams'>, centres: Pick<Centres, 'find'>) =>
  (await store.streams()).map(({ centre }) => {
    const known = centres.find(centre)?.latest().centre ?? null;
    return { centre, name: known?.name ?? null, languages: [...(known?.languages ?? [])] };
  });
