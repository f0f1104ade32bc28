import { afterEach, expect, test } from 'vitest';
import { samplesOf } from '../../server/voice/wav.ts';
import { longestSaid } from '../../shared/voice/spoken/said-text.ts';
import { manualClock } from '../fakes/clock.ts';
import { hummingSpeaker, noSpeaker } from '../fakes/speaker.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

const closing: AServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

const aKiosk = async (speaker = hummingSpeaker()) => {
  // What comes back of the pace does so by this clock: not while a busy machine asks.
  const clock = manualClock(Date.parse('2026-11-20T06:00:00Z'));
  const server = await aServer({ centre: openCentre({ languages: ['az', 'ru', 'en'] }), speaker, clock });
  closing.push(server);
  return {
    speaker,
    say: (text: string, language = 'az') => server.ask('kiosk', 'sayAloud', { body: { language, text } }),
    view: async () => {
      const { value } = await server.ask('kiosk', 'view', { params: { view: 'kiosk', subject: 'k' } });
      return (value as { data: { kiosk: { speaks?: boolean } } }).data.kiosk;
    },
  };
};

test('a kiosk has a text of its screen read aloud, and the same text is read once only', async () => {
  const { say, speaker, view } = await aKiosk();
  const { status, value } = await say('Hansı xidmət lazımdır?');
  expect(status).toBe(200);
  expect(samplesOf(Buffer.from(value.wav, 'base64'))?.length).toBeGreaterThan(10_000);
  expect((await say('Hansı xidmət lazımdır?')).value).toEqual(value);
  await say('Hansı xidmət lazımdır?', 'en');
  expect(speaker.read).toEqual(['az: Hansı xidmət lazımdır?', 'en: Hansı xidmət lazımdır?']);
  expect((await view()).speaks).toBe(true);
});

test('what gives orders to the program that reads, and what is too long, is refused and not read', async () => {
  const { say, speaker } = await aKiosk();
  const bad = ['', '[[hello]]', '<audio src="x"/>', 'a\nb', 'a\u0000', 'a'.repeat(longestSaid + 1)];
  for (const text of bad) expect((await say(text)).refusal?.code, JSON.stringify(text)).toBe('malformed');
  expect((await say('Salam', 'de')).refusal?.code).toBe('malformed');
  expect(speaker.read).toEqual([]);
});

test('without the program it says in one line that nothing can be read aloud, and the kiosk does not offer it', async () => {
  const { say, view } = await aKiosk({ ...noSpeaker, read: [] });
  const { status, refusal } = await say('Salam');
  expect([status, refusal?.code]).toEqual([503, 'no-voice']);
  expect(refusal?.message.split('\n')).toHaveLength(1);
  expect((await view()).speaks).toBeUndefined();
});

test('has its pace: sixty at once, then it is told when to ask again', async () => {
  const { say } = await aKiosk();
  for (let at = 0; at < 60; at += 1) expect((await say('Salam')).status).toBe(200);
  const { status, refusal } = await say('Salam');
  expect([status, refusal?.about]).toEqual([429, { retryAfterSeconds: 1 }]);
});
