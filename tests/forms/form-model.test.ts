import { describe, expect, test } from 'vitest';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { checkAnswers } from '../../shared/cases/form.ts';
import type { Form, FormField } from '../../shared/cases/form-schema.ts';
import * as az from '../../shared/text/az.ts';
import * as en from '../../shared/text/en.ts';
import * as ru from '../../shared/text/ru.ts';
import { createFormModel, type FormModel, type FormModelParts } from '../../ui/form/form-model.ts';
import { answerWords, faultWords } from '../../ui/form/form-words.ts';
import { tidied } from '../../ui/form/tidy.ts';

const reception = shippedForm('reception');
if (reception === null) throw new Error('there is no form of receptions');
const form: Form = reception;
const opened = (parts: Partial<FormModelParts> = {}): FormModel => createFormModel({ form, ...parts });
const pageOf = (model: FormModel): string | null => model.page.value?.id ?? null;
const pagesOf = (model: FormModel): readonly string[] => model.pages.value.map(({ id }) => id);

/** Answers what is there on the page and goes on. */
const on = (model: FormModel, given: { readonly [field: string]: unknown }): boolean => {
  for (const [field, value] of Object.entries(given)) model.answer(field, value);
  return model.next();
};
/** Everything, to the summary. */
const answerAll = (model: FormModel): void => {
  on(model, { kind: 'complaint' });
  on(model, { status: 'pensioner' });
  on(model, { privilege: 'none' });
  on(model, { phone: '050 123 45 67', email: ' ana@example.az ' });
  on(model, { address: 'Bakı, Nizami küçəsi 1' });
  on(model, {});
  on(model, { surname: ' Məmmədova', name: 'Nərgiz' });
  on(model, { born: '1955-3-27', fin: '1ab2сd3' });
};

describe('the pages of a form', () => {
  test('[FO1] are what the form asks at once, in its order, and only what shows', () => {
    const model = opened();
    expect(pagesOf(model)).toEqual([
      'kind',
      'status',
      'privilege',
      'contact',
      'address',
      'note',
      'identity',
      'document',
    ]);
    expect(model.place.value).toEqual({ at: 1, of: 8 });
    model.answer('status', 'employed');
    expect(pagesOf(model)).toContain('work');
    expect(model.pages.value.find(({ id }) => id === 'privilege')?.fields.map(({ id }) => id)).toEqual(['privilege']);
    model.answer('privilege', 'other');
    expect(model.pages.value.find(({ id }) => id === 'privilege')?.fields).toHaveLength(2);
  });

  test('or each field alone, for a screen that has room for one', () => {
    const model = opened({ by: 'field' });
    expect(pagesOf(model).slice(3, 6)).toEqual(['email', 'phone', 'address']);
    expect(model.pages.value.every(({ fields }) => fields.length === 1)).toBe(true);
  });

  test('[FO4] what the server has locked is not asked, but stands in the summary', () => {
    const locked = { surname: 'Məmmədova', name: 'Nərgiz', father: 'Əli', kind: 'proposal' };
    const model = opened({ locked, by: 'field' });
    expect(pagesOf(model)).not.toContain('surname');
    // The form locks no kind: it is asked all the same.
    expect(pagesOf(model)).toContain('kind');
    const row = model.summary.value.find(({ field }) => field.id === 'surname');
    expect(row).toMatchObject({ answer: 'Məmmədova', locked: true, page: '' });
  });
});

describe('going through it', () => {
  test('a page is left only when it is answered well; what is wrong is said until it is answered again', () => {
    const model = opened();
    expect(model.next()).toBe(false);
    expect(Object.fromEntries(model.faults.value)).toEqual({ kind: 'required' });
    model.answer('kind', 'application');
    expect(model.faults.value.size).toBe(0);
    expect(model.next()).toBe(true);
    expect(pageOf(model)).toBe('status');
    expect(model.mayBeSkipped.value).toBe(false);
    expect(model.skip()).toBe(false);
  });

  test('back and forth keeps the answers; an open page may be skipped', () => {
    const model = opened();
    expect(model.back()).toBe(false);
    on(model, { kind: 'proposal' });
    on(model, { status: 'student' });
    expect(model.mayBeSkipped.value).toBe(true);
    model.answer('privilege', 'disability');
    expect(model.skip()).toBe(true);
    expect(model.answers.value).not.toHaveProperty('privilege');
    expect(model.back() && model.back()).toBe(true);
    expect(pageOf(model)).toBe('status');
    expect(model.answers.value.status).toBe('student');
  });

  test('[FO2] what does not show any more is kept on the screen and not sent', () => {
    const model = opened();
    on(model, { kind: 'proposal' });
    on(model, { status: 'employed' });
    on(model, {});
    on(model, { phone: '+994501234567' });
    on(model, { workplace: 'Zavod', post: 'Usta' });
    model.open('status');
    on(model, { status: 'pensioner' });
    expect(model.summary.value.map(({ field }) => field.id)).not.toContain('workplace');
    model.open('kind');
    answerAll(model);
    expect(model.complete()).not.toHaveProperty('workplace');
    expect(model.answers.value.workplace).toBe('Zavod');
    model.answer('status', 'employed');
    expect(model.complete()).toMatchObject({ workplace: 'Zavod', post: 'Usta' });
  });

  test('at the end stands the summary; what is sent, the server takes as it is', () => {
    const model = opened();
    answerAll(model);
    expect(model.page.value).toBeNull();
    expect(model.place.value).toEqual({ at: 9, of: 8 });
    const sent = model.complete();
    expect(sent).toMatchObject({ phone: '+994501234567', email: 'ana@example.az', surname: 'Məmmədova' });
    expect(sent).toMatchObject({ born: '1955-03-27', fin: '1AB2CD3' });
    expect(sent).not.toHaveProperty('note');
    expect(checkAnswers(form, sent ?? {})).toEqual({ ok: true, answers: sent });
    expect(model.back()).toBe(true);
    expect(pageOf(model)).toBe('document');
  });

  test('a page opened from the summary leads back to it, over what it has opened', () => {
    const model = opened();
    answerAll(model);
    model.open('address');
    expect(on(model, { address: 'Gəncə' })).toBe(true);
    expect(model.page.value).toBeNull();
    model.open('privilege');
    on(model, { privilege: 'other' });
    expect(pageOf(model)).toBe('privilege');
    expect(Object.fromEntries(model.faults.value)).toEqual({ 'privilege-name': 'required' });
    on(model, { 'privilege-name': 'Çernobıl' });
    expect(model.page.value).toBeNull();
  });

  test('what the server refuses is said where it is put right', () => {
    const model = opened();
    answerAll(model);
    model.refuse('email', 'pattern');
    expect(pageOf(model)).toBe('contact');
    expect(model.faults.value.get('email')).toBe('pattern');
    on(model, { email: '' });
    expect(model.page.value).toBeNull();
    model.answer('address', '');
    expect(model.complete()).toBeNull();
    expect(pageOf(model)).toBe('address');
    expect(model.faults.value.get('address')).toBe('required');
  });

  test('goes on where it was, with what was kept', () => {
    const before = opened();
    answerAll(before);
    const model = opened({ kept: before.answers.value, at: null });
    expect(model.page.value).toBeNull();
    expect(model.complete()).toEqual(before.complete());
    expect(pageOf(opened({ kept: before.answers.value, at: 'note' }))).toBe('note');
  });
});

describe('what is typed is put as it was meant', () => {
  test.each([
    ['phone', '050 123-45-67', '+994501234567'],
    ['phone', '00994 (50) 1234567', '+994501234567'],
    ['phone', '994501234567', '+994501234567'],
    ['phone', '+44 20 7946 0018', '+442079460018'],
    ['phone', '123', '123'],
    ['fin', ' 1аb2сd3 ', '1AB2CD3'],
    ['fin', 'о1і2345', '0112345'],
    ['date', '1955-3-7', '1955-03-07'],
    ['date', '--', ''],
    ['date', '1955--', '1955--'],
    ['money', '1 200,5', 120050],
    ['money', '0.10', 10],
    ['money', '1,005', '1,005'],
    ['number', '12,5', 12.5],
    ['number', 'çox', 'çox'],
    ['text', '  söz ', 'söz'],
    ['person', { surname: ' A ', name: 'B', patronymic: '' }, { surname: 'A', name: 'B' }],
    ['person', { surname: '', name: ' ', patronymic: '' }, undefined],
    ['consent', true, true],
  ] as const)('%s: %j is %j', (type, typed, meant) => {
    expect(tidied(type, typed)).toEqual(meant);
  });
});

describe('in words', () => {
  const field = (type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
    ...{ id: 'x', type, label: { az: 'x', ru: 'x', en: 'x' } },
    ...more,
  });

  test('a fault says what is missing and how it is written, in each language', () => {
    const say = (type: FormField['type'], rule: Parameters<typeof faultWords>[2], more: Partial<FormField> = {}) =>
      faultWords(en.questions, field(type, more), rule);
    expect(say('choice', 'required')).toBe('Choose an answer.');
    expect(say('text', 'too-short', { min: 3 })).toContain('at least 3');
    expect(say('phone', 'pattern')).toContain('+994');
    expect(say('text', 'too-long', { max: 20 })).toContain('20');
    expect(say('long', 'too-long')).toContain('4000');
    expect(say('choices', 'too-short', { min: 2 })).toBe('Choose at least 2.');
    expect(say('money', 'too-large', { max: 12050 })).toContain('120.50');
    for (const words of [az.questions, ru.questions])
      expect(faultWords(words, field('date'), 'type')).toBe(words.faults.date);
  });

  test('answers are read as they were meant', () => {
    const say = { language: 'ru', words: ru.questions, calendar: { months: ru.months, weekdays: ru.weekdays } };
    const options = [
      { id: 'a', name: { az: 'Bir', ru: 'Один' } },
      { id: 'b', name: { az: 'İki', ru: 'Два' } },
    ];
    expect(answerWords(field('choice', { options }), 'a', say)).toBe('Один');
    expect(answerWords(field('choices', { options }), ['a', 'b'], say)).toBe('Один, Два');
    expect(answerWords(field('date'), '1955-03-27', say)).toBe('27 марта 1955');
    expect(answerWords(field('money'), 12050, say)).toBe('120.50 AZN');
    expect(answerWords(field('people'), [{ surname: 'A', name: 'B' }], say)).toBe('A B');
    expect(answerWords(field('consent'), true, say)).toBe('Да');
  });
});
