import { type Refusal, refuse } from '../../shared/refusals.ts';
import { ThreadEnded } from './thread.ts';

/** Makes a refusal of a thread's end; throws anything else. */
export function refuseIfEnded(error: unknown): Interrupted {
  if (error instanceof ThreadEnded) return interrupted(error.message);
  throw error;
}

interface Interrupted {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** The refusal of what was begun, or waited, and will not come. */
export const interrupted = (why: string): Interrupted => refuse('report-interrupted', `${why}; ask again`);
