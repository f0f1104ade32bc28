import { describe, expect, test } from 'vitest';
import type { AppealModel } from '../../appeal/appeal-model.ts';
import { sharedAppeal } from '../../appeal/shared-appeal.ts';
import { openSharedUse } from '../../ui/shared-device/shared-use.ts';
import { type AppealWorld, anAppealWorld, answers, caseKinds, withCards } from './appeal-fakes.ts';
import { good, lost, refused } from './manager-fakes.ts';

/** Writing to an authority: each step, what stands in the way, and that it is sent once. */

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const steps = ({ steps: all }: AppealWorld): readonly string[] => all.map(({ at, page }) => page ?? at);

const toQuestions = async (world: AppealWorld): Promise<AppealModel> => {
  const model = world.open();
  await settle();
  model.pickKind('complaint');
  model.pickTopic('pension');
  await settle();
  return model;
};
const toCheck = async (world: AppealWorld): Promise<AppealModel> => {
  const model = await toQuestions(world);
  const form = model.form.value;
  for (let page = form?.page.value; page != null; page = form?.page.value) {
    for (const { id } of page.fields)
      if (Object.hasOwn(answers, id)) form?.answer(id, Object.entries(answers).find(([name]) => name === id)?.[1]);
    expect(form?.next(), page.id).toBe(true);
    model.answered();
  }
  await settle();
  return model;
};

describe('on the way', () => {
  test('every step is one of the browser; nothing that was typed stands in it', async () => {
    const world = anAppealWorld();
    const model = await toCheck(world);
    expect(steps(world)).toEqual(['topic', 'text', 'identity', 'address', 'contact', 'check']);
    model.show({ at: 'topic' });
    expect(model.step.value).toEqual({ at: 'topic' });
    model.show({ at: 'kind' });
    expect(model.step.value).toEqual({ at: 'kind' });
    expect(JSON.stringify(world.steps)).not.toContain('Quliyeva');
  });

  test('an urgent topic says first what to do; a single kind is not asked for', async () => {
    const world = anAppealWorld();
    world.server.on('caseKinds', () => good({ ...caseKinds, kinds: caseKinds.kinds.slice(0, 1) }));
    const model = world.open();
    await settle();
    expect(model.step.value).toEqual({ at: 'topic' });
    model.pickTopic('violence');
    await settle();
    expect([model.step.value.at, world.server.of('form')]).toEqual(['urgent', []]);
    model.writeOn();
    await settle();
    expect(model.step.value).toEqual({ at: 'question', page: 'text' });
  });

  test('[RE3] what a table of practice decides is asked for with a practice card, and with no topic', async () => {
    const world = anAppealWorld();
    world.server.on('caseKinds', () => good(withCards));
    const model = world.open();
    await settle();
    model.pickKind('complaint');
    expect(model.step.value).toEqual({ at: 'card' });
    // What the browser's own way leads to is not before the card either.
    for (const at of ['question', 'check', 'topic'] as const) {
      model.show({ at });
      expect(model.step.value).toEqual({ at: 'card' });
    }
    model.pickCard('0NMN002');
    await settle();
    expect(model.step.value).toEqual({ at: 'question', page: 'text' });
    const form = model.form.value;
    for (const [field, value] of Object.entries(answers)) form?.answer(field, value);
    await model.send();
    const [sent] = world.server.of('registerCase');
    expect(sent?.body).toMatchObject({ kind: 'complaint', proof: { fin: '0NMN002' } });
    expect(sent?.body).not.toHaveProperty('topic');
  });

  test('[CS9] the official it is about goes with it, and with nothing else', async () => {
    const world = anAppealWorld();
    const officials = [{ id: 't', name: 'Tağıyeva Nigar', post: { az: 'Müdir' } }];
    world.server.on('caseKinds', () => good({ ...caseKinds, officials }));
    const model = await toCheck(world);
    model.nameOfficial('t');
    model.pickTopic('pension');
    await settle();
    model.nameOfficial(null);
    model.nameOfficial('t');
    await model.send();
    expect(world.server.of('registerCase').map(({ body }) => body)).toMatchObject([
      { kind: 'complaint', topic: 'pension', against: 't' },
    ]);
    model.nameOfficial(null);
  });

  test('[NO4] the way by which they are told first goes with it, the usual one where they chose none', async () => {
    const world = anAppealWorld();
    const model = await toCheck(world);
    model.form.value?.answer('email', 'ayan@example.org');
    model.tellBy('sms');
    await model.send();
    expect(world.server.of('registerCase')[0]?.body).toMatchObject({ contact: { by: 'sms' } });
    model.close();
    const other = anAppealWorld();
    const onlyPhone = await toCheck(other);
    onlyPhone.tellBy('email');
    await onlyPhone.send();
    expect(other.server.of('registerCase')[0]?.body).toMatchObject({ contact: { by: 'sms' } });
    onlyPhone.close();
  });

  test('[NO4] a letter goes to where they live or to the address that they type; without one nothing is sent', async () => {
    const world = anAppealWorld();
    const model = await toCheck(world);
    model.tellBy('letter');
    model.sendTo('  ');
    await model.send();
    expect(world.server.of('registerCase')).toEqual([]);
    model.sendTo(' Gəncə, Cavad xan 7 ');
    await model.send();
    expect(world.server.of('registerCase')[0]?.body).toMatchObject({
      contact: { by: 'letter', address: 'Gəncə, Cavad xan 7' },
    });
  });

  test('a reload goes on where it stood, without a question to the server beyond what it needs', async () => {
    const world = anAppealWorld();
    const first = await toCheck(world);
    first.close();
    const again = world.open({ before: { at: 'check' } });
    await settle();
    expect(again.step.value).toEqual({ at: 'check' });
    expect(again.form.value?.answers.value.surname).toBe('Quliyeva');
    expect(again.choice.value).toEqual({ kind: 'complaint', topic: 'pension' });
  });
});

describe('[FO5] what was answered is kept by the server', () => {
  test('page by page under one secret, and without an answer the next page tries again', async () => {
    const world = anAppealWorld();
    const answer = world.server;
    answer.on('addDraft', () => lost);
    const model = await toQuestions(world);
    model.form.value?.answer('text', answers.text);
    model.answered();
    await settle();
    expect(model.secret.value).toBeNull();
    answer.on('addDraft', () => good({ secret: 'kept', until: '', proof: null, proved: [], down: [] }));
    model.answered();
    await settle();
    expect(model.secret.value).toBe('kept');
    model.answered();
    await settle();
    expect(answer.of('answerDraft').map(({ body }) => body)).toEqual([
      { answers: { text: answers.text }, about: { kind: 'complaint', topic: 'pension' } },
    ]);
  });

  test('and is gone on with from its link, at what is not answered yet', async () => {
    const world = anAppealWorld();
    const draft = {
      ...{ centre: 'sample', form: 'appeal', language: 'az', answers: { text: answers.text }, hidden: [], until: '' },
      ...{ about: { kind: 'complaint', topic: 'pension' }, proof: null, proved: [], down: [] },
    };
    const model = world.open({ begun: { secret: 'kept', draft } });
    await settle();
    expect(model.step.value).toEqual({ at: 'question', page: 'identity' });
    expect(model.secret.value).toBe('kept');
  });
});

describe('sending', () => {
  test('sends what was answered with its contact and its draft, once, and tells the reckoning', async () => {
    const world = anAppealWorld();
    const model = await toCheck(world);
    await Promise.all([model.send(), model.send()]);
    expect(world.server.of('registerCase').map(({ body }) => body)).toEqual([
      {
        ...{ kind: 'complaint', topic: 'pension', form: 'appeal', answers, language: 'az' },
        contact: { name: 'Quliyeva Ayan', phone: '+994501234567', by: 'sms' },
        draft: 'secret-of-the-draft',
      },
    ]);
    expect(model.sent.value?.number).toBe('S26-000123-K');
    expect(model.told.value?.reckoning.from).toBe('2026-03-06');
    expect(steps(world).at(-1)).toBe('sent');
    model.show({ at: 'topic' });
    expect(steps(world).at(-1)).toBe('sent');
    expect(world.storage('novbe.appeal').read()).toBeNull();
  });

  test('without an answer the very same goes again under the same key, after a reload too', async () => {
    const world = anAppealWorld();
    world.server.on('registerCase', () => lost);
    const model = await toCheck(world);
    await model.send();
    expect(model.trouble.value).toEqual({ why: 'unsure' });
    model.close();
    const again = world.open({ before: { at: 'check' } });
    await settle();
    await again.send();
    const [first, second] = world.server.of('registerCase');
    expect([second?.key, second?.body]).toEqual([first?.key, first?.body]);
  });

  test('a refusal is said at its field, or in words', async () => {
    const world = anAppealWorld();
    const model = await toCheck(world);
    const about = { field: 'phone', rule: 'pattern', form: 'appeal@1' };
    world.server.on('registerCase', () => ({ ok: false, refusal: { code: 'bad-answers', message: '', about } }));
    await model.send();
    expect(model.step.value).toEqual({ at: 'question', page: 'contact' });
    expect([...(model.form.value?.faults.value ?? [])]).toEqual([['phone', 'pattern']]);
    world.server.on('registerCase', () => refused('too-many'));
    model.form.value?.answer('phone', answers.phone);
    await model.send();
    expect(model.trouble.value).toMatchObject({ why: 'refused', refusal: { code: 'too-many' } });
  });
});

describe('[FO5] on a device that many use', () => {
  const openUse = (world: AppealWorld, model: AppealModel) =>
    openSharedUse({ clock: world.clock, ...sharedAppeal(model) });

  test('what is written is hidden after half a minute and cleared after two; nothing of it stays', async () => {
    const world = anAppealWorld();
    const model = await toCheck(world);
    const use = openUse(world, model);
    await world.clock.advance(30_000);
    expect([use.hidden.value, use.left.value]).toEqual([true, null]);
    await world.clock.advance(70_000);
    expect([use.hidden.value, use.left.value]).toEqual([true, 20]);
    await world.clock.advance(20_000);
    const { choice, form, secret, step } = model;
    expect([choice.value, form.value, secret.value, step.value]).toEqual([null, null, null, { at: 'kind' }]);
    expect([use.hidden.value, use.left.value]).toEqual([false, null]);
    expect(world.storage('novbe.appeal').read()).toBeNull();
    model.show({ at: 'check' });
    expect(step.value).toEqual({ at: 'kind' });
    use.close();
    model.close();
  });

  test('so is what was sent; where one kind is all there is, it stays picked', async () => {
    const world = anAppealWorld();
    world.server.on('caseKinds', () => good({ ...caseKinds, kinds: caseKinds.kinds.slice(1) }));
    const model = await toCheck(world);
    await model.send();
    const use = openUse(world, model);
    await world.clock.advance(120_000);
    expect([model.sent.value, model.told.value]).toEqual([null, null]);
    expect([model.choice.value, model.step.value]).toEqual([{ kind: 'complaint', topic: null }, { at: 'topic' }]);
    await world.clock.advance(600_000);
    expect([use.hidden.value, use.left.value]).toEqual([false, null]);
    use.close();
    model.close();
  });

  test('an answer that comes after it was cleared gives the next one no secret of the one before', async () => {
    const world = anAppealWorld();
    const model = await toQuestions(world);
    model.form.value?.answer('text', answers.text);
    model.answered();
    model.clear();
    await settle();
    expect(world.server.of('addDraft')).toHaveLength(1);
    expect(model.secret.value).toBeNull();
    model.close();
  });
});
