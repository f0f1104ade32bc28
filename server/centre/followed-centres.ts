import { refuse } from '../../shared/refusals.ts';
import { openBackground } from '../async/background.ts';
import type { Centres } from './centres.ts';
import { openRoster, type RosterParts } from './roster.ts';

/**
 * The centres of a head office: each is run by its own server, and followed here. They are opened one after another beside
 * everything else, since there may be hundreds. Whatever would change one is refused `not-here`.
 */
export function openFollowedCentres(parts: RosterParts): Centres {
  const { store, log } = parts;
  const roster = openRoster({ ...parts, isFollowed: true, heed: undefined });
  const background = openBackground();
  const look = (): void => {
    void background.run(
      async () => {
        for (const id of await store.centres()) await roster.open(id);
      },
      (error) => log.error({ err: error }, 'cannot look for new centres'),
    );
  };
  look();
  const foreign = store.onExternalChange(look);
  return {
    find: roster.find,
    list: roster.list,
    configure: async () => notHere,
    add: async () => notHere,
    refused: () => [],
    onOpen: roster.onOpen,
    arrived: roster.arrived,
    async close() {
      foreign.close();
      await background.close();
      await roster.close();
    },
  };
}

const notHere = refuse('not-here', 'Centres are set up on their own servers: here they are only looked at');
