import { expect, test } from 'vitest';
import { noticeKey, noticesOf } from '../../engine/notices/notices-of.ts';
import { whyCaseNotSent, whyCodeNotSent } from '../../engine/notices/still-stands.ts';
import { drawnCaseNotice } from '../../server/notices/notice-words.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { Case, CaseStatus } from '../../shared/cases/cases.ts';
import { type CaseNoticeKind, caseNoticeKinds } from '../../shared/notices/notices.ts';

/** What citizens are told of their cases. */

const rules = { reminders: [86_400], quiet: { from: '21:00', to: '09:00' }, timeZone: 'Asia/Baku' };
const stamp = {
  ...{ at: 5000, date: null, practice: false, case: 'c1' },
  by: { kind: 'system', id: 'clock', role: 'system' },
} as const;
const told = (event: CaseEvent) => noticesOf(event, rules).map(({ kind, mustReach, due }) => [kind, mustReach, due]);

test('[NO1] each step that the citizen waits for is told once and at once, the rest is not', () => {
  const answered = { ...stamp, type: 'case-answered', text: 't', outcome: 'o', with: null } as const;
  expect(told({ ...stamp, type: 'case-asked', text: 't', pausesFrom: null })).toEqual([['case-asked', true, 0]]);
  expect(told({ ...stamp, type: 'case-reminded' })).toEqual([['case-asked', true, 0]]);
  expect(told({ ...stamp, type: 'case-extended', days: 30, due: '2026-04-29' })).toEqual([['case-extended', true, 0]]);
  expect(told({ ...stamp, type: 'case-due-moved', was: '2026-04-08', due: '2026-04-09' })).toEqual([
    ['case-extended', true, 0],
  ]);
  const visit = { department: 'd', seed: 's', candidates: ['v'], drawn: 'v' } as const;
  expect(told({ ...stamp, type: 'case-visit-drawn', ...visit })).toEqual([['case-visit', true, 0]]);
  expect(told({ ...stamp, type: 'case-sent-on', to: 'X', late: false })).toEqual([['case-sent-on', true, 0]]);
  expect(told({ ...answered, way: 'e-mail' })).toEqual([['case-answered', true, 0]]);
  // Who handed it over has told them.
  expect(told({ ...answered, way: 'print' })).toEqual([['case-answered', false, 0]]);
  expect(told({ ...stamp, type: 'case-left', ground: 'g', text: null })).toEqual([['case-answered', true, 0]]);
  const decided = { table: 't', version: 1, tableHash: 'h', factsHash: 'f', row: 'r', outcome: 'grant' } as const;
  const granted = { ...decided, ground: null, amount: 30_000, months: 12, from: '2026-03-01', text: 'x' };
  expect(told({ ...stamp, type: 'case-decided', ...granted })).toEqual([['case-decided', true, 0]]);
  for (const event of [
    { ...stamp, type: 'case-routed', department: 'd', row: null },
    { ...stamp, type: 'case-assigned', executor: 'e' },
    { ...stamp, type: 'case-commented', text: 't' },
  ] as const)
    expect(told(event), event.type).toEqual([]);
});

test('[NO1] a question and its reminder have keys of their own', () => {
  const keys = [
    { ...stamp, type: 'case-asked', text: 't', pausesFrom: null } as const,
    { ...stamp, at: 9000, type: 'case-reminded' } as const,
  ].flatMap((event) => noticesOf(event, rules).map(noticeKey));
  expect(new Set(keys).size).toBe(2);
});

test('[PV5] a code goes out for as long as it counts, and not once it was used', () => {
  expect(whyCodeNotSent({ expiresAt: 5000 }, 4999)).toBeNull();
  expect(whyCodeNotSent({ expiresAt: 5000 }, 5000)).toBe('too-late');
  expect(whyCodeNotSent(null, 0)).toBe('changed');
});

test('[NO3] it goes out only while what it tells of is so', () => {
  const sent = (kind: CaseNoticeKind): readonly string[] =>
    (
      [
        'unconfirmed',
        'received',
        'assigned',
        'asked',
        'answered',
        'decided',
        'left',
        'sent-on',
        'withdrawn',
        'lapsed',
      ] as const
    ).filter((status: CaseStatus) => whyCaseNotSent(kind, { status } as Case) === null);
  expect(Object.fromEntries(caseNoticeKinds.map((kind) => [kind, sent(kind)]))).toEqual({
    'case-unconfirmed': ['unconfirmed'],
    'case-lapsed': ['lapsed'],
    'case-received': ['received', 'assigned', 'asked', 'answered', 'decided', 'left', 'sent-on'],
    'case-asked': ['asked'],
    'case-extended': ['received', 'assigned', 'asked'],
    'case-visit': [],
    'case-sent-on': ['sent-on'],
    'case-answered': ['answered', 'left'],
    'case-decided': ['decided'],
  });
  expect(whyCaseNotSent('case-asked', null)).toBe('changed');
  // [CS26] Of a visit until it is made, or the case has ended.
  const visited = (change: object) => ({ visitor: 'v', visitedAt: null, status: 'assigned', ...change }) as Case;
  expect(whyCaseNotSent('case-visit', visited({}))).toBeNull();
  for (const over of [{ visitedAt: 5 }, { status: 'withdrawn' }])
    expect(whyCaseNotSent('case-visit', visited(over))).toBe('changed');
});

test('[NO5] number, date and link, in the language of the case, or in the words of the centre; nothing of what was written', () => {
  const facts = { centre: 'Mərkəz', number: 'M26-000001-K', due: '2026-04-08', title: undefined } as const;
  const link = 'https://queue.example.org/m/secret';
  const received = drawnCaseNotice({ ...facts, kind: 'case-received', language: 'az', link });
  expect(received.subject).toBe('Müraciətiniz alındı: M26-000001-K');
  for (const part of ['Mərkəz', 'M26-000001-K', '8 aprel', link]) expect(received.mail).toContain(part);
  expect(received.sms).toContain(link);
  const answered = drawnCaseNotice({ ...facts, kind: 'case-answered', language: 'ru', link: null });
  expect([answered.sms, answered.mail.includes('апреля')]).toEqual([
    'Mərkəz: На ваше обращение есть ответ. M26-000001-K.',
    false,
  ]);
  const decided = drawnCaseNotice({ ...facts, kind: 'case-decided', language: 'az', link });
  expect(decided.sms).toBe(`Mərkəz: Ərizəniz üzrə qərar var. M26-000001-K. ${link}`);
  const visit = drawnCaseNotice({ ...facts, kind: 'case-visit', language: 'ru', link });
  expect(visit.sms).toContain('К вам придут осмотреть жильё. M26-000001-K. Придут не позднее: 8 апреля');
  const own = drawnCaseNotice({ ...facts, kind: 'case-asked', language: 'en', link, title: { en: 'Please look' } });
  expect(own.subject).toBe('Please look: M26-000001-K');
});
