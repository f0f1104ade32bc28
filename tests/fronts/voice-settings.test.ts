import { describe, expect, test } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { centreFaults } from '../../shared/centre-check.ts';
import { loudnessAt } from '../../shared/voice-loudness.ts';
import { saidIn, type Voice, wallVoice } from '../../shared/voice-schema.ts';

const times = ['00:00', '07:59', '08:00', '12:59', '13:00', '13:59', '14:00', '21:59', '22:00'];
const loud = (voice: Voice, wall = {}) => times.map((time) => loudnessAt(wallVoice({ voice }, wall), time));

describe('how loud a wall is', () => {
  test('is all that it can where nothing is said of it', () => {
    expect(wallVoice({}, {})).toEqual({ speaks: true, volume: 100, quiet: null });
    expect(new Set(loud({}))).toEqual(new Set([1]));
  });

  test('goes by the hours of the day, also over midnight', () => {
    expect(loud({ volume: 80, quietFrom: '13:00', quietTo: '14:00' })).toEqual([
      0.8, 0.8, 0.8, 0.8, 0.3, 0.3, 0.8, 0.8, 0.8,
    ]);
    expect(loud({ quietFrom: '22:00', quietTo: '08:00', quietVolume: 0 })).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 0]);
    expect(new Set(loud({ quietFrom: '13:00', quietTo: '13:00' }))).toEqual(new Set([1]));
    expect(new Set(loud({ quietFrom: '13:00' }))).toEqual(new Set([1]));
  });

  test('is its own before its centre’s, and never louder in quiet hours', () => {
    const quiet = { volume: 80, quietFrom: '13:00', quietTo: '14:00', quietVolume: 50 };
    expect(loud(quiet, { volume: 20 })).toEqual(times.map(() => 0.2));
    expect(loud(quiet, { volume: 100 })[4]).toBe(0.5);
    expect(wallVoice({ voice: {} }, { chimeOnly: true }).speaks).toBe(false);
    expect(wallVoice({ voice: { chimeOnly: true } }, {}).speaks).toBe(false);
  });

  test('wants both ends of the quiet hours', () => {
    const faults = (voice: Voice) =>
      [...centreFaults({ ...sampleCentre, voice })].map(({ path, code }) => [path, code]);
    expect(faults({ quietFrom: '13:00' })).toEqual([['voice/quietTo', 'missing']]);
    expect(faults({ quietTo: '13:00' })).toEqual([['voice/quietFrom', 'missing']]);
    expect(faults({ quietFrom: '13:00', quietTo: '14:00' })).toEqual([]);
  });
});

test('a call is said in its visitor’s language, then in those that the centre adds, each once', () => {
  const languages = ['az', 'ru', 'en'];
  expect(saidIn({ languages }, 'ru')).toEqual(['ru']);
  expect(saidIn({ languages, voice: { languages: ['en', 'ru', 'az'] } }, 'ru')).toEqual(['ru', 'en', 'az']);
  // One that no voice speaks is left to the others, else to the first of the centre that one speaks.
  expect(saidIn({ languages, voice: { languages: ['en'] } }, 'tr')).toEqual(['en']);
  expect(saidIn({ languages: ['tr', 'ru'] }, 'tr')).toEqual(['ru']);
  expect(saidIn({ languages: ['tr'] }, 'tr')).toEqual([]);
});
