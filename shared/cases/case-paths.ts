import { inCentre } from '../path-parts.ts';

/** Method and path of what staff do with what is asked in writing. */
export const casePaths = {
  cases: inCentre('GET', '/cases'),
  case: inCentre('GET', '/cases/:case'),
  routeCase: inCentre('POST', '/cases/:case/route'),
  assignCase: inCentre('POST', '/cases/:case/assign'),
  handBackCase: inCentre('POST', '/cases/:case/hand-back'),
  askCitizen: inCentre('POST', '/cases/:case/ask'),
  supplyCase: inCentre('POST', '/cases/:case/supply'),
  remindCitizen: inCentre('POST', '/cases/:case/remind'),
  joinCase: inCentre('POST', '/cases/:case/join'),
  sendCaseOn: inCentre('POST', '/cases/:case/send-on'),
  leaveCase: inCentre('POST', '/cases/:case/leave'),
  extendCase: inCentre('POST', '/cases/:case/extend'),
  answerCase: inCentre('POST', '/cases/:case/answer'),
  withdrawCase: inCentre('POST', '/cases/:case/withdraw'),
  commentCase: inCentre('POST', '/cases/:case/comment'),
  addCaseFile: inCentre('POST', '/cases/:case/files'),
  issueDocument: inCentre('POST', '/cases/:case/documents'),
  withdrawDocument: inCentre('POST', '/cases/:case/documents/:document/withdraw'),
  reopenCase: inCentre('POST', '/cases/:case/reopen'),
  controlCase: inCentre('POST', '/cases/:case/control'),
  drawVisitor: inCentre('POST', '/cases/:case/visit/draw'),
  writeVisit: inCentre('POST', '/cases/:case/visit'),
  casesToTell: inCentre('GET', '/cases/to-tell'),
  tellCase: inCentre('POST', '/cases/:case/notices/:notice/told'),
} as const;
export type CaseRoute =
  | keyof typeof casePaths
  | 'caseKinds'
  | 'registerCase'
  | 'ownCaseComment'
  | 'ownCaseFile'
  | 'ownCaseSupply'
  | 'ownCaseReopen';
