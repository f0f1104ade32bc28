import { openLog } from '../../server/log.ts';
import { type Serving, serve } from '../../server/main.ts';
import { readSettings } from '../../server/settings.ts';
import { thisMachine } from '../../server/time/machine.ts';
import { cheap } from '../support/app.ts';

/**
 * A process that opens servers for the tests that started it, one after the other: each begins as `server/main.ts` does, but
 * in a process that has read the program already, and with passwords that are quick to try.
 */

export type Wish =
  | { readonly id: number; readonly open: { readonly [name: string]: string } }
  | { readonly id: number; readonly close: number };
export interface Granted {
  readonly id: number;
  readonly port?: number;
  readonly trouble?: string;
}

const servings = new Map<number, Serving>();

const grant = async (wish: Wish): Promise<Granted> => {
  const { id } = wish;
  if ('close' in wish) {
    await servings.get(wish.close)?.close();
    servings.delete(wish.close);
    return { id };
  }
  const settings = readSettings(wish.open);
  if (!settings.ok) return { id, trouble: settings.refusal };
  const begin = () => serve(settings.value, openLog(settings.value.logLevel), thisMachine(), { cost: cheap });
  const serving = await (wish.open.VOICE === 'none' ? withoutPrograms(begin) : begin());
  servings.set(id, serving);
  return { id, port: serving.port };
};

/** As on a machine that has no program which reads aloud: what is looked for while this begins is not found. */
const withoutPrograms = async (begin: () => Promise<Serving>): Promise<Serving> => {
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  try {
    return await begin();
  } finally {
    process.env.PATH = PATH;
  }
};

if (import.meta.main) {
  process.umask(0o077);
  process.on('message', (wish: Wish) => {
    void grant(wish)
      .catch((error: unknown): Granted => ({ id: wish.id, trouble: String(error) }))
      .then((granted) => process.send?.(granted));
  });
  process.on('disconnect', () => process.exit());
}
