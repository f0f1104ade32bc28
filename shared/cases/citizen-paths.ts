import { atServer, inCentre } from '../path-parts.ts';

/** Method and path of what those ask who write to an authority, and who follow what they wrote by its secret. */
export const citizenPaths = {
  caseKinds: inCentre('GET', '/case-kinds'),
  registerCase: inCentre('POST', '/cases'),
  printCase: inCentre('POST', '/cases/print'),
  addDraft: inCentre('POST', '/drafts'),
  own: atServer('GET', '/m/:secret'),
  answerDraft: atServer('PATCH', '/m/:secret/answers'),
  withdrawOwn: atServer('POST', '/m/:secret/withdraw'),
  ownCaseComment: atServer('POST', '/m/:secret/comment'),
  ownCaseSupply: atServer('POST', '/m/:secret/supply'),
  ownCaseFile: atServer('POST', '/m/:secret/files'),
  ownCaseReopen: atServer('POST', '/m/:secret/reopen'),
  ownCaseFacts: atServer('GET', '/m/:secret/facts'),
  citizenWays: atServer('GET', '/citizen/codes'),
  askCitizenCode: atServer('POST', '/citizen/codes'),
  startCitizenSession: atServer('POST', '/citizen/session'),
  endCitizenSession: atServer('DELETE', '/citizen/session'),
  citizenCases: atServer('GET', '/citizen/cases'),
  ownCaseErase: atServer('POST', '/m/:secret/erase'),
  checkDocument: atServer('GET', '/v/:code'),
  ownCaseObject: atServer('POST', '/m/:secret/object'),
} as const;
export type CitizenRoute = keyof typeof citizenPaths;
