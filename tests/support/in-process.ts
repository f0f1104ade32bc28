import { format } from 'node:util';

/** A command of ours as it ends: its code, and all that it wrote to both of its outputs. */
export interface Ran {
  readonly code: number;
  readonly text: string;
  /** What of it went to the output for errors. */
  readonly errors: string;
}

/**
 * Runs `scripts/NAME.ts` in this process, at a tenth of what a process of its own costs; one after another, since they share
 * what a process has only once. What it would do after its exit goes unheard.
 */
export async function runHere(name: string, parameters: readonly string[], environment: object = {}): Promise<Ran> {
  const { argv, env, exit, stdout, stderr } = process;
  const [toOut, toErr, toLog] = [stdout.write, stderr.write, console.log];
  let code: number | null = null;
  let text = '';
  let errors = '';
  const hear = (part: string | Uint8Array): boolean => {
    if (code === null) text += part.toString();
    return true;
  };
  const hearError = (part: string | Uint8Array): boolean => {
    if (code === null) errors += part.toString();
    return hear(part);
  };
  process.argv = [argv[0] ?? 'node', `scripts/${name}.ts`, ...parameters];
  process.env = { PATH: env.PATH, ...environment } as NodeJS.ProcessEnv;
  process.exit = ((given = 0) => {
    code ??= Number(given);
    throw new Exit();
  }) as typeof process.exit;
  stdout.write = hear as typeof stdout.write;
  stderr.write = hearError as typeof stderr.write;
  console.log = (...words: unknown[]) => void hear(`${format(...words)}\n`);
  try {
    runs += 1;
    await import(/* @vite-ignore */ `../../scripts/${name}.ts?run=${runs}`);
    return { code: code ?? 0, text, errors };
  } catch (error) {
    if (code === null) throw error;
    return { code, text, errors };
  } finally {
    Object.assign(process, { argv, env, exit });
    stdout.write = toOut;
    stderr.write = toErr;
    console.log = toLog;
  }
}

class Exit extends Error {}

let runs = 0;
