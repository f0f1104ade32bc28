import type { Clock } from '../../shared/time/clock.ts';
import { within } from '../async/within.ts';
import { dateSaid, type RegisterDocument, saidValues } from './register-document.ts';
import type { Proof, RegisterAnswer } from './registers.ts';

/** What a question by HTTP needs. */
export interface HttpAsking {
  readonly clock: Clock;
  readonly url: string;
  readonly token: string | null;
  readonly signal: AbortSignal;
}

/**
 * [RE1] Asks a register by HTTP: `POST {fin, purpose}` -> 200 `{values, asOf?}`, 404 where it knows nothing of them. Whatever else it
 * says, and whatever it does not, is `down`; never rejects.
 */
export async function askByHttp(
  register: RegisterDocument,
  { clock, url, token, signal }: HttpAsking,
  { fin }: Proof,
  purpose: string,
): Promise<RegisterAnswer> {
  const ms = (register.timeoutSeconds ?? defaultSeconds) * 1000;
  const late = { is: false };
  try {
    return await within({ clock, ms, signal }, async (ended) => {
      ended.addEventListener('abort', () => {
        late.is = true;
      });
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ fin, purpose }),
        redirect: 'manual',
        signal: ended,
      });
      if (answer.status !== 200) {
        await answer.body?.cancel();
        return answer.status === 404 ? { is: 'none' } : { is: 'down', why: 'error' };
      }
      return readAnswer(register, await textOf(answer));
    });
  } catch {
    return { is: 'down', why: late.is ? 'late' : 'unreachable' };
  }
}

const defaultSeconds = 10;
/** More than any answer of a register is long, in bytes. */
const longestAnswer = 64 * 1024;

/** The whole answer; null as soon as it is too long. */
const textOf = async ({ body }: Response): Promise<string | null> => {
  if (body === null) return null;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > longestAnswer) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const readAnswer = (register: RegisterDocument, text: string | null): RegisterAnswer => {
  const said = parsed(text);
  const values = saidValues(register, said['values']);
  const asOf = dateSaid(said['asOf']);
  if (values === null || (asOf === null && said['asOf'] !== undefined)) return { is: 'down', why: 'unreadable' };
  return { is: 'answer', values, ...(asOf === null ? {} : { asOf }) };
};

const parsed = (text: string | null): { readonly [name: string]: unknown } => {
  try {
    const said: unknown = JSON.parse(text ?? '');
    return typeof said === 'object' && said !== null ? Object.fromEntries(Object.entries(said)) : {};
  } catch {
    return {};
  }
};
