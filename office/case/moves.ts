import { receptionKind } from '../../shared/booking/receptions.ts';
import type { CaseMove } from '../../shared/cases/cases.ts';
import type { Answer, Api } from '../../ui/api.ts';
import { answerParts, receptionAnswerWords } from '../../ui/reception-answer.ts';

/** The moves that staff make of a case: what each asks of the person, and how it is sent. */

export type MoveName = Exclude<
  CaseMove,
  | 'lapse'
  | 'resume'
  | 'reseat'
  | 'object'
  | 'close'
  | 'fact'
  | 'decide'
  | 'differ'
  | 'silent'
  | 'attach'
  | 'issue'
  | 'revoke'
  | 'try'
  | 'draw'
  | 'visit'
>;

export type FieldName =
  | 'department'
  | 'executor'
  | 'reason'
  | 'text'
  | 'answer'
  | 'outcome'
  | 'way'
  | 'ground'
  | 'institution'
  | 'number'
  | 'consent'
  | 'appealKind'
  | 'appealText';

/** What was written or chosen, by field. */
export type Said = { readonly [Field in FieldName]?: string };

export interface MoveField {
  readonly name: FieldName;
  /** It may be left empty. */
  readonly open?: true;
}

/** What each move asks, in order. */
export const moveFields: { readonly [Move in MoveName]: readonly MoveField[] } = {
  confirm: [],
  route: [{ name: 'department' }, { name: 'reason', open: true }],
  assign: [{ name: 'executor' }, { name: 'reason', open: true }],
  'hand-back': [{ name: 'reason' }],
  ask: [{ name: 'text' }],
  supply: [{ name: 'text', open: true }],
  remind: [],
  join: [{ name: 'number' }],
  'send-on': [{ name: 'institution' }, { name: 'reason' }],
  leave: [{ name: 'ground' }, { name: 'text', open: true }],
  extend: [{ name: 'reason' }],
  answer: [{ name: 'answer' }, { name: 'outcome' }, { name: 'way' }],
  withdraw: [{ name: 'reason' }],
  comment: [{ name: 'text' }],
  reopen: [{ name: 'reason' }],
  control: [{ name: 'reason' }],
};

/** What a move of a case asks, in order: the answer to a reception by what it comes to [CS29]. */
export function fieldsOf(move: MoveName, kind: string, { outcome = '' }: Said): readonly MoveField[] {
  if (move !== 'answer' || kind !== receptionKind) return moveFields[move];
  const parts = answerParts(outcome);
  if (parts === 'said') return [{ name: 'outcome' }, { name: 'answer' }, { name: 'consent' }];
  if (parts === 'appeal') return [{ name: 'outcome' }, { name: 'appealKind' }, { name: 'appealText' }];
  return [{ name: 'outcome' }, { name: 'answer' }, { name: 'way' }];
}

/** How an answer can go out. */
export const answerWays = ['e-mail', 'sms', 'post', 'print', 'portal'] as const;
export type AnswerWay = (typeof answerWays)[number];

/** The fields of a move that are still empty and may not be. */
export function missingIn(move: MoveName, said: Said, kind = ''): readonly FieldName[] {
  return fieldsOf(move, kind, said)
    .filter(({ name, open }) => open !== true && (said[name] ?? '').trim() === '')
    .map(({ name }) => name);
}

interface Sending {
  readonly api: Api;
  readonly params: { readonly centre: string; readonly case: string };
  readonly key: string;
  /** Whether it is under control: the move turns it over. */
  readonly controlled: boolean;
  /** The language in which the citizen is answered. */
  readonly language: string;
}

/** Sends a move with what was written. */
export async function sendMove(sending: Sending, move: MoveName, said: Said): Promise<Answer<unknown>> {
  const { api, controlled, language, ...ask } = sending;
  const { department = '', executor: user = '', ground = '', institution: to = '' } = said;
  const [reason, text] = [said.reason?.trim() ?? '', said.text?.trim() ?? ''];
  const why = reason === '' ? {} : { reason };
  if (move === 'confirm') return api('confirmCase', { ...ask, body: {} });
  switch (move) {
    case 'route':
      return api('routeCase', { ...ask, body: { department, ...why } });
    case 'assign':
      return api('assignCase', { ...ask, body: { user, ...why } });
    case 'hand-back':
      return api('handBackCase', { ...ask, body: { reason } });
    case 'ask':
      return api('askCitizen', { ...ask, body: { text } });
    case 'supply':
      return api('supplyCase', { ...ask, body: text === '' ? {} : { text } });
    case 'remind':
      return api('remindCitizen', { ...ask, body: {} });
    case 'join':
      return joined(sending, said.number ?? '');
    case 'send-on':
      return api('sendCaseOn', { ...ask, body: { to, reason } });
    case 'leave':
      return api('leaveCase', { ...ask, body: text === '' ? { ground } : { ground, text } });
    case 'extend':
      return api('extendCase', { ...ask, body: { reason } });
    case 'answer':
      return api('answerCase', { ...ask, body: answerOf(said, language) });
    case 'withdraw':
      return api('withdrawCase', { ...ask, body: { reason } });
    case 'comment':
      return api('commentCase', { ...ask, body: { text } });
    case 'reopen':
      return api('reopenCase', { ...ask, body: { reason } });
    case 'control':
      return api('controlCase', { ...ask, body: { on: !controlled, reason } });
  }
}

const answerOf = ({ outcome = '', answer = '', way, consent, appealKind = '', appealText = '' }: Said, to: string) => {
  const parts = answerParts(outcome);
  if (parts === 'appeal' && appealKind !== '') {
    const text = receptionAnswerWords(to).made;
    return { text, outcome, way: 'spoken', appeal: { kind: appealKind, text: appealText.trim() } } as const;
  }
  const text = answer.trim();
  if (consent !== undefined) return { text, outcome, way: 'spoken', consent: consent !== '' } as const;
  return { text, outcome, way: wayOf(way) };
};

const wayOf = (said: string | undefined): AnswerWay => answerWays.find((way) => way === said) ?? 'print';

/** The other case is named by its number, which people have on paper. */
const joined = async ({ api, params, key }: Sending, number: string): Promise<Answer<unknown>> => {
  const found = await api('cases', { params: { centre: params.centre }, query: { number } });
  if (!found.ok) return found;
  const [other] = found.value.cases;
  if (other === undefined) return { ok: false, refusal: { code: 'case-not-found', message: 'There is no such case' } };
  return api('joinCase', { params, key, body: { to: other.id } });
};
