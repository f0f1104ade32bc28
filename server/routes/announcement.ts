import type { FastifyInstance } from 'fastify';
import { counterPlace } from '../../engine/queue/announce.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import { hallCounters, type State } from '../../engine/queue/state.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { Voice } from '../voice/voice.ts';
import { centreOf, type RouteParts } from './centre-request.ts';
import { register } from './register.ts';

export interface VoiceRouteParts extends Pick<RouteParts, 'centres'> {
  readonly voice: Voice;
}

/** What a wall says of a call: of one that is still called, and of no text that comes with a request. */
export function announcementRoute(app: FastifyInstance, parts: VoiceRouteParts): void {
  register(app, 'announcement', async ({ params }) => {
    const state = await centreOf(parts, params.centre).fresh();
    const call = callNow(state, params.call);
    if (state.centre === null || call === null) return noCall;
    const language = screenLanguages.find((one) => one === call.language);
    const wav = language === undefined ? null : await parts.voice.sayCall(params.centre, call, language);
    return ok(wav === null || language === undefined ? [] : [{ language, wav: wav.toString('base64') }]);
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
