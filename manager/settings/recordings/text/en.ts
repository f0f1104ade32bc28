import type { Words } from '../../../../shared/words.ts';
import type { recordings as az } from './az.ts';

/** The words of the page of recordings. */
export const recordings: Words<typeof az> = {
  lead: 'Calls are put together from these words. Record them in your own voice, or choose a sound file. Speak in a quiet place, clearly and in one tone.',
  noLanguage: "No voice speaks the centre's languages.",
  language: 'Language',
  languages: { az: 'Azerbaijani', ru: 'Russian', en: 'English' },
  count: (done, all) => `${done} / ${all}`,
  now: (isWhole, reads) =>
    isWhole
      ? 'All words are recorded: calls are said in your voice.'
      : reads
        ? 'Where a word of a call is not recorded, a program reads the whole call.'
        : 'Where a word of a call is not recorded, only the chime is heard: espeak-ng is not on the server.',
  hearCall: (number, counter) => `Hear an example: ${number}, counter ${counter}`,
  word: 'What is said',
  state: 'State',
  recorded: 'Recorded',
  missing: 'Not recorded',
  record: 'Record',
  stop: 'Finish',
  file: 'Choose a file',
  hear: 'Hear',
  drop: 'Remove',
  faults: {
    format: 'This file cannot be used. Choose another sound file.',
    'too-quiet': 'Too quiet, or nothing to hear. Speak closer to the microphone.',
    'too-short': 'Too short. Say the whole word.',
    'too-long': 'Too long: a word lasts at most 5 seconds.',
    distorted: 'The sound is distorted. Speak a little further from the microphone.',
    microphone: 'The microphone did not start. Allow it in the browser; over the network it needs an https address.',
    unreadable: 'This file cannot be read as sound. Choose a WAV or MP3.',
    unsaid: 'This call cannot be said: not all its words are recorded, and espeak-ng is missing.',
  },
};
