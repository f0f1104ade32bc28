import { describe, expect, test } from 'vitest';
import { createCase, hasLetter, nextMove, otherMoves } from '../../office/case/case-model.ts';
import { missingIn, sendMove } from '../../office/case/moves.ts';
import { createInbox, daysLeft, urgencyOf } from '../../office/inbox-model.ts';
import { openOffice } from '../../office/office-model.ts';
import { createPaper } from '../../office/paper/paper-model.ts';
import { createSearch, searchBody } from '../../office/search/search-model.ts';
import appeal from '../../server/forms/appeal.json' with { type: 'json' };
import type { CaseBody } from '../../shared/cases/case-body-schema.ts';
import type { CaseStep } from '../../shared/cases/case-routes.ts';
import { receptionAnswerWords } from '../../ui/reception-answer.ts';
import { createSession } from '../../ui/session.ts';
import { manualClock } from '../fakes/clock.ts';
import { clerk } from '../gallery/staff.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, lost, place, refused, type TalkingApi, talkingApi } from './manager-fakes.ts';
import { name, officeBody, oneCase, wholeCase } from './office-fakes.ts';

/** The office: who is here, the inbox, a case and its moves, and a paper that becomes a case. */

const work = (server: TalkingApi, office = officeBody()) => ({
  ...{
    api: server.api,
    newKey: countedKeys(),
    clock: manualClock(),
    centre: 'small',
    office,
    go: () => undefined,
    sendTo: () => sendsNothing,
  },
});
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

describe('the office', () => {
  test('opens at the page that the address names, and goes with it', async () => {
    const server = talkingApi();
    server.on('session', () => good({ user: clerk }));
    server.on('office', () => good(officeBody()));
    server.on('cases', () => good({ cases: [oneCase()], next: null }));
    server.on('case', () => good(wholeCase()));
    const session = createSession(server.api);
    const address = place('case/c1');
    const model = openOffice({
      api: server.api,
      session,
      newKey: countedKeys(),
      clock: manualClock(),
      sendTo: () => sendsNothing,
      place: address,
      centreAsked: null,
    });
    expect(model.scene.value.step).toBe('door');
    await session.check();
    await settled();
    const page = () => (model.scene.value.step === 'in' ? model.scene.value.page.at : null);
    expect(page()).toBe('case');
    address.go('inbox/own');
    expect(page()).toBe('inbox');
    server.on('cases', () => refused('not-signed-in'));
    address.go('inbox/department');
    await settled();
    expect(model.scene.value.step).toBe('door');
    model.close();
  });

  test('says why it did not open, and looks again', async () => {
    const server = talkingApi();
    server.on('session', () => good({ user: clerk }));
    const session = createSession(server.api);
    const model = openOffice({
      api: server.api,
      session,
      newKey: countedKeys(),
      clock: manualClock(),
      sendTo: () => sendsNothing,
      place: place(),
      centreAsked: null,
    });
    await session.check();
    await settled();
    expect(model.scene.value).toEqual({ step: 'trouble', why: 'lost' });
    server.on('office', () => good(officeBody()));
    server.on('cases', () => good({ cases: [], next: null }));
    model.again();
    await settled();
    expect(model.scene.value.step).toBe('in');
    model.close();
  });
});

describe('the inbox', () => {
  test('begins with the box that one has use for, and goes on page by page', async () => {
    const server = talkingApi();
    server.on('cases', ({ query }) =>
      good(
        query !== undefined && 'after' in query
          ? { cases: [oneCase({ id: 'c2' })], next: null }
          : { cases: [oneCase()], next: '2026-04-08 M26' },
      ),
    );
    const inbox = createInbox(work(server), '');
    expect(inbox.box).toBe('own');
    await inbox.load();
    await inbox.more();
    await inbox.more();
    const state = inbox.state.value;
    expect(state.step === 'ready' && state.cases.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(server.of('cases').map(({ query }) => query)).toEqual([
      { box: 'own', only: 'open' },
      { box: 'own', only: 'open', after: '2026-04-08 M26' },
    ]);
  });

  test('a due date is overdue, near or far', () => {
    expect(daysLeft('2026-03-29', '2026-03-28')).toBe(1);
    const urgency = (due: string, overdue = false) => urgencyOf({ due, overdue }, '2026-03-06');
    expect([urgency('2026-03-05', true), urgency('2026-03-09'), urgency('2026-03-10')]).toEqual([
      ...['overdue', 'near', 'far'],
    ]);
  });
});

describe('a case', () => {
  test('has one next move by where it stands, and the others behind it', () => {
    expect(nextMove('received', ['route', 'ask'])).toBe('route');
    expect(nextMove('routed', ['assign', 'route'])).toBe('assign');
    expect(nextMove('assigned', ['ask', 'answer'])).toBe('answer');
    expect(nextMove('asked', ['supply'])).toBe('supply');
    expect(nextMove('assigned', ['comment'])).toBeNull();
    expect(nextMove('closed', ['reopen'])).toBeNull();
    expect(otherMoves('answer', ['ask', 'answer', 'close', 'comment'])).toEqual(['ask', 'comment']);
  });

  test('has a letter once it is answered, not if a table decided or it was left', () => {
    const step = { at: '2026-03-20T07:00:00.000Z', by: { kind: 'user', name: null }, reason: null, text: null };
    const having = (status: CaseBody['status'], what: CaseStep['what']) =>
      hasLetter(
        wholeCase({
          case: oneCase({ status, outcome: 'explained' }),
          steps: [
            {
              ...step,
              what,
              ...{ department: null, to: null, outcome: 'explained', due: null, register: null, said: null },
            },
          ],
        }),
      );
    expect([having('answered', 'answered'), having('closed', 'answered')]).toEqual([true, true]);
    expect([having('decided', 'decided'), having('left', 'left'), having('routed', 'answered')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('a move says what is missing before it is sent', () => {
    expect(missingIn('answer', { answer: ' ', outcome: 'x' })).toEqual(['answer', 'way']);
    expect(missingIn('route', { department: 'legal' })).toEqual([]);
    expect(missingIn('remind', {})).toEqual([]);
  });

  test('[CS29] the answer to a reception asks for what its outcome needs', () => {
    const missing = (said: Parameters<typeof missingIn>[1]) => missingIn('answer', said, 'reception');
    expect(missing({})).toEqual(['outcome', 'answer', 'way']);
    expect(missing({ outcome: 'answered-orally', answer: 'x' })).toEqual(['consent']);
    expect(missing({ outcome: 'appeal-made', appealText: 'x' })).toEqual(['appealKind']);
    expect(missing({ outcome: 'explained', answer: 'x', way: 'print' })).toEqual([]);
  });

  test('[CS29] by word of mouth it goes out with the consent, and an appeal with what is asked in it', async () => {
    const server = talkingApi();
    const sent: unknown[] = [];
    server.on('answerCase', ({ body }) => {
      sent.push(body);
      return good({ case: oneCase() });
    });
    const sending = {
      api: server.api,
      params: { centre: 'c', case: 'c1' },
      key: 'k',
      controlled: false,
      language: 'ru',
    };
    const answer = 'Dam təmir planına salınıb.';
    await sendMove(sending, 'answer', { outcome: 'answered-orally', answer, consent: 'yes', way: 'sms' });
    await sendMove(sending, 'answer', {
      outcome: 'appeal-made',
      appealKind: 'appeal',
      appealText: ' Dam axır ',
      answer: '',
    });
    expect(sent).toEqual([
      { text: answer, outcome: 'answered-orally', way: 'spoken', consent: true },
      {
        ...{ text: receptionAnswerWords('ru').made, outcome: 'appeal-made', way: 'spoken' },
        appeal: { kind: 'appeal', text: 'Dam axır' },
      },
    ]);
  });

  test('a lost answer is asked again as it was, a refused one anew; what was made is told', async () => {
    const server = talkingApi();
    server.on('case', () => good(wholeCase()));
    server.on('form', () => good(appeal));
    const model = createCase(work(server), 'c1');
    await model.load();
    model.choose('extend');
    await model.make('extend', { reason: 'expert' });
    expect(model.trouble.value).toBe('lost');
    server.on('extendCase', () => refused('too-late'));
    await model.make('extend', { reason: 'expert' });
    expect(model.trouble.value).toMatchObject({ code: 'too-late' });
    server.on('extendCase', () => good({ case: oneCase() }));
    await model.make('extend', { reason: ' expert ' });
    const keys = server.of('extendCase').map(({ key }) => key);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(server.of('extendCase')[2]?.body).toEqual({ reason: 'expert' });
    expect([model.done.value, model.open.value, model.trouble.value]).toEqual(['extend', null, null]);
  });

  test('says that a move is made once the page shows what came of it: a file that follows goes by that', async () => {
    const server = talkingApi();
    const received = wholeCase({ case: oneCase({ department: null }) });
    server.on('case', () => good(received));
    server.on('form', () => good(appeal));
    const model = createCase(work(server), 'c1');
    await model.load();
    expect(model.part.value).toBe('request');
    const coming = Promise.withResolvers<ReturnType<typeof good>>();
    server.on('case', () => coming.promise);
    server.on('routeCase', () => good({ case: oneCase() }));
    const making = model.make('route', { department: 'social' });
    await settled();
    expect([model.done.value, model.busy.value]).toEqual([null, true]);
    coming.resolve(good(wholeCase()));
    await making;
    expect([model.done.value, model.part.value]).toEqual(['route', 'answer']);
  });

  test('is not shown with the names of the form for its questions while no answer comes for that form', async () => {
    const server = talkingApi();
    server.on('case', () => good(wholeCase()));
    server.on('form', () => lost);
    const model = createCase(work(server), 'c1');
    await model.load();
    expect(model.state.value).toEqual({ step: 'trouble', why: 'lost' });
    server.on('form', () => good(appeal));
    await model.load();
    expect(model.state.value).toMatchObject({ step: 'ready', value: { form: { id: 'appeal' } } });
  });

  test('the other case of a joining is found by its number', async () => {
    const server = talkingApi();
    server.on('case', () => good(wholeCase()));
    server.on('cases', ({ query }) =>
      good({ cases: JSON.stringify(query) === '{"number":"M26-1"}' ? [oneCase({ id: 'c9' })] : [], next: null }),
    );
    server.on('joinCase', () => good({ case: oneCase() }));
    const model = createCase(work(server), 'c1');
    await model.load();
    await model.make('join', { number: 'M26-2' });
    expect(model.trouble.value).toMatchObject({ code: 'case-not-found' });
    await model.make('join', { number: 'M26-1' });
    expect(server.of('joinCase').map(({ body }) => body)).toEqual([{ to: 'c9' }]);
  });
});

describe('[CS16] a paper', () => {
  const answers = { text: 'Yol dağılıb', surname: 'S', name: 'A', address: 'Küçə 1', phone: '050 123 45 67' };

  test('is registered once all is answered; what came earlier takes a reason', async () => {
    const server = talkingApi();
    server.on('form', () => good(appeal));
    server.on('registerCase', () =>
      good({ number: 'M26-000001-A', due: '2026-04-08', receivedOn: '2026-03-06', secret: 's' }),
    );
    server.on('cases', () => good({ cases: [oneCase()], next: null }));
    const model = createPaper(work(server, { ...officeBody(), printers: [{ id: 'reception', name: 'Qəbul' }] }));
    await model.start();
    expect(await model.register()).toBe('answer-text');
    expect([...model.faults.value.keys()]).toEqual(['text', 'surname', 'name', 'address', 'phone']);
    for (const [field, value] of Object.entries(answers)) model.answer(field, value);
    expect(model.faults.value.size).toBe(0);
    model.say({ receivedOn: '2026-03-02', topic: 'roads' });
    expect(await model.register()).toBe('paper-reason');
    model.say({ reason: 'poçtla gəlib' });
    expect(await model.register()).toBeNull();
    expect(server.of('registerCase').map(({ body }) => body)).toEqual([
      {
        ...{ kind: 'appeal', channel: 'post', language: 'az', form: 'appeal', topic: 'roads' },
        answers: { ...answers, phone: '+994501234567' },
        contact: { name: 'S A', phone: '+994501234567', by: 'sms' },
        ...{ receivedAt: '2026-03-02', reason: 'poçtla gəlib' },
      },
    ]);
    expect(model.state.value).toMatchObject({ step: 'registered', id: 'c1' });
    const registered = model.state.value;
    if (registered.step !== 'registered') throw new Error('not registered');
    server.on('printCase', () => lost);
    const { printing } = registered;
    await printing.print();
    expect([printing.trouble.value, printing.sentTo.value]).toEqual(['lost', null]);
    server.on('printCase', () => good({ job: 'j', status: 'queued' }));
    await printing.print();
    expect([printing.trouble.value, printing.sentTo.value]).toEqual([null, 'Qəbul']);
    const asked = server.of('printCase');
    expect(asked.map(({ body }) => body)).toEqual(Array(2).fill({ secret: 's', printer: 'reception' }));
    // It comes out once, however often it is asked.
    expect(asked[0]?.key).toBe(asked[1]?.key);
    await model.start();
    expect(model.answers.value).toEqual({});
  });

  test('a date that is none, is still to come or is long ago is refused at its field, and never changed', async () => {
    const server = talkingApi();
    server.on('form', () => good(appeal));
    const model = createPaper(work(server));
    await model.start();
    for (const [field, value] of Object.entries(answers)) model.answer(field, value);
    for (const [receivedOn, why] of [
      ['', 'none'],
      ['2026-03-07', 'future'],
      ['2026-02-03', 'long-ago'],
    ] as const) {
      model.say({ receivedOn });
      expect([model.wrongDate.value, model.cameEarlier.value], receivedOn).toEqual([why, false]);
      expect(await model.register(), receivedOn).toBe('paper-received');
      expect(model.about.value.receivedOn).toBe(receivedOn);
    }
    for (const receivedOn of ['2026-03-06', '2026-02-04']) {
      model.say({ receivedOn });
      expect(model.wrongDate.value, receivedOn).toBeNull();
    }
    expect(server.of('registerCase')).toEqual([]);
  });

  test('[CS27] is filled in with its applicant by who helps: they are told its number, and it is opened no more', async () => {
    const office = officeBody();
    const helps = { ...office, me: { ...office.me, duties: { ...office.me.duties, lead: false, helps: true } } };
    const server = talkingApi();
    server.on('form', () => good(appeal));
    server.on('helpCase', () => lost);
    const model = createPaper(work(server, helps));
    await model.start();
    for (const [field, value] of Object.entries(answers)) model.answer(field, value);
    await model.register();
    const sent = { case: 'c1', number: 'M26-000001-A', receivedOn: '2026-03-06', until: '2026-03-20' };
    server.on('helpCase', () => good(sent));
    await model.register();
    const [first, second] = server.of('helpCase');
    expect([first?.body, first?.key]).toEqual([second?.body, second?.key]);
    expect(second?.body).toEqual({
      ...{ kind: 'appeal', language: 'az', form: 'appeal', answers: { ...answers, phone: '+994501234567' } },
      contact: { name: 'S A', phone: '+994501234567', by: 'sms' },
    });
    const summary = { form: appeal, kind: 'appeal', language: 'az', answers: { ...answers, phone: '+994501234567' } };
    expect(model.state.value).toEqual({ step: 'helped', value: sent, summary });
    for (const closed of ['cases', 'registerCase'] as const) expect(server.of(closed)).toEqual([]);
  });

  test('without a kind there is nothing to register, nor out of a call what a table decides', async () => {
    const decided = officeBody().kinds.map((kind) => ({ ...kind, table: 'assistance' }));
    const call = { ticket: 't1', kind: 'appeal', language: 'az' };
    const models = [
      createPaper(work(talkingApi(), { ...officeBody(), kinds: [] })),
      createPaper(work(talkingApi(), { ...officeBody(), kinds: decided }), call),
    ];
    for (const model of models) {
      await model.start();
      expect(model.state.value).toMatchObject({ step: 'trouble', why: { code: 'kind-not-found' } });
    }
  });

  test('[PV4] what a table decides is registered for who is there, by the document that they show', async () => {
    const decided = { ...name('assistance', 'Sosial yardım'), form: 'appeal', outcomes: ['grant'], extendTo: [30] };
    const office = officeBody();
    const server = talkingApi();
    server.on('form', () => good(appeal));
    server.on('registerCase', () =>
      good({ number: 'A26-000001-A', due: '2026-04-08', receivedOn: '2026-03-06', secret: 's' }),
    );
    server.on('cases', () => good({ cases: [], next: null }));
    const kinds = [...office.kinds, { ...decided, table: 'assistance' }];
    const model = createPaper(work(server, { ...office, kinds }));
    await model.start();
    expect(model.proof.value).toBeNull();
    model.say({ topic: 'roads', against: 'deputy' });
    model.say({ kind: 'assistance' });
    await settled();
    expect(model.channels.value).toEqual(['reception', 'counter']);
    for (const [field, value] of Object.entries({ ...answers, email: 'ayan@example.org' })) model.answer(field, value);
    model.say({ toldBy: 'sms' });
    expect(await model.register()).toBe('paper-fin');
    expect([model.needsProof.value, server.of('registerCase').length]).toEqual([true, 0]);
    // As it is typed on a Cyrillic keyboard.
    model.say({ fin: ' 5авс123' });
    expect(await model.register()).toBeNull();
    const [sent] = server.of('registerCase');
    expect(sent?.body).toMatchObject({ kind: 'assistance', channel: 'reception', proof: { fin: '5ABC123' } });
    expect(sent?.body).toMatchObject({ contact: { by: 'sms' } });
    for (const left of ['topic', 'against']) expect(sent?.body).not.toHaveProperty(left);
    await model.start();
    expect([model.about.value.fin, model.about.value.kind]).toEqual(['', 'appeal']);
  });

  test('the way it came stays when another kind is chosen, unless nobody shows a document by it', async () => {
    const office = officeBody();
    const kindOf = (id: string, more = {}) => ({
      ...name(id, id),
      form: 'appeal',
      outcomes: [],
      extendTo: [30],
      ...more,
    });
    const kinds = [kindOf('appeal'), kindOf('objection'), kindOf('assistance', { table: 'assistance' })];
    const server = talkingApi();
    server.on('form', () => good(appeal));
    const model = createPaper(work(server, { ...office, kinds }));
    await model.start();
    const channel = () => model.about.value.channel;
    model.say({ channel: 'e-mail' });
    model.say({ kind: 'objection' });
    expect(channel()).toBe('e-mail');
    model.say({ kind: 'assistance' });
    expect(channel()).toBe('reception');
    model.say({ kind: 'appeal' });
    expect(channel()).toBe('post');
    const called = createPaper(work(server, { ...office, kinds }), { ticket: 't1', kind: 'appeal', language: 'az' });
    await called.start();
    called.say({ kind: 'objection' });
    expect(called.about.value.channel).toBe('phone');
  });
});

describe('[CS11] a search', () => {
  test('sends what was said and leaves out what is empty; the last that was asked is shown', async () => {
    expect(searchBody({ name: ' əliyev ', phone: '', status: 'asked', channel: 'nowhere', overdue: true })).toEqual({
      ...{ name: 'əliyev', status: 'asked', overdue: true },
    });
    const server = talkingApi();
    const replies: ((value: ReturnType<typeof good>) => void)[] = [];
    server.on('searchCases', () => new Promise((resolve) => void replies.push(resolve)));
    const model = createSearch(work(server));
    model.say({ name: 'a' });
    const [first, second] = [model.find(), model.find(2)];
    replies[1]?.(good({ total: 51, found: [] }));
    replies[0]?.(good({ total: 7, found: [] }));
    await Promise.all([first, second]);
    expect(model.state.value).toMatchObject({ step: 'found', value: { total: 51 }, page: 2, pages: 2 });
    expect(server.of('searchCases').map(({ body }) => body)).toEqual([
      { name: 'a', page: 1 },
      { name: 'a', page: 2 },
    ]);
    server.on('searchCases', () => refused('not-allowed'));
    await model.find();
    expect(model.state.value).toMatchObject({ step: 'trouble', why: { code: 'not-allowed' } });
  });

  test('[CS11] nothing is looked for while something stands there for a date that is none', async () => {
    const server = talkingApi();
    server.on('searchCases', () => good({ total: 0, found: [] }));
    const model = createSearch(work(server));
    model.sayUnread('to', true);
    model.sayUnread('from', true);
    expect(model.wrongDates.value).toEqual(['from', 'to']);
    model.sayUnread('from', false);
    await model.find();
    expect([model.wrongDates.value, model.state.value]).toEqual([['to'], { step: 'asking' }]);
    model.sayUnread('to', false);
    await model.find();
    expect(server.of('searchCases')).toHaveLength(1);
    expect(model.state.value).toMatchObject({ step: 'found' });
  });
});
