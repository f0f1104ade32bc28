import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './settings.ts';

export type Log = Logger;

/** One line of JSON an entry, to standard output unless told otherwise. No cookie, token, password or ticket secret gets in. */
export function openLog(level: LogLevel, to?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      serializers: {
        req: (asked: LoggedRequest) => ({ method: asked.method, url: withoutSecrets(asked.url ?? ''), from: asked.ip }),
        res: (answered: { readonly statusCode?: number }) => ({ status: answered.statusCode }),
      },
      redact: {
        paths: ['password', 'token', 'secret', 'claim', 'cookie', 'authorization'].flatMap((name) => [
          name,
          `*.${name}`,
          `*.*.${name}`,
        ]),
        censor: '…',
      },
    },
    ...(to === undefined ? [] : [to]),
  );
}

/** An address without the secrets that may stand in it: a ticket's secret opens that ticket. */
const withoutSecrets = (url: string): string => {
  const path = url.replace(/^((?:\/api)?\/t\/)[^/?#]+/, '$1…');
  const query = path.indexOf('?');
  return query === -1 ? path : path.slice(0, query);
};

interface LoggedRequest {
  readonly method?: string;
  readonly url?: string;
  readonly id?: unknown;
  readonly ip?: string;
}
