import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOfJson } from '../../../server/text.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** What is no text is refused wherever it comes in. */

let server: AServer;
let url: string;
beforeAll(async () => {
  server = await aServer();
  await server.ask('manager', 'openDay', { body: {} });
  url = '/api/centres/small/tickets';
});
afterAll(() => server.close());

const post = (payload: Buffer | string, headers: { readonly [name: string]: string } = {}, path = url) =>
  server.app.inject({
    method: 'POST',
    url: path,
    headers: { authorization: `Bearer ${server.tokens.reception}`, 'content-type': 'application/json', ...headers },
    payload,
  });
const told = async (asked: ReturnType<typeof post>) => {
  const reply = await asked;
  return [reply.statusCode, reply.json().refusal?.message ?? 'taken'];
};

describe('a body', () => {
  test.each([
    [
      Buffer.concat([Buffer.from('{"service":"a","phone":"'), Buffer.from([0xfe, 0xee, 0xfd]), Buffer.from('"}')]),
      'UTF-8',
    ],
    [Buffer.concat([Buffer.from('{"service":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]), 'UTF-8'],
    [Buffer.from('{"service":"a","note":"\\ud800"}'), 'note holds half of a letter'],
    [Buffer.from('{"service":"a\\u0000"}'), 'service holds the character NUL'],
    [Buffer.from('{"service":{"\\udfff":1}}'), 'a name in service holds half of a letter'],
    [Buffer.from('{"service":"a","service":"b"}'), '"service" stands twice in one object'],
    [Buffer.from('{"note":"\\"service\\": {","service":"a", "serv\\u0069ce" :"a"}'), '"service" stands twice'],
    [Buffer.from('{"service":"a","x":[{"a":1},{"a":{"b":1,"c":2,"b":3}}]}'), '"b" stands twice in one object'],
    [Buffer.from('['.repeat(30_000)), 'nested deeper than 64 levels'],
    [Buffer.from(`{"service":${'{"a":'.repeat(70)}1${'}'.repeat(70)}}`), 'nested deeper than 64 levels'],
  ])('%.40s is refused', async (payload, message) => {
    const [status, text] = await told(post(payload));
    expect(status).toBe(400);
    expect(text).toContain(message);
  });

  test('is not said to have a name twice where it has not, however it is written', () => {
    const written = fc.tuple(fc.json(), fc.constantFrom(0, 2)).map(([json, space]) => {
      return JSON.stringify(JSON.parse(json), null, space);
    });
    fc.assert(
      fc.property(written, (json) => {
        expect(faultOfJson(json, JSON.parse(json)) ?? '').not.toContain('twice');
      }),
      { numRuns: 500 },
    );
  });

  test('letters beyond the first plane, written out or escaped, are text', async () => {
    expect((await post('{"service":"a"}')).statusCode).toBe(201);
    const ticket = (await post('{"service":"a"}')).json().value.ticket.id;
    const noted = await server.app.inject({
      method: 'PATCH',
      url: `${url}/${ticket}`,
      headers: { authorization: `Bearer ${server.tokens.manager}`, 'content-type': 'application/json' },
      payload: '{"note":"😀 \\ud83d\\ude00 ə\\u0259 \\\\ud800"}',
    });
    expect(noted.json().value?.ticket.note, noted.body).toBe('😀 😀 əə \\ud800');
  });
});

test.each(['%FE', 'a%ED%A0%80', '%00', '%C3'])('an address with %s is refused', async (part) => {
  for (const path of [`${url}?x=${part}`, `/api/centres/${part}/tickets`]) {
    const [status, text] = await told(post('{"service":"a"}', {}, path));
    expect([status, text]).toEqual([400, expect.stringMatching(/address/)]);
  }
});

test('a name that nobody knows is told in one line, however long it is', async () => {
  const name = `a\u202e\nb${'ə'.repeat(20_000)}`;
  const reply = await post(JSON.stringify({ service: 'a', [name]: 1 }));
  const { message, about } = reply.json().refusal;
  expect([reply.statusCode, message]).toEqual([400, expect.stringMatching(/^body\/a bə.*ə is not a known field$/u)]);
  expect([...message].length).toBeLessThanOrEqual(300);
  expect([...about.field].length).toBeLessThanOrEqual(300);
});

test('a key that is no text is refused', async () => {
  const bytes = (text: Buffer) => ({ 'idempotency-key': text.toString('latin1') });
  expect(await told(post('{"service":"a"}', bytes(Buffer.from([0x61, 0xfe, 0xee]))))).toEqual([
    400,
    'The header idempotency-key is not text in UTF-8',
  ]);
  expect((await post('{"service":"a"}', bytes(Buffer.from('tap-1')))).statusCode).toBe(201);
});
