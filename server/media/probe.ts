import { systemClock } from '../async/clock.ts';
import { runProgram, wholeOf } from '../async/run-program.ts';

/** Looks into videos. */
export interface Probe {
  /** What a video holds; null = it cannot be read; `missing` = there is no program for it here. */
  look(path: string): Promise<Probed | null | 'missing'>;
  /** Whether there is a program for it here: looked for until it is found. */
  isThere(): Promise<boolean>;
}

export interface Probed {
  readonly codec: string;
  /** How dots are stored, as `yuv420p`. */
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
}

/** ffprobe as a program of its own, with fixed words and the path of a file that this server named; it opens files alone, and of two kinds. */
export function ffprobe(program = 'ffprobe'): Probe {
  const outputOf = async (path: string): Promise<Buffer | null | 'missing'> =>
    wholeOf(await runProgram([program, ...words, path], limits));
  let isThere = false;
  return {
    async look(path) {
      const said = await outputOf(path);
      return said === null || said === 'missing' ? said : read(said.toString('utf8'));
    },
    async isThere() {
      isThere ||= (await outputOf('/dev/null')) !== 'missing';
      return isThere;
    },
  };
}

const words = [
  ...['-v', 'error', '-protocol_whitelist', 'file', '-format_whitelist', 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm'],
  ...[
    '-select_streams',
    'v:0',
    '-show_entries',
    'stream=codec_name,pix_fmt,width,height:format=duration',
    '-of',
    'json',
  ],
];
const limits = { clock: systemClock, mostMs: 20_000, mostBytes: 100_000 };

interface Said {
  readonly streams?: readonly { codec_name?: string; pix_fmt?: string; width?: number; height?: number }[];
  readonly format?: { readonly duration?: string };
}

const read = (said: string): Probed | null => {
  // What the program says is its own, and asked for field by field.
  const { streams: [stream] = [], format }: Said = JSON.parse(said);
  const { codec_name: codec, pix_fmt: dots, width, height } = stream ?? {};
  const seconds = Number(format?.duration);
  if (codec === undefined || dots === undefined || width === undefined || height === undefined) return null;
  return Number.isFinite(seconds) && seconds > 0 ? { codec, format: dots, width, height, seconds } : null;
};
