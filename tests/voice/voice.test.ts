import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { checkClip } from '../../server/voice/clip-check.ts';
import { createClipFiles, isClip } from '../../server/voice/clip-files.ts';
import { espeakSpeaker } from '../../server/voice/speaker.ts';
import { createVoice } from '../../server/voice/voice.ts';
import { samplesOf, secondsOf, silence, wavOf } from '../../server/voice/wav.ts';
import { openWavCache } from '../../server/voice/wav-cache.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { callPhrase } from '../../shared/voice/spoken/call-phrase.ts';
import { clipsOf } from '../../shared/voice/spoken/clips.ts';
import { hummingSpeaker, noSpeaker, tone } from '../fakes/speaker.ts';
import { aFolder } from '../support/server.ts';
import { hasEspeak } from './espeak.ts';

let folder: Awaited<ReturnType<typeof aFolder>>;
beforeEach(async () => {
  folder = await aFolder();
});
afterEach(() => folder.remove());

const noClips = () => createClipFiles(join(folder.path, 'no clips'));
const call = { number: 'A042', counter: '3' };
const voiceOf = async (speaker = hummingSpeaker(), limits?: { files: number; bytes: number }) => ({
  speaker,
  voice: createVoice({ clips: noClips(), speaker, cache: await openWavCache(join(folder.path, 'voice'), limits) }),
});

test('it closes once a call that nobody waits for any more is made and stored', async () => {
  const { voice } = await voiceOf();
  void voice.sayCall('small', call, 'az');
  await voice.close();
  expect(await readdir(join(folder.path, 'voice'))).toEqual([expect.stringMatching(/\.wav$/)]);
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
    const voice = createVoice({ clips: noClips(), speaker: espeakSpeaker(), cache: await openWavCache(folder.path) });
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
  const clipsIn = async (language: 'ru' | 'en', without: readonly string[] = []) => {
    const clips = createClipFiles(join(folder.path, 'clips'));
    await Promise.all(
      clipsOf(language).map(async ({ id: clip }, at) => {
        if (!without.includes(clip)) await clips.write({ centre: 'small', language, clip }, wavOf(tone(0.3, 300 + at)));
      }),
    );
    return clips;
  };

  test('is heard as it was recorded, one clip behind the other; of another centre it is read aloud', async () => {
    const speaker = hummingSpeaker();
    const voice = createVoice({ clips: await clipsIn('en'), speaker, cache: await openWavCache(folder.path) });
    const samples = samplesOf((await voice.sayCall('small', call, 'en')) ?? Buffer.alloc(0));
    const ids = callPhrase(call, 'en').map(({ clip }) => clip);
    expect(ids).toEqual(['ticket', 'letter-a', 'word-0', 'word-4', 'word-2', 'counter', 'word-3']);
    const places = ids.map((id) => {
      const at = clipsOf('en').findIndex((clip) => clip.id === id);
      return samples?.indexOf(tone(0.3, 300 + at).subarray(200, 12_000));
    });
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    // Seven clips of 0.3 s, and a rest behind each.
    expect(secondsOf(samples ?? Buffer.alloc(0))).toBeCloseTo(7 * 0.3 + 4 * 0.04 + 0.15 + 2 * 0.35, 1);
    expect(speaker.read).toEqual([]);
    await voice.sayCall('another', call, 'en');
    expect(speaker.read).toEqual(['en: Ticket A, zero four two. Counter three.']);
  });

  test('is left for the program where a part of the phrase is missing, or is a counter’s own name', async () => {
    const speaker = hummingSpeaker();
    const clips = await clipsIn('en', ['word-4']);
    const voice = createVoice({ clips, speaker, cache: await openWavCache(folder.path) });
    await voice.sayCall('small', call, 'en');
    await voice.sayCall('small', { number: 'A012', counter: 'VIP' }, 'en');
    expect(speaker.read).toEqual(['en: Ticket A, zero four two. Counter three.', 'en: Ticket A, zero one two. VIP.']);
    expect(await voice.sayCall('small', { ...call, number: 'A012' }, 'en')).not.toBeNull();
    expect(speaker.read).toHaveLength(2);
    expect([await clips.isWhole('small', 'en'), await clips.isWhole('another', 'en')]).toEqual([false, false]);
  });

  test('needs no program where all of a call is recorded; a part that nobody can say leaves the chime', async () => {
    const cache = await openWavCache(folder.path);
    const clips = await clipsIn('ru');
    const voice = createVoice({ clips, speaker: noSpeaker, cache });
    expect(await clips.isWhole('small', 'ru')).toBe(true);
    expect(await voice.sayCall('small', call, 'ru')).not.toBeNull();
    expect(await voice.sayCall('small', { ...call, counter: 'VIP' }, 'ru')).toBeNull();
    // A file of another kind is no clip.
    await writeFile(join(folder.path, 'clips/small/ru/ticket.wav'), 'RIFF....WAVE');
    expect(await voice.sayCall('small', call, 'ru')).toBeNull();
    expect(await clips.remove({ centre: 'small', language: 'ru', clip: 'ticket' })).toBe(true);
    expect(await clips.remove({ centre: 'small', language: 'ru', clip: 'ticket' })).toBe(false);
    expect((await stat(join(folder.path, 'clips/small/ru/counter.wav'))).mode & 0o777).toBe(0o600);
  });

  test.each([
    { centre: '..', language: 'az', clip: 'ticket' },
    { centre: 'small', language: 'de', clip: 'ticket' },
    { centre: 'small', language: 'az', clip: '../../../etc/passwd' },
    { centre: 'small/../..', language: 'az', clip: 'ticket' },
  ])('has no file of another name: $centre $language $clip', (name) => {
    expect(isClip(name)).toBe(false);
  });

  test('is held to what a clip is to be, and made as loud as the others', () => {
    const wave = (seconds: number, level: number): Buffer => {
      const samples = tone(seconds);
      for (let at = 0; at < samples.length; at += 2)
        samples.writeInt16LE(
          Math.max(-32_768, Math.min(32_767, Math.round((samples.readInt16LE(at) / 9000) * level))),
          at,
        );
      return wavOf(Buffer.concat([silence(0.4), samples, silence(0.4)]));
    };
    expect(checkClip(wave(0.05, 9000))).toEqual({ ok: false, fault: 'too-short' });
    expect(checkClip(wave(5.5, 9000))).toEqual({ ok: false, fault: 'too-long' });
    expect(checkClip(wave(0.5, 200))).toEqual({ ok: false, fault: 'too-quiet' });
    expect(checkClip(wavOf(silence(1)))).toEqual({ ok: false, fault: 'too-quiet' });
    expect(checkClip(wave(0.5, 60_000))).toEqual({ ok: false, fault: 'distorted' });
    expect(checkClip(Buffer.from('ID3 an mp3'))).toEqual({ ok: false, fault: 'format' });
    const levels = [800, 9000, 30_000].map((level) => {
      const clip = checkClip(wave(0.5, level));
      return clip.ok ? heard(clip.wav) : null;
    });
    if (!hasSox) return;
    for (const clip of levels) {
      expect(clip?.level).toBeCloseTo(0.12, 2);
      expect(clip?.peak).toBeLessThan(0.96);
      expect(clip?.seconds).toBeCloseTo(0.54, 1);
    }
  });

  test.runIf(hasSox)(
    'ten calls out of clips have no silence in them longer than the rests between the words',
    async () => {
      const voice = createVoice({
        clips: await clipsIn('ru'),
        speaker: noSpeaker,
        cache: await openWavCache(folder.path),
      });
      for (const number of ['A001', 'B042', 'C105', 'Ə999', 'E1007', '000', 'AB12', 'H308', 'Ş570', 'D7777']) {
        const wav = (await voice.sayCall('small', { number, counter: '12' }, 'ru')) ?? Buffer.alloc(0);
        const sound = heard(wav);
        expect(sound.seconds, number).toBeGreaterThan(1);
        expect(sound.level, number).toBeGreaterThan(0.04);
        // Silence of more than 0.4 s taken out, nothing is gone.
        const { stdout } = spawnSync(
          'sox',
          ['-t', 'wav', '-', '-t', 'wav', '-', 'silence', '1', '0', '1%', '-1', '0.4', '1%'],
          {
            input: wav,
          },
        );
        expect(heard(stdout).seconds, number).toBeGreaterThan(sound.seconds - 0.4);
      }
    },
  );
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
