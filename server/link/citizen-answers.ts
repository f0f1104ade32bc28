import type { CitizenCases } from '../../shared/cases/citizen-routes.ts';
import type { CitizenFound, CitizenOrder } from '../../shared/country/citizen-orders.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { RouteBody } from '../../shared/routes.ts';
import type { Citizens } from '../access/citizens.ts';
import type { CitizenSession } from '../store/citizen.ts';

export interface CitizenAnswers {
  readonly citizens: Pick<Citizens, 'knows' | 'ask' | 'signIn' | 'proven' | 'end'>;
  /** What is kept under the address of a session, with that it was shown written beside it. */
  readonly listFor: (session: CitizenSession) => Promise<CitizenCases>;
  readonly publicUrl: string | null;
}

/** Answers at a branch what a head office asks for a citizen: of one centre alone, and without the links that open what is listed. */
export async function answerCitizen(
  parts: CitizenAnswers,
  centre: string,
  order: CitizenOrder,
): Promise<RouteBody<'linkResult'>> {
  const { citizens } = parts;
  if (order.kind === 'citizen-known') return { outcome: 'done', answer: await citizens.knows(order, centre) };
  if (order.kind === 'citizen-code') return resultOf(await citizens.ask(order, order.language));
  const session = await sessionOf(parts, order);
  return session.ok
    ? resultOf(ok(found(await parts.listFor(session.value), centre, parts.publicUrl)))
    : resultOf(session);
}

const resultOf = (result: Result<object>): RouteBody<'linkResult'> =>
  result.ok ? { outcome: 'done', answer: result.value } : { outcome: 'refused', detail: result.refusal.code };

type Listed = Extract<CitizenOrder, { kind: 'citizen-list' }>;

/** It is over as soon as the list is made. */
const sessionOf = async ({ citizens }: CitizenAnswers, order: Listed): Promise<Result<CitizenSession>> => {
  if (!('code' in order.shows)) return citizens.proven(order, order.name);
  const signed = await citizens.signIn(order, order.shows.code, order.name);
  if (!signed.ok) return signed;
  await citizens.end(signed.value.secret);
  return ok(signed.value.session);
};

/** Secrets stay at the branch: its own page of the history opens what is listed. */
const found = ({ cases, seats }: CitizenCases, centre: string, publicUrl: string | null): CitizenFound => {
  const link = publicUrl === null ? null : `${publicUrl}/history`;
  const here = <One extends { readonly centre: string }>(all: readonly One[]) =>
    all.flatMap((one) => (one.centre === centre ? [{ ...one, link }] : []));
  return { cases: here(cases), seats: here(seats) };
};
