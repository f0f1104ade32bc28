import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import { openAllowance, type Pace } from '../../access/allowance.ts';
import type { Voice } from '../../voice/voice.ts';
import { register } from '../register.ts';

export interface SayAloudParts {
  readonly voice: Pick<Voice, 'sayText'>;
  readonly clock: Clock;
}

/** A kiosk has its screen read aloud. `no-voice` where no program is there that reads; `too-many` past its pace. */
export function sayAloudRoute(app: FastifyInstance, { voice, clock }: SayAloudParts): void {
  const said = openAllowance(clock);
  register(app, 'sayAloud', async ({ caller, body: { text, language } }) => {
    const seconds = caller.kind === 'device' ? said.take(caller.id, pace) : null;
    if (seconds !== null)
      return refuse('too-many', 'Too much is read aloud at this kiosk', { retryAfterSeconds: seconds });
    const wav = await voice.sayText(text, language);
    return wav === null ? noVoice : ok({ wav: wav.toString('base64') });
  });
}

/** Who leafs through a list hears the beginning of each line. */
const pace: Pace = { atOnce: 60, everyMs: 250 };

const noVoice = refuse('no-voice', 'Nothing can be read aloud here: espeak-ng is not installed, or it failed');
