import { noticeRules } from '../../../shared/notices/notices-schema.ts';
import type { CitizenAddress } from '../../access/citizens.ts';
import type { Contact } from '../../store/about-person.ts';
import type { RouteParts } from '../centre-request.ts';

/** Whether there is a provider of mail and of SMS. */
export interface Sends {
  readonly mail: boolean;
  readonly sms: boolean;
}

interface CodeParts extends Pick<RouteParts, 'centres'> {
  readonly sends: Sends;
}

/** By which ways codes can be sent: SMS where a centre that is in use has words for its gateway. */
export function codeWaysOf({ centres, sends }: CodeParts) {
  return {
    email: sends.mail,
    phone:
      sends.sms &&
      centres.list().some((live) => {
        const { centre, archived } = live.latest();
        return centre !== null && !archived && noticeRules(centre).sms !== undefined;
      }),
  };
}

/** [CS27] Where a code is sent to who applied: to their phone if it can be, else to their address; null = to neither. */
export function codeAddress(parts: CodeParts, { phone, email }: Contact = {}): CitizenAddress | null {
  const ways = codeWaysOf(parts);
  if (ways.phone && phone !== undefined) return { by: 'phone', text: phone };
  return ways.email && email !== undefined ? { by: 'email', text: email } : null;
}
