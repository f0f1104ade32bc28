import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { checkAnswers, isFilled, shownFields } from '../../shared/cases/form.ts';
import { findFormFault } from '../../shared/cases/form-check.ts';
import type { Condition, Form, FormField } from '../../shared/cases/form-schema.ts';

const said = (az: string) => ({ az, ru: az, en: az });
const options = (...ids: readonly string[]) => ids.map((id) => ({ id, name: said(id) }));
const field = (id: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  ...{ id, type, label: said(id) },
  ...more,
});
const form = (...fields: readonly FormField[]): Form => ({
  ...{ id: 'f', version: 1, name: said('f') },
  steps: [{ id: 's', title: said('s'), fields: [...fields] }],
});
const reception = form(
  field('kind', 'choice', { options: options('proposal', 'application', 'complaint'), required: true }),
  field('about', 'text', { show: { field: 'kind', is: 'complaint' }, required: true }),
  field('who', 'person', {
    show: {
      all: [
        { field: 'kind', is: 'complaint' },
        { field: 'about', filled: true },
      ],
    },
  }),
  field('note', 'long', { max: 10 }),
);
const ids = (given: { readonly [id: string]: unknown }) => shownFields(reception, given).map(({ id }) => id);

describe('which questions show', () => {
  test('[FO1] by what was answered before', () => {
    expect(ids({})).toEqual(['kind', 'note']);
    expect(ids({ kind: 'complaint' })).toEqual(['kind', 'about', 'note']);
    expect(ids({ kind: 'complaint', about: 'x' })).toEqual(['kind', 'about', 'who', 'note']);
    expect(ids({ kind: 'complaint', about: ' ' })).toEqual(['kind', 'about', 'note']);
  });

  test('[FO2] what is hidden counts as not answered, though something was typed', () => {
    expect(ids({ kind: 'proposal', about: 'x' })).toEqual(['kind', 'note']);
  });

  test.each([
    [{ field: 'a', is: 'x' }, ['x', ['y', 'x']], ['y', undefined]],
    [{ field: 'a', in: ['x', 'z'] }, ['x', 'z'], ['y', undefined]],
    [{ field: 'a', not: 'x' }, ['y', undefined], ['x', ['x']]],
    [{ field: 'a', filled: false }, [undefined, '', [], false], ['x', 0, true]],
    [
      {
        any: [
          { field: 'a', is: 'x' },
          { field: 'a', is: 'y' },
        ],
      },
      ['x', 'y'],
      ['z'],
    ],
  ] as const)('[FO1] %j', (show, yes, no) => {
    const two = form(field('a', 'text'), field('b', 'text', { show: structuredClone(show) as Condition }));
    const shows = (a: unknown) => shownFields(two, a === undefined ? {} : { a }).length === 2;
    expect([yes.map(shows), no.map(shows)]).toEqual([yes.map(() => true), no.map(() => false)]);
  });
});

describe('answers', () => {
  const check = (of: Form, given: { readonly [id: string]: unknown }) => checkAnswers(of, given);
  const ruleOf = (of: FormField, value: unknown) => {
    const checked = check(form(of), { [of.id]: value });
    return checked.ok ? null : checked.faults[0]?.rule;
  };

  test('[FO2] [FO3] hidden ones are not stored, and all that is wrong is named in the order of the fields', () => {
    expect(check(reception, { kind: 'proposal', about: 'x', note: 'y' })).toEqual({
      ok: true,
      answers: { kind: 'proposal', note: 'y' },
    });
    expect(check(reception, { kind: 'complaint', note: 'x'.repeat(11), more: 1 })).toEqual({
      ok: false,
      faults: [
        { field: 'more', rule: 'unknown-field' },
        { field: 'about', rule: 'required' },
        { field: 'note', rule: 'too-long' },
      ],
    });
  });

  test.each([
    [
      field('a', 'text', { min: 2, pattern: '[a-c]+' }),
      ['ab'],
      [
        ['a', 'too-short'],
        ['abd', 'pattern'],
        [1, 'type'],
      ],
    ],
    [
      field('a', 'number', { min: 1, max: 3 }),
      [1, 2.5, 3],
      [
        [0, 'too-small'],
        [4, 'too-large'],
        ['2', 'type'],
        [Number.NaN, 'type'],
      ],
    ],
    [field('a', 'money'), [12_050], [[1.5, 'type']]],
    [
      field('a', 'date'),
      ['2026-02-28'],
      [
        ['2026-02-31', 'type'],
        ['28.02.2026', 'type'],
      ],
    ],
    [field('a', 'phone'), ['+994501234567'], [['0501234567', 'pattern']]],
    [
      field('a', 'email'),
      ['a@b.az'],
      [
        ['a@b', 'pattern'],
        ['a@b.az\r\nBcc: c@d.az', 'pattern'],
        ['a b@c.az', 'pattern'],
      ],
    ],
    [
      field('a', 'fin'),
      ['5XKL2AB'],
      [
        ['5xkl2ab', 'pattern'],
        ['5XKLOAB', 'pattern'],
        ['5XKL2A', 'pattern'],
      ],
    ],
    [
      field('a', 'choice', { options: options('x') }),
      ['x'],
      [
        ['y', 'not-offered'],
        [['x'], 'type'],
      ],
    ],
    [
      field('a', 'choices', { options: options('x', 'y'), max: 2 }),
      [['x', 'y']],
      [
        [['x', 'z'], 'not-offered'],
        [['x', 'x'], 'twice'],
        ['x', 'type'],
      ],
    ],
    [
      field('a', 'person'),
      [{ surname: 'S', name: 'A' }],
      [
        [{ surname: 'S' }, 'required'],
        [{ surname: 'S', name: 'A', fin: '1' }, 'type'],
      ],
    ],
    [
      field('a', 'people', { max: 1 }),
      [[{ surname: 'S', name: 'A' }]],
      [
        [[{}, {}], 'too-long'],
        [[{}], 'required'],
      ],
    ],
    [
      field('a', 'consent'),
      [true],
      [
        [false, 'required'],
        ['yes', 'type'],
      ],
    ],
  ] as const)('[FO3] of %j', (of, good, bad) => {
    for (const value of good) expect(ruleOf(of, value), JSON.stringify(value)).toBeNull();
    for (const [value, rule] of bad) expect(ruleOf(of, value), JSON.stringify(value)).toBe(rule);
  });

  test('[FO4] what is locked is the server’s; without a value of its own the field is open', () => {
    const of = form(field('surname', 'text', { source: 'identity.surname', lock: true, required: true }));
    expect(checkAnswers(of, { surname: 'typed' }, { surname: 'known' })).toEqual({
      ok: true,
      answers: { surname: 'known' },
    });
    expect(checkAnswers(of, {}, { surname: 'known' })).toEqual({ ok: true, answers: { surname: 'known' } });
    expect(checkAnswers(of, { surname: 'typed' })).toEqual({ ok: true, answers: { surname: 'typed' } });
    expect(checkAnswers(of, {}).ok).toBe(false);
  });

  test('[FO3] whatever is sent: what is taken was sent for a field that shows, is unchanged, and is taken again', () => {
    const value = fc.oneof(fc.constantFrom('complaint', 'proposal', '', 'x'), fc.jsonValue());
    const given = fc.dictionary(fc.constantFrom('kind', 'about', 'who', 'note', 'more', '__proto__'), value);
    fc.assert(
      fc.property(given, (sent) => {
        const checked = checkAnswers(reception, sent);
        if (!checked.ok) {
          expect(checked.faults.length).toBeGreaterThan(0);
          return;
        }
        const shown = shownFields(reception, sent).map(({ id }) => id);
        for (const [id, answer] of Object.entries(checked.answers)) {
          expect(shown).toContain(id);
          expect(answer).toEqual(sent[id]);
          expect(isFilled(answer)).toBe(true);
        }
        expect(checkAnswers(reception, checked.answers)).toEqual(checked);
      }),
      { seed: 12 },
    );
  });
});

describe('a form', () => {
  const fault = (of: Form) => findFormFault(of, ['az', 'ru', 'en'])?.path ?? null;

  test('that holds', () => expect(fault(reception)).toBeNull());

  test('that ships holds too', () => {
    const shipped = shippedForm('reception');
    expect(shipped).not.toBeNull();
    if (shipped !== null) expect(fault(shipped)).toBeNull();
  });

  test.each([
    [form(field('a', 'text'), field('a', 'text')), 'steps/0/fields/1/id'],
    [form(field('a', 'text', { show: { field: 'b', is: 'x' } }), field('b', 'text')), 'steps/0/fields/0/show/field'],
    [form(field('a', 'text'), field('b', 'text', { show: { field: 'a' } })), 'steps/0/fields/1/show'],
    [form(field('a', 'text'), field('b', 'text', { show: { field: 'a', is: 1, not: 2 } })), 'steps/0/fields/1/show'],
    [form(field('a', 'choice')), 'steps/0/fields/0/options'],
    [form(field('a', 'text', { options: options('x') })), 'steps/0/fields/0/options'],
    [form(field('a', 'choice', { options: options('x', 'x') })), 'steps/0/fields/0/options/1/id'],
    [form(field('a', 'number', { min: 2, max: 1 })), 'steps/0/fields/0/max'],
    [form(field('a', 'text', { lock: true })), 'steps/0/fields/0/lock'],
    [form({ ...field('a', 'text'), label: { az: 'a', ru: 'a' } }), 'steps/0/fields/0/label/en'],
    [form(field('a', 'text', { pattern: '[' })), 'steps/0/fields/0/pattern'],
    [form(field('a', 'text', { pattern: '(a+)+b' })), 'steps/0/fields/0/pattern'],
    [form(field('a', 'text', { pattern: 'a*a*a*a*b' })), 'steps/0/fields/0/pattern'],
    [form(field('a', 'number', { pattern: 'a' })), 'steps/0/fields/0/pattern'],
  ])('that does not is refused at its place', (of, path) => expect(fault(of)).toBe(path));

  test('a pattern that passes ends, whatever is typed', () => {
    const of = form(field('a', 'text', { pattern: 'a*a*a*b' }));
    expect(fault(of)).toBeNull();
    expect(checkAnswers(of, { a: 'a'.repeat(200) }).ok).toBe(false);
  });
});
