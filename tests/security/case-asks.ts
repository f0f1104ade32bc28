/** What is said where the routes of cases, of those who oversee them, and of calls are asked: of things that are not there. */
export const caseAsks = {
  oversight: { query: '?from=2026-11-01&to=2026-11-20' },
  overseenFigures: { query: '?from=2026-11-01&to=2026-11-20&by=kind' },
  overseenCases: { query: '?only=overdue' },
  overseeCase: { body: { reason: 'the ministry asks' } },
  tellCall: {
    body: { call: 'c', event: 'ringing', at: '2026-11-20T06:00:00Z' },
    headers: { 'x-novbe-signature': '0'.repeat(64) },
  },
  callFigures: { query: '?from=2026-11-01&to=2026-11-20&by=topic' },
  printCase: { body: { secret: 'gone-gone-gone-gone' } },
  registerCase: { body: { kind: 'gone', contact: { phone: '+994501234567' } } },
  ...{ helpCase: { body: { kind: 'gone' } }, ownCaseConfirm: { body: { code: '123456' } } },
  assignCase: { body: { user: 'gone' } },
  handBackCase: { body: { reason: 'gone' } },
  askCitizen: { body: { text: 'gone' } },
  joinCase: { body: { to: 'gone' } },
  sendCaseOn: { body: { to: 'gone', reason: 'gone' } },
  leaveCase: { body: { ground: 'gone' } },
  extendCase: { body: { reason: 'gone' } },
  answerCase: { body: { text: 'gone', outcome: 'gone', way: 'post' } },
  withdrawCase: { body: { reason: 'gone' } },
  ...{ addCaseFile: { query: '?part=answer' }, commentCase: { body: { text: 'gone' } } },
  ...{ ownCaseComment: { body: { text: 'gone' } }, ownCaseSupply: { body: { text: 'gone' } } },
  ...{ ownCaseReopen: { body: { reason: 'gone' } }, ownCaseObject: { body: { reason: 'gone' } } },
  issueDocument: { body: { kind: 'gone' } },
  withdrawDocument: { body: { reason: 'gone' } },
  reopenCase: { body: { reason: 'gone' } },
  ...{ drawVisitor: { body: {} }, writeVisit: { body: { answers: {} } } },
  tellCase: { body: { reached: true } },
  controlCase: { body: { on: true, reason: 'gone' } },
} as const;

/** The same of phones that ring. */
export const ringAsks = {
  ringPhone: {
    body: {
      endpoint: 'https://push.example.org/1',
      keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) },
      language: 'az',
    },
  },
  stopRinging: { body: { endpoint: 'https://push.example.org/1' } },
} as const;

/** The same of ratings. */
export const ratingAsks = {
  ...{ rateVisit: { body: { score: 5 } }, rateSeat: { body: { score: 5 } }, rateCase: { body: { score: 5 } } },
  ...{ rateOnTheWayOut: { body: { score: 5 } }, ratings: { query: '?from=2026-11-01&to=2026-11-20&by=clerk' } },
} as const;

/** The same of slips. */
export const slipAsks = {
  putLogo: { body: { picture: 'R0lGODlh' } },
  previewSlip: {
    body: {
      language: 'az',
      dots: 576,
      languages: ['az'],
      name: { az: 'Mərkəz' },
      text: {},
      service: { az: 'Xidmət' },
      number: 'A042',
      full: false,
    },
  },
} as const;
