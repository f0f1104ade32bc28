import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Check, Default, Errors } from 'typebox/value';
import { ok, type Result } from '../shared/refusals.ts';
import { isTimeZone } from '../shared/time/time-zone.ts';
import { callsSecretForm, isCallsSecret } from './access/calls-secret.ts';
import { type CitizenTimes, citizenTimes } from './access/citizen-code.ts';
import { networksOf, privateNetworks } from './networks.ts';
import { isDatabaseAddress, placeOf } from './store/database-address.ts';
import { lostBytes } from './text.ts';

/** What the environment says (docs/operating.md), checked. This file is the only reader of `process.env`. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The database of PostgreSQL that all is stored in; null = SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** First start only; null = one is made and shown once. */
  readonly adminPassword: string | null;
  readonly logLevel: LogLevel;
  /** Paths of a certificate and its key; null = plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** What the QR codes point to, without a slash at the end; null = no QR codes. */
  readonly publicUrl: string | null;
  /** Proxies in front that may say who asks: none, or their addresses. */
  readonly trustProxy: false | string;
  /** The networks that printers may stand on, as `networksOf` reads them. */
  readonly printerNetworks: string;
  /** Push services besides those of the usual browsers; null = no phone is rung through any. */
  readonly pushServices: readonly string[] | null;
  /** The server that mail is given to, and who it comes from; null = no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** The gateway that SMS are given to; null = none are sent. */
  readonly sms: { readonly url: string; readonly secret: string | null } | null;
  /** The program that is told of what is wrong in halls, and what it is signed with; null = none is. */
  readonly alerts: { readonly url: string; readonly secret: string | null } | null;
  /** What the telephone exchange signs with; null = as DATA_DIR/keys/calls says. */
  readonly callsSecret: string | null;
  /** Whether this is the head office that branches bring their logs to. */
  readonly headOffice: boolean;
  /** The zone of the head office's clock, `Asia/Baku`. */
  readonly timeZone: string;
  /** The head office that this server's centres bring their logs to, without a slash at the end; null = none. */
  readonly uplinkUrl: string | null;
  /** How long codes of citizens and what they open last, and in what time so many are sent. */
  readonly citizens: CitizenTimes;
}

/** A start to try things out: reached from this machine alone, through no proxy that is known of. */
export function isTrial({ host, publicUrl, trustProxy }: Pick<Settings, 'host' | 'publicUrl' | 'trustProxy'>): boolean {
  return /^(localhost|127(\.[0-9]{1,3}){3}|::1)$/i.test(host) && publicUrl === null && trustProxy === false;
}

export type LogLevel = (typeof logLevels)[number];

/**
 * The settings of an environment, or one line that names the value which is wrong. An empty value counts as absent, and for
 * what is absent `otherwise` counts.
 */
export function readSettings(environment: Environment = process.env, otherwise: Given = {}): Result<Settings, string> {
  const lost = names.find((name) => lostBytes(environment[name] ?? ''));
  if (lost !== undefined) return bad(`${lost} is not text in UTF-8`);
  const present = { ...otherwise, ...presentIn(environment) };
  if ('TLS_CERT' in present !== 'TLS_KEY' in present) {
    return bad('TLS_CERT and TLS_KEY go together: one of them is missing');
  }
  if ('SMTP_URL' in present !== 'MAIL_FROM' in present) {
    return bad('SMTP_URL and MAIL_FROM go together: one of them is missing');
  }
  if (present['HEAD_OFFICE'] === 'on' && 'UPLINK_URL' in present) {
    return bad('HEAD_OFFICE and UPLINK_URL do not go together: a head office brings its log to none');
  }
  const given = Default(Variables, present);
  if (Check(Variables, given)) return ok(settingsOf(given));
  const [wrong] = Errors(Variables, given);
  return bad(`${wrong?.instancePath.slice(1)} ${wrong?.message}`);
}

/** The settings as shown at the start: no secret among them. */
export function shownSettings(settings: Settings): { readonly [name: string]: string | number } {
  return {
    PORT: settings.port,
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    DATABASE_URL: settings.databaseUrl === null ? 'none: SQLite in DATA_DIR' : placeOf(settings.databaseUrl),
    ADMIN_PASSWORD: settings.adminPassword === null ? 'none' : 'given',
    LOG_LEVEL: settings.logLevel,
    TLS: settings.tls === null ? 'off' : settings.tls.cert,
    PUBLIC_URL: settings.publicUrl ?? 'none: no QR codes',
    TRUST_PROXY: settings.trustProxy === false ? 'off' : settings.trustProxy,
    PRINTER_NETWORKS: settings.printerNetworks,
    PUSH_SERVICES: settings.pushServices === null ? 'off' : ['known', ...settings.pushServices].join(','),
    SMTP_URL:
      settings.mail === null ? 'none: no mail is sent' : `${new URL(settings.mail.url).host} (${settings.mail.from})`,
    SMS_URL: settings.sms === null ? 'none: no SMS are sent' : new URL(settings.sms.url).host,
    ALERTS_URL: settings.alerts === null ? 'none: no program is told' : new URL(settings.alerts.url).host,
    CALLS_SECRET: settings.callsSecret === null ? 'none: DATA_DIR/keys/calls, if there is one' : 'given',
    HEAD_OFFICE: settings.headOffice ? 'on' : 'off',
    TIME_ZONE: settings.timeZone,
    UPLINK_URL: settings.uplinkUrl ?? 'none: no head office',
    CITIZEN_CODE_SECONDS: settings.citizens.codeSeconds,
    CITIZEN_SESSION_SECONDS: settings.citizens.sessionSeconds,
    CITIZEN_CODES_SECONDS: settings.citizens.windowSeconds,
  };
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Variables with a value. */
export type Given = { readonly [name: string]: string };
type Environment = { readonly [name: string]: string | undefined };
const bad = (line: string): { readonly ok: false; readonly refusal: string } => ({ ok: false, refusal: line });

/** A variable that must pass `check`; what is said of any other value follows its name. */
const variable = (check: (text: string) => boolean, refusal: (text: string) => string, fallback?: string) =>
  Type.Refine(Type.String(fallback === undefined ? {} : { default: fallback }), check, refusal);

const must = (be: string) => (text: string) => `must be ${be}, not "${text}"`;

/** A length of time of at least one second and at most a day. */
const seconds = (usual: number) =>
  variable(
    (text) => /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= 86_400,
    must('a number of seconds from 1 to 86400'),
    String(usual),
  );

const levelOf = (text: string): LogLevel | undefined => logLevels.find((level) => level === text);

const isFolderOrNothing = (path: string): boolean =>
  statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory() ?? true;

const isReadable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};
const readableFile = variable(isReadable, (path) => `cannot be read: ${path}`);

/** The screens and all that they ask for stand at the root of their address: under a path their pages would be blank. */
const originForm = /^https?:\/\/[^\s/\\?#@]+\/?$/i;

/** A name with a dot in it, of no address. */
const hostForm = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** The variables of the environment that mean something here, as they are written; the first that is wrong is told of. */
const Variables = Type.Object({
  PORT: variable(
    (text) => /^[0-9]{1,5}$/.test(text) && Number(text) <= 65535,
    must('a number from 0 to 65535'),
    '3000',
  ),
  HOST: variable((text) => /^[A-Za-z0-9.:_-]+$/.test(text), must('an address or a host name'), '127.0.0.1'),
  DATA_DIR: variable(isFolderOrNothing, (text) => `must be a folder: ${resolve(text)} is not`, './data'),
  DATABASE_URL: Type.Optional(
    variable(
      isDatabaseAddress,
      () => 'must be the address of a database of PostgreSQL, as postgres://user:password@db.example.org:5432/novbe',
    ),
  ),
  ADMIN_PASSWORD: Type.Optional(
    variable(
      ({ length }) => length >= 10 && length <= 200,
      () => 'must have 10 to 200 characters',
    ),
  ),
  LOG_LEVEL: variable((text) => levelOf(text) !== undefined, must(`one of ${logLevels.join(' ')}`), 'info'),
  TLS_CERT: Type.Optional(readableFile),
  TLS_KEY: Type.Optional(readableFile),
  PUBLIC_URL: Type.Optional(
    variable(
      (text) => originForm.test(text) && URL.canParse(text),
      () =>
        'must be http:// or https:// with a host and perhaps a port, as https://queue.example.org: no path, query, fragment or password',
    ),
  ),
  TRUST_PROXY: variable(
    (text) => text === 'off' || text === 'on' || networksOf(text) !== null,
    must('off, on (a proxy on this machine) or the addresses of proxies'),
    'off',
  ),
  PRINTER_NETWORKS: variable(
    (text) => networksOf(text) !== null,
    must('addresses or ranges of them, as private,203.0.113.0/24'),
    privateNetworks,
  ),
  PUSH_SERVICES: variable(
    (text) =>
      text === 'off' ||
      withoutSpaces(text)
        .split(',')
        .every((one) => one === 'known' || hostForm.test(one)),
    must('known, off, or known and names of hosts, as known,push.example.org'),
    'known',
  ),
  // A value that may hold a password is not repeated in what is said of it.
  SMTP_URL: Type.Optional(
    variable(
      (text) => /^smtps?:\/\/[^\s/?#]+\/?$/i.test(text) && URL.canParse(text),
      () => 'must be smtp:// or smtps:// with a host, as smtp://user:password@mail.example.org:587',
    ),
  ),
  MAIL_FROM: Type.Optional(
    variable(
      (text) =>
        /^(?:[^<>"\p{Cc}]*<)?[^\s<>@,;"]+@[^\s<>@,;"]+>?$/u.test(text) && text.includes('<') === text.endsWith('>'),
      must('an address, as queue@example.org or Növbə <queue@example.org>'),
    ),
  ),
  SMS_URL: Type.Optional(
    variable(
      (text) => /^https?:\/\/[^\s#]+$/i.test(text) && URL.canParse(text),
      () => 'must be the http:// or https:// address of a gateway',
    ),
  ),
  HEAD_OFFICE: variable((text) => text === 'on' || text === 'off', must('on or off'), 'off'),
  TIME_ZONE: variable(isTimeZone, must('a time zone, as Asia/Baku'), 'Asia/Baku'),
  UPLINK_URL: Type.Optional(
    variable(
      (text) => originForm.test(text) && URL.canParse(text),
      () =>
        'must be http:// or https:// with the host of a head office and perhaps a port: no path, query, fragment or password',
    ),
  ),
  CITIZEN_CODE_SECONDS: seconds(citizenTimes.codeSeconds),
  CITIZEN_SESSION_SECONDS: seconds(citizenTimes.sessionSeconds),
  CITIZEN_CODES_SECONDS: seconds(citizenTimes.windowSeconds),
  SMS_SECRET: Type.Optional(
    variable(
      (text) => /^[\x21-\x7e]{1,500}$/.test(text),
      () => 'must have 1 to 500 letters, figures and signs of ASCII',
    ),
  ),
  ALERTS_URL: Type.Optional(
    variable(
      (text) => /^https?:\/\/[^\s#]+$/i.test(text) && URL.canParse(text),
      () => 'must be the http:// or https:// address of a program',
    ),
  ),
  ALERTS_SECRET: Type.Optional(
    variable(
      (text) => /^[\x21-\x7e]{16,500}$/.test(text),
      () => 'must have 16 to 500 letters, figures and signs of ASCII',
    ),
  ),
  CALLS_SECRET: Type.Optional(variable(isCallsSecret, () => `must have ${callsSecretForm}`)),
});

const names = Object.keys(Variables.properties);

/** What is given, without the spaces around it; but nobody knows whether those of a password are meant. */
const presentIn = (environment: Environment): { readonly [name: string]: string } =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = name === 'ADMIN_PASSWORD' ? environment[name] : environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );

const settingsOf = (given: Static<typeof Variables>): Settings => ({
  port: Number(given.PORT),
  host: given.HOST,
  dataDir: resolve(given.DATA_DIR),
  databaseUrl: given.DATABASE_URL ?? null,
  adminPassword: given.ADMIN_PASSWORD ?? null,
  logLevel: levelOf(given.LOG_LEVEL) ?? 'info',
  tls:
    given.TLS_CERT === undefined || given.TLS_KEY === undefined ? null : { cert: given.TLS_CERT, key: given.TLS_KEY },
  publicUrl: given.PUBLIC_URL === undefined ? null : new URL(given.PUBLIC_URL).origin,
  trustProxy: proxies[given.TRUST_PROXY] ?? withoutSpaces(given.TRUST_PROXY),
  printerNetworks: withoutSpaces(given.PRINTER_NETWORKS),
  pushServices: pushServicesOf(withoutSpaces(given.PUSH_SERVICES)),
  mail:
    given.SMTP_URL === undefined || given.MAIL_FROM === undefined
      ? null
      : { url: given.SMTP_URL, from: given.MAIL_FROM },
  sms: given.SMS_URL === undefined ? null : { url: given.SMS_URL, secret: given.SMS_SECRET ?? null },
  alerts: given.ALERTS_URL === undefined ? null : { url: given.ALERTS_URL, secret: given.ALERTS_SECRET ?? null },
  callsSecret: given.CALLS_SECRET ?? null,
  headOffice: given.HEAD_OFFICE === 'on',
  timeZone: given.TIME_ZONE,
  uplinkUrl: given.UPLINK_URL === undefined ? null : new URL(given.UPLINK_URL).origin,
  citizens: {
    codeSeconds: Number(given.CITIZEN_CODE_SECONDS),
    sessionSeconds: Number(given.CITIZEN_SESSION_SECONDS),
    windowSeconds: Number(given.CITIZEN_CODES_SECONDS),
  },
});

const proxies: { readonly [word: string]: Settings['trustProxy'] } = { off: false, on: 'loopback' };

const pushServicesOf = (list: string): readonly string[] | null =>
  list === 'off' ? null : list.split(',').filter((one) => one !== 'known');

const withoutSpaces = (list: string): string => list.replace(/\s*,\s*/g, ',');
