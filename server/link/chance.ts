import { shortCode } from '../access/secrets.ts';
import { newId, newSecret, randomShare } from '../ids.ts';

/** What the link takes from chance: ids that sort by time, secrets, codes to read out, and shares (0 to 1) that spread retries. */
export interface Chance {
  readonly newId: () => string;
  readonly newSecret: () => string;
  readonly shortCode: (length: number) => string;
  readonly randomShare: () => number;
}

/** That of this process. */
export const processChance: Chance = { newId, newSecret, shortCode, randomShare };
