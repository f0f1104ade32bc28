import type { FieldText } from '../field-texts.ts';
import type { voiceFields as az } from './voice-az.ts';

/** How calls are heard. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const voiceFields: { readonly [Path in keyof typeof az]: FieldText } = {
  'voice/chimeOnly': f('Chime only', 'Calls are not read aloud: displays chime, and the number is seen.', 'No'),
  'voice/languages': f(
    'Languages it is said in besides',
    "A call is said in its visitor's language first, then in these, in this order. If none is chosen, in the visitor's alone.",
    'Azerbaijani, Russian',
  ),
  'voice/volume': f('Volume, in per cent', 'Of the chime and the words. Empty: 100.', '80'),
  'voice/hours': f(
    'Volume by hours',
    'In these hours all displays are this loud, in per cent. The rest of the day their own volume holds, or else the one above.',
    '09:00–11:00 · 90%',
  ),
  'voice/quietFrom': f('Quiet hours begin', 'Sound is lower from this time. Empty: never.', '13:00'),
  'voice/quietTo': f('Quiet hours end', 'From this time sound is as before.', '14:00'),
  'voice/quietVolume': f(
    'Volume in quiet hours, in per cent',
    'For all displays. Empty: 30. At 0 nothing is heard.',
    '30',
  ),
  'displays/*/chimeOnly': f(
    'Only the chime on this display',
    'It says nothing, even where the centre has calls read aloud.',
    'No',
  ),
  'displays/*/volume': f(
    'Volume of this display, in per cent',
    "Empty: as in the centre. The centre's volume by hours goes before it; never louder in quiet hours.",
    '60',
  ),
};
