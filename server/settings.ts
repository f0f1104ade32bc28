import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ok, type Result } from '../shared/refusals.ts';
import { networksOf, privateNetworks } from './networks.ts';
import { lostBytes } from './text.ts';

/** What the environment says (docs/operating.md), checked. This file is the only reader of `process.env`. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
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
}

/** A start to try things out: reached from this machine alone, through no proxy that is known of. */
export function isTrial({ host, publicUrl, trustProxy }: Pick<Settings, 'host' | 'publicUrl' | 'trustProxy'>): boolean {
  return /^(localhost|127(\.[0-9]{1,3}){3}|::1)$/i.test(host) && publicUrl === null && trustProxy === false;
}

export type LogLevel = (typeof logLevels)[number];

/** The settings of an environment, or one line that names the value which is wrong. An empty value counts as absent. */
export function readSettings(environment: Environment = process.env): Read<Settings> {
  const lost = names.find((name) => lostBytes(environment[name] ?? ''));
  if (lost !== undefined) return bad(`${lost} is not text in UTF-8`);
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = readPort(value('PORT'));
  if (!port.ok) return port;
  const host = readHost(value('HOST'));
  if (!host.ok) return host;
  const dataDir = readDataDir(value('DATA_DIR'));
  if (!dataDir.ok) return dataDir;
  const database = readDatabase(value('DATABASE_URL'));
  if (!database.ok) return database;
  const adminPassword = readAdminPassword(environment.ADMIN_PASSWORD || undefined);
  if (!adminPassword.ok) return adminPassword;
  const logLevel = readLogLevel(value('LOG_LEVEL'));
  if (!logLevel.ok) return logLevel;
  const tls = readTls(value('TLS_CERT'), value('TLS_KEY'));
  if (!tls.ok) return tls;
  const publicUrl = readPublicUrl(value('PUBLIC_URL'));
  if (!publicUrl.ok) return publicUrl;
  const trustProxy = readTrustProxy(value('TRUST_PROXY'));
  if (!trustProxy.ok) return trustProxy;
  const printerNetworks = readPrinterNetworks(value('PRINTER_NETWORKS'));
  if (!printerNetworks.ok) return printerNetworks;
  return ok({
    port: port.value,
    host: host.value,
    dataDir: dataDir.value,
    adminPassword: adminPassword.value,
    logLevel: logLevel.value,
    tls: tls.value,
    publicUrl: publicUrl.value,
    trustProxy: trustProxy.value,
    printerNetworks: printerNetworks.value,
  });
}

/** The settings as shown at the start: no secret among them. */
export function shownSettings(settings: Settings): { readonly [name: string]: string | number } {
  return {
    PORT: settings.port,
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    DATABASE_URL: 'none: SQLite in DATA_DIR',
    ADMIN_PASSWORD: settings.adminPassword === null ? 'none' : 'given',
    LOG_LEVEL: settings.logLevel,
    TLS: settings.tls === null ? 'off' : settings.tls.cert,
    PUBLIC_URL: settings.publicUrl ?? 'none: no QR codes',
    TRUST_PROXY: settings.trustProxy === false ? 'off' : settings.trustProxy,
    PRINTER_NETWORKS: settings.printerNetworks,
  };
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

type Environment = { readonly [name: string]: string | undefined };
type Read<T> = Result<T, string>;
const bad = (line: string): { readonly ok: false; readonly refusal: string } => ({ ok: false, refusal: line });

const readPort = (text = '3000'): Read<number> =>
  /^[0-9]{1,5}$/.test(text) && Number(text) <= 65535
    ? ok(Number(text))
    : bad(`PORT must be a number from 0 to 65535, not "${text}"`);

const readHost = (text = '127.0.0.1'): Read<string> =>
  /^[A-Za-z0-9.:_-]+$/.test(text) ? ok(text) : bad(`HOST must be an address or a host name, not "${text}"`);

const readDataDir = (text = './data'): Read<string> => {
  const path = resolve(text);
  const there = statSync(path, { throwIfNoEntry: false });
  return there === undefined || there.isDirectory() ? ok(path) : bad(`DATA_DIR must be a folder: ${path} is not`);
};

const readDatabase = (text?: string): Read<null> =>
  text === undefined ? ok(null) : bad('DATABASE_URL is not supported yet: leave it out, SQLite in DATA_DIR is used');

const readAdminPassword = (text?: string): Read<string | null> => {
  if (text === undefined) return ok(null);
  return text.length >= 10 && text.length <= 200 ? ok(text) : bad('ADMIN_PASSWORD must have 10 to 200 characters');
};

const readLogLevel = (text = 'info'): Read<LogLevel> => {
  const level = logLevels.find((one) => one === text);
  return level === undefined ? bad(`LOG_LEVEL must be one of ${logLevels.join(' ')}, not "${text}"`) : ok(level);
};

const unreadable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return !statSync(path).isFile();
  } catch {
    return true;
  }
};

const readTls = (cert?: string, key?: string): Read<Settings['tls']> => {
  if (cert === undefined && key === undefined) return ok(null);
  if (cert === undefined || key === undefined) return bad('TLS_CERT and TLS_KEY go together: one of them is missing');
  if (unreadable(cert)) return bad(`TLS_CERT cannot be read: ${cert}`);
  if (unreadable(key)) return bad(`TLS_KEY cannot be read: ${key}`);
  return ok({ cert, key });
};

/** The screens and all that they ask for stand at the root of their address: under a path their pages would be blank. */
const originForm = /^https?:\/\/[^\s/\\?#@]+\/?$/i;

const readPublicUrl = (text?: string): Read<string | null> => {
  if (text === undefined) return ok(null);
  if (originForm.test(text) && URL.canParse(text)) return ok(new URL(text).origin);
  return bad(
    'PUBLIC_URL must be http:// or https:// with a host and perhaps a port, as https://queue.example.org: no path, query, fragment or password',
  );
};

const readTrustProxy = (text = 'off'): Read<Settings['trustProxy']> => {
  if (text === 'off') return ok(false);
  if (text === 'on') return ok('loopback');
  return networksOf(text) === null
    ? bad(`TRUST_PROXY must be off, on (a proxy on this machine) or the addresses of proxies, not "${text}"`)
    : ok(withoutSpaces(text));
};

const withoutSpaces = (list: string): string => list.replace(/\s*,\s*/g, ',');

const readPrinterNetworks = (text = privateNetworks): Read<string> =>
  networksOf(text) === null
    ? bad(`PRINTER_NETWORKS must be addresses or ranges of them, as private,203.0.113.0/24, not "${text}"`)
    : ok(withoutSpaces(text));

const names = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DATABASE_URL',
  'ADMIN_PASSWORD',
  'LOG_LEVEL',
  'TLS_CERT',
  'TLS_KEY',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'PRINTER_NETWORKS',
] as const;
