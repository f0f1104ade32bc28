import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ok, refuse } from '../../shared/refusals.ts';
import type { Access } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { HeadOffice } from '../link/head-office.ts';
import type { SentPeople } from '../link/sent-people.ts';
import { register } from './register.ts';

export interface CountryPeopleParts {
  readonly access: Pick<Access, 'audit' | 'countryPeople' | 'lost'>;
  /** null = this server is none. */
  readonly headOffice: Pick<HeadOffice, 'people'> | null;
}

/** The people who are kept once for many centres, by administrators of no one centre. */
export function countryPeopleRoutes(app: FastifyInstance, parts: CountryPeopleParts): void {
  register(app, 'countryPeople', async ({ caller }) => {
    const sent = sentFor(parts, caller);
    return 'ok' in sent ? sent : ok(await sent.list());
  });
  addedAndEdited(app, parts);
  ended(app, parts);
}

const addedAndEdited = (app: FastifyInstance, parts: CountryPeopleParts): void => {
  const { audit, countryPeople, lost } = parts.access;
  register(app, 'addCountryPerson', async ({ caller, body, key, raw }) => {
    const sent = sentFor(parts, caller);
    if ('ok' in sent) return sent;
    const by = await doerOf(parts, caller, raw);
    const about = (login: string) => `${login}: ${placesIn(body.places)}`;
    const added = await audit.telling(
      ({ user }) => (user ? { ...by, what: 'person-added', centre: user.centre, about: about(user.login) } : null),
      () => countryPeople.add(body, key),
    );
    if (added.ok) lost();
    return added;
  });
  register(app, 'editCountryPerson', async ({ caller, params, body, raw }) => {
    const sent = sentFor(parts, caller);
    if ('ok' in sent) return sent;
    const by = await doerOf(parts, caller, raw);
    const { places, ...rest } = body;
    const changes = [...Object.keys(rest), ...(places === undefined ? [] : [placesIn(places)])].join(', ');
    const about = (login: string) => `${login}: ${changes}`;
    const edited = await audit.telling(
      ({ user }) => (user ? { ...by, what: 'person-changed', centre: user.centre, about: about(user.login) } : null),
      () => countryPeople.edit(params.user, body),
    );
    if (edited.ok) lost();
    return edited;
  });
};

const ended = (app: FastifyInstance, parts: CountryPeopleParts): void => {
  const { audit, lost } = parts.access;
  register(app, 'removeCountryPerson', async ({ caller, params, raw }) => {
    const sent = sentFor(parts, caller);
    if ('ok' in sent) return sent;
    const by = await doerOf(parts, caller, raw);
    const removed = await audit.telling(
      (write, { users }) => {
        const gone = users().find(({ id }) => id === write.removed);
        return gone ? { ...by, what: 'person-removed', centre: gone.centre, about: gone.login } : null;
      },
      () => sent.end(params.user),
    );
    if (removed.ok) lost();
    return removed;
  });
};

/** The people of a head office, for those who belong to no one centre; else a refusal. */
const sentFor = ({ headOffice }: CountryPeopleParts, caller: Caller): SentPeople | typeof noHeadOffice => {
  const sent = headOffice?.people ?? null;
  if (sent === null) return noHeadOffice;
  return caller.centre === null ? sent : notOverall;
};

const noHeadOffice = refuse('not-found', 'This server is no head office');
const notOverall = refuse('not-allowed', 'This is for those of no one centre');

const doerOf = async ({ access }: CountryPeopleParts, caller: Caller, raw: FastifyRequest) => ({
  who: await access.audit.nameOf(caller),
  address: raw.ip,
});

/** Roles in centres, as the security log says them: the first few by name. */
const placesIn = (places: readonly { readonly centre: string; readonly role: string }[]): string => {
  const named = places.slice(0, namedAtMost).map(({ centre, role }) => `${role} in ${centre}`);
  const more = places.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
};
const namedAtMost = 5;
