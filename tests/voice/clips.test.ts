import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplesOf, secondsOf, silence, wavOf } from '../../server/voice/wav.ts';
import type { FloorView } from '../../shared/views.ts';
import { callPhrase } from '../../shared/voice/spoken/call-phrase.ts';
import { clipsOf } from '../../shared/voice/spoken/clips.ts';
import { noSpeaker, tone } from '../fakes/speaker.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

/** What is recorded for calls, over the API of a real server that has nobody else to read them aloud. */

let server: AServer;
beforeAll(async () => {
  server = await aServer({ centre: openCentre({ languages: ['az', 'en'] }), speaker: noSpeaker });
});
afterAll(() => server.close());

const base64 = (samples: Buffer): string => wavOf(samples).toString('base64');
const put = (clip: string, wav: string, language = 'az') =>
  server.ask('manager', 'putClip', { params: { language, clip }, body: { wav } });
const read = (clip: string) => server.ask('manager', 'clip', { params: { language: 'az', clip } });
const drop = (clip: string) => server.ask('manager', 'dropClip', { params: { language: 'az', clip } });
const listed = async () => (await server.ask('manager', 'clips')).value;
const recorded = async () =>
  (await listed()).languages.flatMap(({ language, clips }) =>
    clips.flatMap((clip) => (clip.recorded ? [`${language} ${clip.clip}`] : [])),
  );
const isVoiceMissing = async (): Promise<boolean> => {
  const { value } = await server.ask('manager', 'view', { params: { view: 'floor' } });
  return (value as { readonly data: FloorView }).data.voiceMissing;
};

test('are listed in the languages of the centre, with what is said in each', async () => {
  const { reads, languages } = await listed();
  expect([reads, languages.map(({ language, clips }) => [language, clips.length])]).toEqual([
    false,
    [
      ['az', clipsOf('az').length],
      ['en', clipsOf('en').length],
    ],
  ]);
  expect(languages[0]?.clips[0]).toEqual({ clip: 'ticket', text: 'Talon', recorded: false });
});

test('are kept without the silence at their ends, heard, replaced and taken away', async () => {
  expect((await read('ticket')).refusal?.code).toBe('clip-not-found');
  expect((await put('ticket', base64(Buffer.concat([silence(1), tone(0.5), silence(2)])))).status).toBe(200);
  const kept = samplesOf(Buffer.from((await read('ticket')).value.wav, 'base64'));
  expect(secondsOf(kept ?? Buffer.alloc(0))).toBeCloseTo(0.54, 2);
  await put('ticket', base64(tone(0.8)));
  const other = samplesOf(Buffer.from((await read('ticket')).value.wav, 'base64'));
  expect(secondsOf(other ?? Buffer.alloc(0))).toBeCloseTo(0.8, 2);
  expect(await recorded()).toEqual(['az ticket']);
  expect((await drop('ticket')).status).toBe(200);
  expect((await drop('ticket')).refusal?.code).toBe('clip-not-found');
  expect(await recorded()).toEqual([]);
});

test.each([
  ['format', Buffer.from('OggS, and not a WAV').toString('base64')],
  ['too-quiet', base64(silence(1))],
  ['too-short', base64(tone(0.04))],
  ['too-long', base64(tone(5.2))],
])('are refused in one line where they are %s, and nothing is changed', async (fault, wav) => {
  const { status, refusal } = await put('counter', wav);
  expect([status, refusal?.code, refusal?.about]).toEqual([422, 'bad-clip', { fault }]);
  expect(refusal?.message).not.toMatch(/\n/);
  expect(await recorded()).toEqual([]);
});

test.each([
  ['az', 'nobody-says-this'],
  ['de', 'ticket'],
  // One that the centre does not speak may be recorded beforehand, since it may soon.
  ['ru', '..%2f..%2fnovbe'],
])('are none of another name: %s %s', async (language, clip) => {
  expect((await put(clip, base64(tone(0.5)), language)).status).toBe(404);
});

test('that are no base64, or larger than a clip can be, are not read', async () => {
  expect((await put('ticket', 'not base64!')).status).toBe(400);
  expect((await put('ticket', 'A'.repeat(800_000))).status).toBe(400);
  expect((await put('ticket', 'A'.repeat(2_000_000))).status).toBe(413);
});

test('say a call once all of it is recorded; until all is, the manager is told that nothing reads the others', async () => {
  const query = { language: 'az', number: 'A042', counter: '3' };
  const tried = async () => (await server.ask('manager', 'tryCall', { query })).value.wav;
  expect([await tried(), await isVoiceMissing()]).toEqual([null, true]);
  for (const { clip } of callPhrase(query, 'az')) await put(clip ?? '', base64(tone(0.3)));
  expect(await tried()).not.toBeNull();
  expect(await isVoiceMissing()).toBe(true);
  for (const language of ['az', 'en'] as const)
    for (const { id } of clipsOf(language)) await put(id, base64(tone(0.3)), language);
  expect(await isVoiceMissing()).toBe(false);
});
