import { Type } from 'typebox';
import { screenLanguages } from '../languages.ts';
import { closed, empty, leads, nullable, type Route } from '../route-parts.ts';
import { clipLimits } from './spoken/clip-limits.ts';
import { SaidText } from './spoken/said-text.ts';

/** The HTTP routes of what is recorded for the voice (method and path: voice-paths.ts). Sounds are WAV in base64: PCM of 16 bits, one channel, 22050 Hz. */

const Wav = Type.String({
  minLength: 4,
  maxLength: Math.ceil(clipLimits.bytes / 3) * 4,
  pattern: '^[A-Za-z0-9+/]{0,720000}={0,2}$',
});

export const voiceRoutes = {
  clips: {
    summary: 'What is recorded of calls, in each language of the centre that a voice speaks, and what can be',
    roles: leads,
    value: Type.Object({
      /** Whether a program reads aloud what is not recorded. */
      reads: Type.Boolean(),
      languages: Type.Array(
        Type.Object({
          language: Type.Enum(screenLanguages),
          clips: Type.Array(Type.Object({ clip: Type.String(), text: Type.String(), recorded: Type.Boolean() })),
        }),
      ),
    }),
  },
  clip: {
    summary: 'A recorded clip, as WAV in base64',
    roles: leads,
    value: Type.Object({ wav: Type.String() }),
  },
  putClip: {
    summary: 'Keep a clip in place of the one before: a WAV of 16 bits, one channel, 22050 Hz, in base64',
    roles: leads,
    body: Type.Object({ wav: Wav }, closed),
    value: empty,
  },
  dropClip: { summary: 'Take a recorded clip away', roles: leads, value: empty },
  tryCall: {
    summary: 'How the call of a number to a counter sounds, as WAV in base64; null = it cannot be said',
    roles: leads,
    query: Type.Object(
      {
        language: Type.Enum(screenLanguages),
        number: Type.String({ pattern: '^[A-ZƏĞİÖŞÜÇ]{0,3}[0-9]{1,4}$' }),
        counter: Type.String({ minLength: 1, maxLength: 12 }),
      },
      closed,
    ),
    value: Type.Object({ wav: nullable(Type.String()) }),
  },
  sayAloud: {
    summary:
      'A text of the kiosk’s own screen read aloud, as WAV in base64; never what somebody typed. 60 at once, then one in 250 ms',
    roles: ['kiosk'],
    body: Type.Object({ language: Type.Enum(screenLanguages), text: SaidText }, closed),
    value: Type.Object({ wav: Type.String() }),
  },
} as const satisfies { readonly [name: string]: Route };
