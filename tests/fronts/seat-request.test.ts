import { describe, expect, test } from 'vitest';
import { createRequest } from '../../counter/request/request-model.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import { months, questions, weekdays } from '../../shared/text/az.ts';
import { answeredLines } from '../../ui/answer-text.ts';
import { lost, refused, scriptedApi } from './counter-fakes.ts';

/** What stands beside the ticket of somebody who booked. */

const form: Form = {
  id: 'f',
  version: 1,
  name: { az: 'F' },
  steps: [
    {
      id: 's',
      title: { az: 'S' },
      fields: [
        { id: 'kind', type: 'choice', label: { az: 'Növ' }, options: [{ id: 'a', name: { az: 'Ərizə' } }] },
        { id: 'why', type: 'text', label: { az: 'Niyə' }, show: { field: 'kind', is: 'a' } },
        { id: 'born', type: 'date', label: { az: 'Doğum' } },
        { id: 'sum', type: 'money', label: { az: 'Məbləğ' } },
        { id: 'who', type: 'person', label: { az: 'Kim' } },
        { id: 'agreed', type: 'consent', label: { az: 'Razı' } },
      ],
    },
  ],
};
const texts = { language: 'az', words: questions, calendar: { months, weekdays } };

describe('answers as people read them', () => {
  test('each kind of answer is told in its own way, and what shows no more under its own name', () => {
    const answers = {
      ...{ kind: 'a', why: 'belə', born: '1960-03-05', sum: 12_350, who: { surname: 'S', name: 'A' }, agreed: true },
      gone: 'köhnə',
    };
    expect(answeredLines(form, answers, texts).map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'Növ: Ərizə',
      'Niyə: belə',
      'Doğum: 5 mart 1960',
      'Məbləğ: 123.50 AZN',
      'Kim: S A',
      'Razı: Bəli',
      'gone: köhnə',
    ]);
  });

  test('without the form they stand under their own names, and what is empty does not stand', () => {
    const lines = answeredLines(null, { kind: 'a', why: ' ', list: ['x', 'y'] }, texts);
    expect(lines).toEqual([
      { id: 'kind', label: 'kind', text: 'a' },
      { id: 'list', label: 'list', text: 'x, y' },
    ]);
  });
});

describe('the request of a seat', () => {
  const seat = { id: 's1', service: 'pension' };
  const service = { ok: true, value: { documents: [{ az: 'Şəxsiyyət vəsiqəsi' }] } } as const;
  const person = { contact: { name: 'Ayan' }, form: 'f@1', answers: {} };
  const earlier = { came: 1, missed: 0, seats: [{ resource: 'official-head' }] };

  test('comes with its form and the officials that it names; a lost line takes nothing away', async () => {
    const server = scriptedApi();
    const request = createRequest(server.api, 'c', 's1');
    const loading = request.load();
    await server.answer({ ok: true, value: { seat, person, earlier } });
    await server.answer({ ok: true, value: form });
    await server.answer({ ok: true, value: [{ id: 'head' }] });
    await server.answer(service);
    await loading;
    const shown = request.state.value;
    expect(shown).toMatchObject({ step: 'ready', value: { person, form, officials: [{ id: 'head' }] } });
    expect(shown).toMatchObject({ value: { documents: service.value.documents } });
    expect(server.asked.map(({ route, params }) => [route, params])).toEqual([
      ['seat', { centre: 'c', seat: 's1' }],
      ['form', { form: 'f@1' }],
      ['officials', { centre: 'c' }],
      ['service', { centre: 'c', service: 'pension' }],
    ]);
    const again = request.load();
    await server.answer(lost);
    await again;
    expect(request.state.value).toBe(shown);
  });

  test('a refusal is said, and the next answer takes its place', async () => {
    const server = scriptedApi();
    const request = createRequest(server.api, 'c', 's1');
    const first = request.load();
    await server.answer(refused('seat-not-found'));
    await first;
    expect(request.state.value).toMatchObject({ step: 'trouble', why: { code: 'seat-not-found' } });
    const second = request.load();
    expect(request.state.value.step).toBe('loading');
    await server.answer({ ok: true, value: { seat, person: null, earlier: null } });
    await server.answer(refused('service-not-found'));
    await second;
    expect(request.state.value).toMatchObject({ step: 'ready', value: { person: null, form: null, documents: [] } });
  });
});
