import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstTest,
  kindOfTest,
  shownIf,
  type TestKind,
  testKindsOf,
  testOf,
  valuesOf,
  withShownIf,
} from '../../manager/settings/forms/conditions.ts';
import { createFormEditor } from '../../manager/settings/forms/form-editor-model.ts';
import {
  formLike,
  type Place,
  placeOf,
  questionKinds,
  questionsBefore,
  questionsOf,
  withKind,
  withoutQuestion,
  withQuestion,
  withQuestionAdded,
  withQuestionMoved,
  withQuestionRenamed,
  withQuestionShifted,
  withStepAdded,
  withStepShifted,
} from '../../manager/settings/forms/form-edits.ts';
import { checkForm } from '../../server/forms/forms.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { shownFields } from '../../shared/cases/form.ts';
import { type FieldTest, type Form, fieldTypes } from '../../shared/cases/form-schema.ts';
import { keptShared } from '../fakes/kept-documents.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { good, talkingApi } from './manager-fakes.ts';

/** The forms that centres share, as they are changed on screen. */

const reception = (): Form => {
  const form = shippedForm('reception');
  if (form === null) throw new Error('no such form');
  return form;
};
const ids = (form: Form) => form.steps.map(({ fields }) => fields.map(({ id }) => id).join(' '));
const said = (text: string) => ({ az: text, ru: text, en: text });

test('every kind of question that the schema knows is offered', () => {
  expect(questionKinds.toSorted()).toEqual([...fieldTypes].toSorted());
});

describe('questions', () => {
  test('are moved within their page and over its edge; a page left empty goes', () => {
    const form = reception();
    const at = (id: string): Place => placeOf(form, id) ?? { step: -1, field: -1 };
    expect(ids(form).slice(0, 4)).toEqual(['kind', 'status', 'privilege privilege-name', 'email phone']);
    const down = withQuestionShifted(form, at('privilege'), 1);
    expect(ids(down)[2]).toBe('privilege-name privilege');
    expect(ids(withQuestionShifted(form, at('privilege'), -1)).slice(1, 3)).toEqual([
      'status privilege',
      'privilege-name',
    ]);
    expect(ids(withQuestionShifted(form, at('kind'), 1)).slice(0, 2)).toEqual([
      'kind status',
      'privilege privilege-name',
    ]);
    expect(withQuestionShifted(form, at('kind'), -1)).toBe(form);
    expect(ids(withQuestionMoved(form, at('phone'), { step: 2, field: 0 })).slice(2, 4)).toEqual([
      'phone privilege privilege-name',
      'email',
    ]);
    expect(ids(withStepShifted(form, 0, 1)).slice(0, 2)).toEqual(['status', 'kind']);
  });

  test('wherever they are moved, all are there once', () => {
    const form = reception();
    const all = questionsOf(form).map(({ field }) => field.id);
    const move = fc.tuple(fc.nat(30), fc.nat(12), fc.nat(4));
    assertSeeded(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const moved = moves.reduce((now, [which, step, field]) => {
          const question = questionsOf(now)[which % all.length];
          const to = step % now.steps.length;
          const last = now.steps[to]?.fields.length ?? 0;
          return question === undefined
            ? now
            : withQuestionMoved(now, question.place, { step: to, field: field % (last + 1) });
        }, form);
        expect(
          questionsOf(moved)
            .map(({ field }) => field.id)
            .toSorted(),
        ).toEqual(all.toSorted());
        expect(moved.steps.every(({ fields }) => fields.length > 0)).toBe(true);
      }),
    );
  });

  test('are added and removed; the last one stays', () => {
    const form = reception();
    const added = withQuestionAdded(form, { step: 0, field: 0 }, 'choices');
    expect(ids(added.form)[0]).toBe(`kind ${added.id}`);
    expect(questionsOf(added.form)[1]?.field).toMatchObject({
      type: 'choices',
      options: [{ id: 'answer-1' }, { id: 'answer-2' }],
    });
    const paged = withStepAdded(form, 0);
    expect(ids(paged.form)[1]).toBe(paged.id);
    expect(ids(withoutQuestion(paged.form, { step: 1, field: 0 }))).toEqual(ids(form));
    const one: Form = { ...form, steps: form.steps.slice(0, 1) };
    expect(withoutQuestion(one, { step: 0, field: 0 })).toBe(one);
  });

  test('of another kind lose what only the old kind could have', () => {
    const form = reception();
    const card = questionsOf(form).find(({ field }) => field.id === 'card')?.field;
    if (card === undefined) throw new Error('no card');
    expect(withKind(card, 'long')).toMatchObject({ type: 'long', max: 20 });
    expect(withKind(card, 'long').pattern).toBeUndefined();
    expect(withKind(card, 'number')).not.toHaveProperty('max');
    const choice = withKind(card, 'choice');
    expect(withKind(choice, 'text')).not.toHaveProperty('options');
  });

  test('by another id are named so by every condition', () => {
    const renamed = withQuestionRenamed(reception(), 'privilege', 'favour');
    expect(questionsOf(renamed).find(({ field }) => field.id === 'privilege-name')?.field.show).toEqual({
      field: 'favour',
      is: 'other',
    });
    expect(checkForm(renamed, 'reception').ok).toBe(true);
  });

  test('a condition looks at those before alone', () => {
    const form = reception();
    const place = placeOf(form, 'privilege-name') ?? { step: 0, field: 0 };
    expect(questionsBefore(form, place).map(({ id }) => id)).toEqual(['kind', 'status', 'privilege']);
  });
});

describe('a condition', () => {
  const [field] = questionsOf(reception()).map((one) => one.field);
  if (field === undefined) throw new Error('no question');

  test('is read and written as it is picked: none, one, all or any of several', () => {
    const test1 = { field: 'a', is: 'x' };
    const test2 = { field: 'b', filled: false };
    for (const show of [test1, { all: [test1, test2] }, { any: [test1, test2] }])
      expect(withShownIf(field, shownIf(show)).show).toEqual(show);
    expect(shownIf(undefined).tests).toEqual([]);
    expect(withShownIf({ ...field, show: test1 }, { of: 'all', tests: [] })).not.toHaveProperty('show');
  });

  test.each<[FieldTest, TestKind, string[]]>([
    [{ field: 'a', is: 'x' }, 'in', ['x']],
    [{ field: 'a', in: ['x', 'y'] }, 'in', ['x', 'y']],
    [{ field: 'a', not: 'x' }, 'not', ['x']],
    [{ field: 'a', filled: true }, 'filled', []],
    [{ field: 'a', filled: false }, 'empty', []],
  ])('%j is %s of %j, and back', (one, kind, values) => {
    expect([kindOfTest(one), valuesOf(one)]).toEqual([kind, values]);
    expect(testOf('a', kind, values)).toEqual(one);
  });

  test('begins with the first answer of a choice, and fits the kind of the question', () => {
    expect(firstTest(field)).toEqual({ field: 'kind', is: 'proposal' });
    expect(firstTest({ id: 'a', type: 'date', label: {} })).toEqual({ field: 'a', filled: true });
    expect(testKindsOf({ type: 'date' })).toEqual(['filled', 'empty']);
  });
});

describe('a change of a form', () => {
  const open = async () => {
    const { form: documents } = keptShared();
    const server = talkingApi();
    const read = await documents.read('reception');
    if (!read.ok) throw new Error('no form');
    const model = createFormEditor(read.value, {
      api: server.api,
      documents,
      clock: { now: () => 0 },
      languages: ['az', 'ru', 'en'],
    });
    return { documents, server, model };
  };

  test('a new question takes its id from what it is called until it is in force, and faults stand at their places', async () => {
    const { model } = await open();
    model.choose('kind');
    model.add('choice');
    const path = 'steps/0/fields/1';
    expect(
      [...model.faults.value].filter(([at]) => at.startsWith(`${path}/label`)).map(([, { code }]) => code),
    ).toEqual(['not-said', 'not-said', 'not-said']);
    for (const [language, text] of Object.entries({ az: 'Uşaq var?', ru: 'Есть дети?', en: 'Children?' }))
      model.call(language, text);
    expect(model.chosen.value).toBe('children');
    model.edit((field) => ({ ...field, options: [{ id: 'yes', name: said('Yes') }] }));
    expect([...model.faults.value]).toEqual([]);
    model.choose('kind');
    model.call('en', 'Which kind?');
    expect(model.chosen.value).toBe('kind');
    expect(checkForm(model.document.value, 'reception').ok).toBe(true);
    expect(await model.put()).toBe(true);
    expect([model.inForce.value.version, model.changed.value]).toEqual([2, false]);
  });

  test('nobody can be reached: said of the form as a whole', async () => {
    const { model } = await open();
    model.choose('phone');
    model.edit(({ required: _, ...field }) => field);
    expect(model.faults.value.get('steps')?.code).toBe('no-contact');
    expect(checkForm(model.document.value, 'reception')).toMatchObject({ ok: false });
  });

  test('what shows is what the conditions say that were picked', async () => {
    const { model } = await open();
    model.choose('note');
    model.edit((field) => withShownIf(field, { of: 'any', tests: [testOf('kind', 'in', ['complaint'])] }));
    const shows = (kind: string) => shownFields(model.document.value, { kind }).some(({ id }) => id === 'note');
    expect([shows('complaint'), shows('proposal')]).toEqual([true, false]);
    model.shift(placeOf(model.document.value, 'kind') ?? { step: 0, field: 0 }, 1);
    expect([...model.faults.value]).toEqual([]);
  });

  test('one that was removed leaves the next one open, and says where a condition looks at it', async () => {
    const { model } = await open();
    model.choose('privilege');
    const place = model.place.value;
    if (place === null) throw new Error('no place');
    model.remove(place);
    expect(model.chosen.value).toBe('privilege-name');
    expect(model.faults.value.get('steps/2/fields/0/show/field')?.code).toBe('not-before');
    model.undo();
    expect([model.changed.value, model.faults.value.size]).toEqual([false, 0]);
  });

  test('a new one begins with the questions of another, by an id of its own, and is in force once it is put', async () => {
    const { documents, server } = await open();
    const spoken = ['az', 'ru', 'en'];
    const like = (id: string) => formLike(reception(), id, ['reception', 'visit'], spoken);
    expect(['Permit', '-x', '', 'a_b', 'visit'].map(like)).toEqual([...Array(4).fill('malformed'), 'taken']);
    const value = like('permit');
    if (typeof value === 'string') throw new Error(value);
    const world = { api: server.api, documents, clock: { now: () => 0 }, languages: spoken };
    const model = createFormEditor({ value, etag: '' }, world);
    const other = createFormEditor({ value, etag: '' }, world);
    expect([model.isNew.value, model.changed.value, ids(model.document.value)]).toEqual([true, true, ids(reception())]);
    expect([...model.faults.value.keys()].toSorted()).toEqual(['name/az', 'name/en', 'name/ru']);
    model.change((form) => ({ ...form, name: said('Permit') }));
    expect([model.faults.value.size, checkForm(model.document.value, 'permit').ok]).toEqual([0, true]);
    expect([await model.put(), model.isNew.value, model.changed.value]).toEqual([true, false, false]);
    // Somebody else has begun one of the same id: theirs is not put over it.
    expect([await other.put(), other.isOutdated.value, other.isNew.value]).toEqual([false, true, true]);
    await other.takeTheirs();
    expect([other.isNew.value, other.changed.value, other.document.value.name]).toEqual([false, false, said('Permit')]);
  });

  test('an old version is taken up without being in force', async () => {
    const { server, model } = await open();
    const old = withQuestion(reception(), { step: 0, field: 0 }, (field) => ({ ...field, label: said('Old') }));
    server.on('formVersions', () => good({ versions: [{ version: 1, at: '2026-11-20T06:00:00.000Z', by: null }] }));
    server.on('form', () => good({ ...old, version: 7 }));
    await model.loadVersions();
    expect(model.versions.value).toMatchObject({ step: 'ready', value: [{ version: 1 }] });
    expect(await model.takeUp(7)).toBe(true);
    expect(server.of('form')[0]?.params).toEqual({ form: 'reception@7' });
    expect([model.changed.value, model.document.value.version, model.inForce.value]).toEqual([true, 1, reception()]);
    expect(model.document.value.steps[0]?.fields[0]?.label).toEqual(said('Old'));
  });

  test('is not put over what somebody else put meanwhile', async () => {
    const { documents, model } = await open();
    await documents.write('reception', '"1"', { ...reception(), name: said('Theirs') });
    model.change((form) => ({ ...form, name: said('Mine') }));
    expect([await model.put(), model.isOutdated.value]).toEqual([false, true]);
    await model.takeTheirs();
    expect([model.document.value.name, model.isOutdated.value]).toEqual([said('Theirs'), false]);
  });
});
