import { describe, expect, test } from 'vitest';
import { createOutcome } from '../../counter/request/outcome-model.ts';
import { leastLetters, receptionAnswerWords } from '../../ui/reception-answer.ts';
import { good, lost, refused, talkingApi } from './manager-fakes.ts';

/** [CS29] What a reception came to, as the clerk writes it. */

const named = (id: string) => ({ id, name: { az: id } });
const request = {
  ...{
    id: 'r1',
    number: 'Q26-000042-7',
    due: '2026-12-11',
    status: 'routed' as const,
    outcome: null,
    outcomeName: null,
  },
  outcomes: ['answered-orally', 'appeal-made', 'explained'].map(named),
  appeals: ['complaint', 'proposal'].map(named),
};
const open = () => {
  const server = talkingApi();
  const model = createOutcome({
    ...{
      api: server.api,
      centre: 'c',
      seat: 's1',
      language: 'en',
      request,
      asked: 'Our roof leaks.',
      kind: 'proposal',
    },
  });
  return { server, model };
};
const text = 'x'.repeat(leastLetters);

describe('the outcome', () => {
  test('says what is missing before anything is sent', async () => {
    const { server, model } = open();
    const faultAfter = async (part: Parameters<typeof model.say>[0]) => {
      model.say(part);
      expect(await model.save()).toBe(false);
      return model.fault.value;
    };
    expect(await faultAfter({})).toBe('noOutcome');
    expect(await faultAfter({ outcome: 'explained', text: ` ${text.slice(1)}` })).toBe('tooShort');
    expect(await faultAfter({ outcome: 'answered-orally', text })).toBe('noConsent');
    expect(await faultAfter({ outcome: 'appeal-made', appeal: ' ' })).toBe('noAppeal');
    expect(server.of('answerRequest')).toEqual([]);
  });

  test('of an appeal goes out with what they asked for, and the answer is in their language', async () => {
    const { server, model } = open();
    server.on('answerRequest', () => good({ request: { ...request, status: 'answered', outcome: 'appeal-made' } }));
    model.say({ outcome: 'appeal-made' });
    expect(await model.save()).toBe(true);
    expect(server.of('answerRequest')[0]?.body).toEqual({
      ...{ outcome: 'appeal-made', text: receptionAnswerWords('en').made },
      appeal: { kind: 'proposal', text: 'Our roof leaks.' },
    });
  });

  test('that was lost is sent again as it was, and a refusal is said', async () => {
    const { server, model } = open();
    server.on('answerRequest', () => lost);
    model.say({ outcome: 'explained', text });
    expect(await model.save()).toBe(false);
    expect(model.trouble.value).toBe('lost');
    server.on('answerRequest', () => refused('wrong-status'));
    expect(await model.save()).toBe(false);
    expect(model.trouble.value).toMatchObject({ code: 'wrong-status' });
    const [first, second] = server.of('answerRequest').map(({ key }) => key);
    expect(first).toBe(second);
  });
});
