import { Type } from 'typebox';
import type { Asker } from '../access.ts';
import { anyone, closed, DateOnly } from '../route-parts.ts';
import { CaseAsked } from './case-asked-schema.ts';
import { CaseBody } from './case-body-schema.ts';
import { casePaths } from './case-paths.ts';
import type { HelpedRoute } from './helped-paths.ts';
import { OwnCase } from './own-case-schema.ts';

/** [CS27] The HTTP routes of what is filled in with a helper (method and path: helped-paths.ts). */

const staff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];

/** What those who help do not do: they see no case and nothing of registers, decide none, and ask for none by themselves. */
export const closedToHelpers: ReadonlySet<string> = new Set([
  ...Object.keys(casePaths),
  ...([
    'confirmCase',
    'registerCase',
    'addDraft',
    'searchCases',
    'caseFigures',
    'oversight',
    'overseenFigures',
  ] as const),
  ...(['overseenCases', 'overseeCase', 'countryCases', 'dueCallbacks', 'tryCallback', 'findCaller'] as const),
]);

export const helpedRoutes = {
  helpCase: {
    summary:
      'Fill something in with the applicant, by those whose duty it is to help: it waits until the applicant confirms it',
    roles: staff,
    status: 201,
    body: Type.Object(CaseAsked, closed),
    value: Type.Object({
      case: Type.String(),
      number: Type.String(),
      receivedOn: DateOnly,
      until: Type.String({ description: 'the last date on which it can be confirmed; then it lapses' }),
    }),
  },
  confirmCase: {
    summary: 'The applicant has signed the printed summary; never by who helped',
    roles: staff,
    body: Type.Object({}, closed),
    value: Type.Object({ case: CaseBody }),
  },
  ownCaseCode: {
    summary: 'Send a code to the phone or the address that stands in it, to confirm what was filled in with help',
    roles: anyone,
    body: Type.Object({ language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })) }, closed),
    value: Type.Object({
      by: Type.Enum(['phone', 'email']),
      seconds: Type.Integer({ description: 'how long the code counts' }),
    }),
  },
  ownCaseConfirm: {
    summary: 'Confirm what was filled in with help, by the code',
    roles: anyone,
    body: Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
    value: OwnCase,
  },
} as const satisfies { readonly [N in HelpedRoute]: object };
