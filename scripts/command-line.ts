import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { lostBytes } from '../server/text.ts';

/** Ends with one line about what went wrong; 2 = used wrongly, 1 = could not be done. */
export function fail(line: string, code: 1 | 2 = 1): never {
  process.stderr.write(`${asCalled(line)}\n`);
  process.exit(code);
}

/** Reads the command line; `--help` shows the help and ends with 0, a wrong use ends with one line and 2. */
export function commandLine<O extends ParseArgsOptionsConfig>({
  usage,
  help,
  options,
  needs = [],
  optional = [],
}: Use<O>) {
  const read = () => {
    try {
      const all = { ...options, help: { type: 'boolean' } } as O & { readonly help: { readonly type: 'boolean' } };
      return parseArgs({ options: all, allowPositionals: true });
    } catch (error) {
      return fail(`${oneLine(error)} (use: ${usage})`, 2);
    }
  };
  const lost = process.argv.slice(2).find(lostBytes);
  if (lost !== undefined) fail(`"${lost}" is not text in UTF-8 (use: ${usage})`, 2);
  const { values, positionals } = read();
  if ((values as { readonly help?: boolean }).help === true) {
    say(`${usage}\n\n${help}`);
    process.exit(0);
  }
  const missing = needs[positionals.length];
  if (missing !== undefined) fail(`${missing} is missing (use: ${usage})`, 2);
  const extra = positionals[needs.length + optional.length];
  if (extra !== undefined) fail(`"${extra}" is not expected (use: ${usage})`, 2);
  return { values, positionals };
}

export const say = (line: string): void => void process.stdout.write(`${asCalled(line)}\n`);

/** A line as it is said: where Növbə is installed as a package its commands are called `novbe backup DEST`. */
const asCalled = (line: string): string =>
  process.env.NOVBE_PACKAGED === '1' ? line.replace(/\bnpm run ([a-z]+)( --(?= ))?/g, 'novbe $1') : line;

interface Use<O extends ParseArgsOptionsConfig> {
  /** How it is called, as `npm run backup -- DEST`. */
  readonly usage: string;
  /** What it does, and its options, line by line. */
  readonly help: string;
  readonly options?: O;
  /** Names of the arguments without a dash, all of them needed. */
  readonly needs?: readonly string[];
  /** Names of arguments that may follow. */
  readonly optional?: readonly string[];
}

const oneLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split(/\n|\. /)[0] ?? '';
