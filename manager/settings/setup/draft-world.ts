import type { Clock } from '../../../shared/time/clock.ts';
import type { ConfigPort, DraftPort } from '../../ports.ts';

/** What a draft needs of the world. */
export interface DraftWorld {
  readonly centre: string;
  readonly config: ConfigPort;
  readonly drafts: DraftPort;
  readonly clock: Clock;
  /** The id of the one who is signed in. */
  readonly me?: string | undefined;
}
