import { screenLanguages } from '../../../../shared/languages.ts';
import type { Option } from '../fields/plain-fields.tsx';
import { languageName } from '../fields/said-setting.tsx';
import type { SetupWords } from '../setup-words.ts';

const languages = (words: SetupWords): readonly Option[] =>
  screenLanguages.map((value) => ({ value, label: languageName(words, value) }));

/** How calls are heard, a field for each setting. */
export const voiceFields = [
  { kind: 'yes-no', at: 'voice/chimeOnly' },
  { kind: 'in-order', at: 'voice/languages', options: languages },
  { kind: 'number', at: 'voice/volume' },
  { kind: 'volume-hours', at: 'voice/hours' },
  { kind: 'text', at: 'voice/quietFrom' },
  { kind: 'text', at: 'voice/quietTo' },
  { kind: 'number', at: 'voice/quietVolume' },
] as const;
