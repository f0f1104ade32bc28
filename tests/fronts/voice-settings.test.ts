import { describe, expect, test } from 'vitest';
import { heardAt } from '../../display/sound.ts';
import { writtenAt } from '../../manager/settings/setup/at-path.ts';
import { withSpan } from '../../manager/settings/setup/hours/week-model.ts';
import { findSetupFaults } from '../../manager/settings/setup/setup-faults.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { centreFaults } from '../../shared/centre/centre-check.ts';
import { loudnessAt } from '../../shared/voice/voice-loudness.ts';
import { saidIn, type Voice, wallVoice } from '../../shared/voice/voice-schema.ts';
import { hallView } from './hall-fakes.ts';

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

  test('is that of the hour where the centre says one, the wall’s own for the rest, and in quiet hours at most theirs', () => {
    const hours = [
      { from: '08:00', to: '13:00', volume: 90 },
      { from: '14:00', to: '24:00', volume: 40 },
    ];
    expect(loud({ volume: 70, hours })).toEqual([0.7, 0.7, 0.9, 0.9, 0.7, 0.7, 0.4, 0.4, 0.4]);
    expect(loud({ volume: 70, hours }, { volume: 10 })).toEqual([0.1, 0.1, 0.9, 0.9, 0.1, 0.1, 0.4, 0.4, 0.4]);
    const quiet = { quietFrom: '21:00', quietTo: '09:00', quietVolume: 50 };
    expect(loud({ volume: 20, hours, ...quiet })).toEqual([0.2, 0.2, 0.5, 0.9, 0.2, 0.2, 0.4, 0.4, 0.4]);
    expect(wallVoice({ voice: { hours: [] } }, {})).toEqual({ speaks: true, volume: 100, quiet: null });
  });

  test('has one volume at each time of day: hours follow one another', () => {
    const faults = (...hours: NonNullable<Voice['hours']>) =>
      [...centreFaults({ ...sampleCentre, voice: { hours } })].map(({ path, code }) => [path, code]);
    const morning = { from: '09:00', to: '11:00', volume: 90 };
    expect(faults(morning, { from: '11:00', to: '13:00', volume: 60 })).toEqual([]);
    expect(faults(morning, { from: '10:59', to: '13:00', volume: 60 })).toEqual([
      ['voice/hours/1/from', 'before-last'],
    ]);
    expect(faults({ ...morning, to: '09:00' })).toEqual([['voice/hours/0/to', 'not-after']]);
  });

  test('goes by the server’s time in the centre’s zone', () => {
    const hours = [{ from: '09:00', to: '11:00', volume: 90 }];
    const voice = wallVoice({ voice: { hours } }, { volume: 30 });
    const view = hallView({ voice });
    const heard = (time: string) => heardAt(view, Date.parse(`2026-11-30T${time}:00+04:00`)).volume;
    expect(['08:59', '09:00', '10:59', '11:00'].map(heard)).toEqual([0.3, 0.9, 0.9, 0.3]);
  });

  test('by hours is added in the form one after another, and leaves nothing behind where the last is taken away', () => {
    const path = 'voice/hours';
    const [first, second] = [withSpan([]), withSpan(withSpan([]))].map((spans) => ({ ...spans.at(-1), volume: 80 }));
    const one = writtenAt(sampleCentre, `${path}/0`, first);
    const two = writtenAt(one, `${path}/1`, second);
    expect(findSetupFaults(two)).toEqual([]);
    expect(findSetupFaults(writtenAt(two, `${path}/1/volume`, 'x')).map((fault) => fault.path)).toEqual([
      `${path}/1/volume`,
    ]);
    expect(writtenAt(two, `${path}/1`, undefined)).toEqual(one);
    expect(writtenAt(one, path, undefined)).toEqual(sampleCentre);
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
