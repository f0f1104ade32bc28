import { inCentre } from './path-parts.ts';

/** Method and path of what those ask who write to an authority, and who follow what they wrote by its secret. */
export const citizenPaths = {
  caseKinds: inCentre('GET', '/case-kinds'),
  registerCase: inCentre('POST', '/cases'),
  printCase: inCentre('POST', '/cases/print'),
  addDraft: inCentre('POST', '/drafts'),
  own: { method: 'GET', path: '/api/m/:secret' },
  answerDraft: { method: 'PATCH', path: '/api/m/:secret/answers' },
  withdrawOwn: { method: 'POST', path: '/api/m/:secret/withdraw' },
  ownCaseComment: { method: 'POST', path: '/api/m/:secret/comment' },
  ownCaseSupply: { method: 'POST', path: '/api/m/:secret/supply' },
  ownCaseFile: { method: 'POST', path: '/api/m/:secret/files' },
  ownCaseReopen: { method: 'POST', path: '/api/m/:secret/reopen' },
  ownCaseFacts: { method: 'GET', path: '/api/m/:secret/facts' },
  citizenWays: { method: 'GET', path: '/api/citizen/codes' },
  askCitizenCode: { method: 'POST', path: '/api/citizen/codes' },
  startCitizenSession: { method: 'POST', path: '/api/citizen/session' },
  endCitizenSession: { method: 'DELETE', path: '/api/citizen/session' },
  citizenCases: { method: 'GET', path: '/api/citizen/cases' },
  ownCaseErase: { method: 'POST', path: '/api/m/:secret/erase' },
  checkDocument: { method: 'GET', path: '/api/v/:code' },
  ownCaseObject: { method: 'POST', path: '/api/m/:secret/object' },
} as const;
export type CitizenRoute = keyof typeof citizenPaths;
