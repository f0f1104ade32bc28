import { spawn } from 'node:child_process';

/** Looks into videos. */
export interface Probe {
  /** What a video holds; null = it cannot be read; `missing` = there is no program for it here. */
  look(path: string): Promise<Probed | null | 'missing'>;
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
  return {
    async look(path) {
      const said = await outputOf(program, path);
      return said === null || said === 'missing' ? said : read(said);
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
const longestMs = 20_000;
const mostLetters = 100_000;

const outputOf = (program: string, path: string): Promise<string | null | 'missing'> =>
  new Promise((resolve) => {
    const child = spawn(program, [...words, path], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: longestMs,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      if (said.length > mostLetters) child.kill('SIGKILL');
    });
    child.on('error', () => resolve('missing'));
    child.on('close', (code) => resolve(code === 0 ? said : null));
  });

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
