import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { CertificateEnd } from '../../shared/notices/server-notices.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { every } from '../async/repeat.ts';
import type { Log } from '../log.ts';
import { readBytes } from '../store/durable-file.ts';
import { tlsStrength } from './tls.ts';

/** A certificate and its key, as PEM. */
export interface Pem {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** The certificate in use, read again when its files change. */
export interface Certificate {
  readonly pem: Pem;
  /** When the one in use ends (ms). */
  endsAt(): number;
  /** Its end, once that is to be warned of. */
  ending(): CertificateEnd | null;
  /** Gives a renewed one to the server, from now on and without a restart. */
  follow(server: { setSecureContext(pem: Pem): void }): void;
  close(): Promise<void>;
}

/**
 * Reads the certificate and looks from then on whether its files have changed. One that is broken, or whose key has not been
 * written yet, is refused with one line, and what was in use stays. Rejects where there is no good one at the start.
 */
export async function openCertificate(parts: CertificateParts): Promise<Certificate> {
  const { files, clock, log } = parts;
  const pem = await read(files);
  let endsAt = new X509Certificate(pem.cert).validToDate.getTime();
  createSecureContext({ ...pem });
  let [known, seen] = [digestOf(pem), digestOf(pem)];
  const warn = openWarning(parts);
  const servers: { setSecureContext(pem: Pem): void }[] = [];

  const take = (renewed: Pem): void => {
    try {
      const until = checked(renewed, clock.now());
      for (const server of servers) server.setSecureContext({ ...renewed, ...tlsStrength });
      endsAt = until;
      log.info({ endsAt: new Date(endsAt).toISOString() }, 'the TLS certificate was renewed: in use from now on');
    } catch (error) {
      log.error(`the new TLS certificate is refused: ${oneLine(error)}; the one in use stays`);
    }
  };
  /** Certificate and key are two files: they are taken once they have stood still for one look. */
  const look = async (): Promise<void> => {
    const now = await read(files).catch(() => null);
    const digest = now === null ? known : digestOf(now);
    if (now !== null && digest !== known && digest === seen) {
      known = digest;
      take(now);
    }
    seen = digest;
    warn(endsAt);
  };
  const rounds = every(clock, everyMs, look);
  return {
    pem,
    endsAt: () => endsAt,
    ending: () => endingOf(endsAt, clock.now()),
    follow: (server) => void servers.push(server),
    close: rounds.close,
  };
}

interface Files {
  readonly cert: string;
  readonly key: string;
}

/** How often the files are looked at (ms), and how long before its end the certificate is warned of, once a day. */
const everyMs = 5000;
export const warnDays = 21;

/** When it ends. Throws where certificate and key are none, do not belong together, or the certificate has ended. */
const checked = ({ cert, key }: Pem, now: number): number => {
  createSecureContext({ cert, key });
  const certificate = new X509Certificate(cert);
  if (!certificate.checkPrivateKey(createPrivateKey(key))) throw new Error('the key belongs to another certificate');
  const endsAt = certificate.validToDate.getTime();
  if (endsAt <= now) throw new Error(`it ended on ${certificate.validToDate.toISOString().slice(0, 10)}`);
  return endsAt;
};

/** A file's bytes, without waiting for what is at the other end of a pipe. */
const readPem = async (path: string): Promise<Buffer> => {
  const bytes = await readBytes(path);
  if (bytes === null) throw new Error(`${path} is not there`);
  return bytes;
};
const read = async ({ cert, key }: Files): Promise<Pem> => ({ cert: await readPem(cert), key: await readPem(key) });
const digestOf = ({ cert, key }: Pem): string =>
  createHash('sha256').update(cert).update('\0').update(key).digest('hex');
const oneLine = (error: unknown): string => String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

interface CertificateParts {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
}

const isNear = (endsAt: number, now: number): boolean => endsAt - now <= warnDays * dayMs;

const endingOf = (endsAt: number, now: number): CertificateEnd | null =>
  isNear(endsAt, now) ? { endsAt: new Date(endsAt).toISOString(), ended: endsAt <= now } : null;

/** Warns once a day from three weeks before the end on. */
const openWarning = ({ clock, log }: CertificateParts) => {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return (endsAt: number): void => {
    const now = clock.now();
    if (!isNear(endsAt, now) || now - warnedAt < dayMs) return;
    warnedAt = now;
    const days = Math.floor((endsAt - now) / dayMs);
    const what = endsAt <= now ? 'has ended' : `ends in ${days} days`;
    log.warn({ endsAt: new Date(endsAt).toISOString() }, `the TLS certificate ${what}: renew it`);
  };
};
