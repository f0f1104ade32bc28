import type { FastifyInstance } from 'fastify';
import { counterPlace } from '../../../engine/queue/announce.ts';
import { findTicket } from '../../../engine/queue/lookup.ts';
import { hallCounters, type State } from '../../../engine/queue/state.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { saidIn } from '../../../shared/voice/voice-schema.ts';
import type { Voice } from '../../voice/voice.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';
import { tagged } from '../tagged.ts';

export interface VoiceRouteParts extends Pick<RouteParts, 'centres'> {
  readonly voice: Voice;
}

/** What a wall says of a call in each language of the centre's choice: of one that is still called, and of no text that comes with a request. */
export function announcementRoute(app: FastifyInstance, parts: VoiceRouteParts): void {
  register(app, 'announcement', async ({ params, raw, reply }) => {
    const state = await centreOf(parts, params.centre).fresh();
    const call = callNow(state, params.call);
    if (state.centre === null || call === null) return noCall;
    if (state.centre.voice?.chimeOnly === true) return ok([]);
    const said = saidIn(state.centre, call.language).map(async (language) => ({
      language,
      wav: await parts.voice.sayCall(params.centre, call, language),
    }));
    const sounds = (await Promise.all(said)).flatMap(({ language, wav }) =>
      wav === null ? [] : [{ language, wav: wav.toString('base64') }],
    );
    return tagged(raw, reply, JSON.stringify({ ok: true, value: sounds }));
  });
}

const noCall = refuse('ticket-not-found', 'There is no such call, or it is over');

/** The number, the counter and the visitor's language of a call whose visitor has not come yet; null if there is none. */
const callNow = (state: State, callId: string) => {
  for (const [counter, { ticket }] of hallCounters(state)) {
    const called = ticket === null ? undefined : findTicket(state, ticket);
    if (called?.callId === callId && called.status === 'called')
      return { number: called.number, language: called.language, counter: counterPlace(state, counter).name };
  }
  return null;
};
