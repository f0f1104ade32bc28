import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { espeakSpeaker } from '../../server/voice/speaker.ts';
import { createVoice } from '../../server/voice/voice.ts';
import { samplesOf, secondsOf, wavOf } from '../../server/voice/wav.ts';
import { openWavCache } from '../../server/voice/wav-cache.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { hummingSpeaker, noSpeaker, tone } from '../fakes/speaker.ts';
import { aFolder } from '../support/server.ts';
import { hasEspeak } from './espeak.ts';

let folder: Awaited<ReturnType<typeof aFolder>>;
beforeEach(async () => {
  folder = await aFolder();
});
afterEach(() => folder.remove());

const nothing = async () => null;
const call = { number: 'A042', counter: '3' };
const voiceOf = async (speaker = hummingSpeaker(), limits?: { files: number; bytes: number }) => ({
  speaker,
  voice: createVoice({ recorded: nothing, speaker, cache: await openWavCache(join(folder.path, 'voice'), limits) }),
});

/** What sox says of a sound: seconds, and its levels between 0 and 1. */
const heard = (wav: Buffer) => {
  const { stderr } = spawnSync('sox', ['-t', 'wav', '-', '-n', 'stat'], { input: wav });
  const figure = (name: string): number =>
    Number(new RegExp(`${name}[^:]*:\\s*(-?[\\d.]+)`).exec(stderr.toString())?.[1]);
  return { seconds: figure('Length'), peak: figure('Maximum amplitude'), level: figure('RMS     amplitude') };
};
const hasSox = ensureCommand('sox', ['--version'], 'sox');

test.runIf(hasEspeak && hasSox).each(screenLanguages)(
  'ten calls in %s last 1 to 6 s each, loud enough and not clipped',
  async (language) => {
    const voice = createVoice({ recorded: nothing, speaker: espeakSpeaker(), cache: await openWavCache(folder.path) });
    const calls = ['A001', 'B042', 'C105', 'Ə999', 'E1007', '000', 'AB12', 'H308', 'Ş570', 'D7777'];
    const sounds: Buffer[] = [];
    for (const [at, number] of calls.entries()) {
      const wav = await voice.sayCall('small', { number, counter: `${at * 4}` }, language);
      expect(wav, number).not.toBeNull();
      const sound = heard(wav ?? Buffer.alloc(0));
      expect(sound.seconds, number).toBeGreaterThan(1);
      expect(sound.seconds, number).toBeLessThan(6);
      expect(sound.level, number).toBeGreaterThan(0.04);
      expect(sound.peak, number).toBeLessThan(1);
      sounds.push(samplesOf(wav ?? Buffer.alloc(0)) ?? Buffer.alloc(0));
    }
    const all = heard(wavOf(Buffer.concat(sounds)));
    expect(all.seconds).toBeCloseTo(
      sounds.reduce((sum, sound) => sum + secondsOf(sound), 0),
      2,
    );
  },
);

describe('what was said before', () => {
  test('comes from the folder, also after a restart, and each phrase is made once for all walls', async () => {
    const { voice, speaker } = await voiceOf();
    const [first, second] = await Promise.all([voice.sayCall('small', call, 'az'), voice.sayCall('small', call, 'az')]);
    expect(first).toEqual(second);
    expect(speaker.read).toEqual(['az: Talon A, sıfır qırx iki. üç nömrəli pəncərəyə yaxınlaşın.']);
    const later = await voiceOf();
    expect(await later.voice.sayCall('small', call, 'az')).toEqual(first);
    expect(later.speaker.read).toEqual([]);
    const [name = ''] = await readdir(join(folder.path, 'voice'));
    expect(((await stat(join(folder.path, 'voice', name))).mode & 0o777).toString(8)).toBe('600');
  });

  test('is made once more where the file is not what was stored', async () => {
    const { voice, speaker } = await voiceOf();
    const first = await voice.sayCall('small', call, 'az');
    const [name = ''] = await readdir(join(folder.path, 'voice'));
    const file = join(folder.path, 'voice', name);
    const bytes = await readFile(file);
    for (const spoilt of [
      bytes.subarray(0, 100),
      Buffer.concat([bytes.subarray(0, -1), Buffer.from([7])]),
      Buffer.alloc(0),
    ]) {
      await writeFile(file, spoilt);
      expect(await voice.sayCall('small', call, 'az')).toEqual(first);
    }
    expect(speaker.read).toHaveLength(4);
    expect(await readFile(file)).toEqual(bytes);
  });

  test('is kept within bounds: what was used longest ago goes', async () => {
    const { voice, speaker } = await voiceOf(hummingSpeaker(), { files: 2, bytes: 10_000_000 });
    const say = (number: string) => voice.sayCall('small', { ...call, number }, 'en');
    for (const number of ['A1', 'A2', 'A1', 'A3', 'A1']) await say(number);
    expect(speaker.read).toHaveLength(3);
    expect(await readdir(join(folder.path, 'voice'))).toHaveLength(2);
    await say('A2');
    expect(speaker.read).toHaveLength(4);
    const large = await openWavCache(join(folder.path, 'large'), { files: 9, bytes: 1000 });
    await large.put('one', Buffer.alloc(600));
    await large.put('two', Buffer.alloc(600));
    expect([await large.get('one'), (await large.get('two'))?.length]).toEqual([null, 600]);
  });

  test('is not needed: where the disk takes nothing, it is said all the same', async () => {
    await writeFile(join(folder.path, 'voice'), 'a file where the folder should be');
    const { voice } = await voiceOf();
    expect(await voice.sayCall('small', call, 'az')).not.toBeNull();
  });
});

describe('what is recorded', () => {
  test('is heard as it was recorded, and only the rest is read aloud', async () => {
    const clip = tone(0.5, 880);
    const speaker = hummingSpeaker();
    const recorded = async (centre: string, _: string, id: string) =>
      centre === 'small' && id === 'letter-a' ? wavOf(clip) : null;
    const voice = createVoice({ recorded, speaker, cache: await openWavCache(folder.path) });
    const samples = samplesOf((await voice.sayCall('small', call, 'en')) ?? Buffer.alloc(0));
    expect(samples?.includes(clip.subarray(2000, 20_000))).toBe(true);
    expect(speaker.read).toEqual(['en: Ticket', 'en: zero four two. Counter three.']);
    await voice.sayCall('another', call, 'en');
    expect(speaker.read.at(-1)).toBe('en: Ticket A, zero four two. Counter three.');
  });

  test('needs no program where all of a call is recorded; a part that nobody can say leaves the chime', async () => {
    const cache = await openWavCache(folder.path);
    const all = createVoice({ recorded: async () => wavOf(tone(0.3)), speaker: noSpeaker, cache });
    expect(await all.sayCall('small', call, 'ru')).not.toBeNull();
    expect(await all.sayCall('small', { ...call, counter: 'VIP' }, 'ru')).toBeNull();
    // A clip of another kind is none.
    const odd = createVoice({ recorded: async () => Buffer.from('RIFF....WAVE'), speaker: noSpeaker, cache });
    expect(await odd.sayCall('small', call, 'ru')).toBeNull();
  });
});

describe('the program', () => {
  const program = async (lines: string): Promise<string> => {
    const path = join(folder.path, 'program');
    await writeFile(path, `#!/bin/sh\n${lines}\n`);
    await chmod(path, 0o700);
    return path;
  };

  test('gets a text by its input alone, and no word of it on its command line', async () => {
    const speaker = espeakSpeaker(
      await program(`echo "$@" >> "${folder.path}/words"; cat >> "${folder.path}/text"; echo RIFF`),
    );
    await speaker.speak('--version "; $(reboot)', 'az');
    expect(await readFile(join(folder.path, 'words'), 'utf8')).toBe('-v az -s 170 -a 150 --stdin --stdout\n');
    expect(await readFile(join(folder.path, 'text'), 'utf8')).toBe('--version "; $(reboot)');
  });

  test('is missed where it is not there, and found once it is', async () => {
    const path = join(folder.path, 'program');
    const speaker = espeakSpeaker(path);
    await speaker.look();
    expect([await speaker.speak('Talon', 'az'), speaker.isMissing()]).toEqual([null, true]);
    await program('exit 3');
    // It is there and says nothing: that is another matter.
    expect([await speaker.speak('Talon', 'az'), speaker.isMissing()]).toEqual([null, false]);
  });

  test.runIf(hasEspeak)('writes sound whose length is as it says', async () => {
    const wav = await espeakSpeaker().speak('Talon', 'az');
    expect(secondsOf(samplesOf(wav ?? Buffer.alloc(0)) ?? Buffer.alloc(0))).toBeGreaterThan(0.2);
    expect(samplesOf(wav?.subarray(0, -2) ?? Buffer.alloc(0))).toBeNull();
  });
});
