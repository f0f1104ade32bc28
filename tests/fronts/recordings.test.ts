import { describe, expect, test } from 'vitest';
import { clipWav, inOneChannel } from '../../manager/settings/recordings/clip-wav.ts';
import { createRecordings, longestRecordingMs } from '../../manager/settings/recordings/recordings-model.ts';
import type { Sounds } from '../../manager/settings/recordings/sounds.ts';
import { samplesOf } from '../../server/voice/wav.ts';
import type { ClipFault } from '../../shared/voice/spoken/clip-limits.ts';
import { manualClock } from '../fakes/clock.ts';
import { good, talkingApi } from './manager-fakes.ts';

const ticket = { language: 'az', clip: 'ticket' } as const;
const aPage = (over: Partial<Sounds> = {}) => {
  const server = talkingApi();
  const clock = manualClock();
  const played: string[] = [];
  let stops = 0;
  const sounds: Sounds = {
    record: async () => ({
      stop: async () => {
        stops += 1;
        return new Blob(['said']);
      },
    }),
    read: async () => new Float32Array(2205).fill(0.5),
    play: async (wav) => void played.push(wav),
    close: () => undefined,
    ...over,
  };
  server.on('clips', () => good({ reads: true, languages: [] }));
  server.on('putClip', () => good({}));
  const model = createRecordings('sample', { api: server.api, sounds, clock });
  return { server, clock, model, played, stops: () => stops };
};
const refused = (fault: ClipFault) => ({
  ok: false as const,
  refusal: { code: 'bad-clip' as const, message: '', about: { fault } },
});

describe('a recorded word', () => {
  test('is sent as the server takes a clip, and the list is asked for again', async () => {
    const { model, server, stops } = aPage();
    await model.record(ticket);
    expect(model.step.value).toEqual({ kind: 'recording', of: ticket });
    await model.stop();
    expect([model.step.value, stops(), server.of('clips').length]).toEqual([{ kind: 'idle' }, 1, 1]);
    const [sent] = server.of('putClip');
    expect(sent?.params).toEqual({ centre: 'sample', ...ticket });
    const wav = clipWav(new Float32Array(2205).fill(0.5));
    expect(sent?.body).toEqual({ wav });
    expect(samplesOf(Buffer.from(wav ?? '', 'base64'))?.length).toBe(2 * 2205);
    await model.stop();
    expect(stops()).toBe(1);
  });

  test('ends by itself before long', async () => {
    const { model, clock, stops, server } = aPage();
    await model.record(ticket);
    await clock.advance(longestRecordingMs);
    expect([stops(), server.of('putClip').length, model.step.value.kind]).toEqual([1, 1, 'idle']);
    expect(clock.pending()).toBe(0);
  });

  test('is one at a time', async () => {
    const { model } = aPage();
    await model.record(ticket);
    await model.record({ language: 'az', clip: 'counter' });
    expect(model.step.value).toEqual({ kind: 'recording', of: ticket });
  });

  test.each(['too-quiet', 'too-short', 'too-long', 'distorted', 'format'] as const)(
    'that is %s is told beside it, and not as a trouble of the page',
    async (fault) => {
      const { model, server } = aPage();
      server.on('putClip', () => refused(fault));
      await model.take(ticket, new Blob(['said']));
      expect([model.fault.value, model.trouble.value]).toEqual([{ clip: 'ticket', why: fault }, null]);
      server.on('putClip', () => good({}));
      await model.take(ticket, new Blob(['said']));
      expect(model.fault.value).toBeNull();
    },
  );

  test('needs a microphone, a file that can be read, and one that is not longer than a clip can be', async () => {
    const without = aPage({ record: async () => null });
    await without.model.record(ticket);
    expect([without.model.fault.value, without.model.step.value.kind]).toEqual([
      { clip: 'ticket', why: 'microphone' },
      'idle',
    ]);
    const unread = aPage({ read: async () => null });
    await unread.model.take(ticket, new Blob(['%PDF']));
    expect(unread.model.fault.value?.why).toBe('unreadable');
    const long = aPage({ read: async () => new Float32Array(22_050 * 60) });
    await long.model.take(ticket, new Blob(['said']));
    expect([long.model.fault.value?.why, long.server.of('putClip').length]).toEqual(['too-long', 0]);
  });

  test('is heard; a whole call too, or it is said that it cannot be', async () => {
    const { model, server, played } = aPage();
    server.on('clip', () => good({ wav: 'CLIP' }));
    server.on('tryCall', () => good({ wav: null }));
    await model.hear(ticket);
    await model.hearCall('ru');
    expect([played, model.fault.value]).toEqual([['CLIP'], { clip: null, why: 'unsaid' }]);
    expect(server.of('tryCall')[0]?.query).toEqual({ language: 'ru', number: 'A042', counter: '3' });
    server.on('clip', () => ({ ok: false, lost: true }));
    await model.hear(ticket);
    expect([model.trouble.value, model.fault.value]).toEqual(['lost', null]);
  });
});

test('several channels become one, and no sample leaves the range', () => {
  expect([...inOneChannel([new Float32Array([1, 0, -1]), new Float32Array([0, 0, -1])])]).toEqual([0.5, 0, -1]);
  const samples = samplesOf(Buffer.from(clipWav(new Float32Array([0, 1, -1, 3, -3])) ?? '', 'base64'));
  expect([0, 2, 4, 6, 8].map((at) => samples?.readInt16LE(at))).toEqual([0, 32_767, -32_767, 32_767, -32_767]);
});
