import type { World } from './a-world.ts';
import {
  formerNames,
  idleSessions,
  longSession,
  pairing,
  programs,
  secondFactors,
  strangersAllowance,
  strangersLines,
  wrongPasswords,
} from './access-stories.ts';
import {
  diskProbes,
  erasing,
  keptAnswers,
  leases,
  pace,
  recalls,
  ticketSecrets,
  waitingSlips,
} from './hall-stories.ts';

/** What is kept until some time, told as a story in the midst of which something happens to the clock. */
export interface ClockReader {
  readonly about: string;
  /** The files whose reading of the clock the story goes through. */
  readonly files: readonly string[];
  /** What came of it, the same whatever happens to the clock. */
  readonly story: (world: World) => Promise<readonly unknown[]>;
  readonly comesTo: readonly unknown[];
}

const tried = (times: number): readonly string[] => Array.from({ length: times }, () => 'tried');
const guesses = [...tried(5), 2, 2, 'tried', 4, 4, 'tried', ...tried(5)];
const throttles = ['server/access/login-throttle.ts', 'server/access/sign-in.ts'];

export const clockReaders: readonly ClockReader[] = [
  {
    about: 'a session that is not used, and one that is',
    files: ['server/access/sessions.ts'],
    story: idleSessions,
    comesTo: [true, false, false, false],
  },
  {
    about: 'a session at its end, however much it is used',
    files: ['server/access/sessions.ts'],
    story: longSession,
    comesTo: [true, true, true, true, false],
  },
  { about: "wrong passwords of a person's", files: throttles, story: wrongPasswords('admin'), comesTo: guesses },
  { about: "wrong passwords of nobody's", files: throttles, story: wrongPasswords('nobody'), comesTo: guesses },
  {
    about: 'what an address may try',
    files: ['server/access/allowance.ts'],
    story: strangersAllowance,
    comesTo: [1, 1, 'tried', 1],
  },
  {
    about: 'a code of the second factor that was used',
    files: ['server/access/sign-in.ts', 'server/access/own-factor.ts'],
    story: secondFactors,
    comesTo: ['in', 'wrong-code', 'wrong-code', 'in'],
  },
  {
    about: 'a device that asks to be let in, and one that is',
    files: ['server/access/devices.ts'],
    story: pairing,
    comesTo: [true, true, 0, true, true],
  },
  {
    about: 'the token of a program, and the answer that gave it',
    files: ['server/access/tokens.ts', 'server/access/repeated-changes.ts'],
    story: programs,
    comesTo: [true, false, true, 0],
  },
  {
    about: "an answer of a centre's that is kept",
    files: ['server/centre/live-centre.ts'],
    story: keptAnswers,
    comesTo: [1, 1, 2],
  },
  {
    about: 'personal data to be erased',
    files: ['server/jobs/erasing.ts'],
    story: erasing,
    comesTo: [true, false],
  },
  {
    about: 'a probe of the disk that speaks for all who ask',
    files: ['server/readiness.ts'],
    story: diskProbes,
    comesTo: [1, 1, 2],
  },
  {
    about: 'what one process at a time does',
    files: ['server/jobs/lease.ts'],
    story: leases,
    comesTo: ['a begins', 'b begins', '1 at a time'],
  },
  {
    about: 'slips that wait for a printer',
    files: ['server/printing/printer-worker.ts', 'server/printing/spoolers.ts'],
    story: waitingSlips,
    comesTo: ['queued', 'failed', 'printed'],
  },
  {
    about: 'what somebody was called',
    files: ['server/access/renamed.ts', 'server/access/display-names.ts'],
    story: formerNames,
    comesTo: ['Administrator', 'Lalə', 'Lalə'],
  },
  {
    about: 'what strangers did, gathered in the security log',
    files: ['server/access/audit.ts'],
    story: strangersLines,
    comesTo: [[3], [1, 4]],
  },
  {
    about: 'the pace of a kiosk',
    files: ['server/routes/centre-request.ts'],
    story: pace,
    comesTo: ['ticket', 'ticket', 60, 60, 1, 'ticket', 60],
  },
  {
    about: 'a call again, and a ticket that came back',
    files: ['server/routes/centre-request.ts'],
    story: recalls,
    comesTo: ['too-soon', 'too-soon', 'too-soon', 'done', 'done', 'nothing-waiting', 'done'],
  },
  {
    about: "the secret of a visitor's ticket",
    files: ['server/live/view-builder.ts', 'server/routes/tickets/phone.ts'],
    story: ticketSecrets,
    comesTo: [true, true, false, false],
  },
];
