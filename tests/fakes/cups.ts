import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a queue may be: `holds` keeps what it takes, as one does whose printer is out of paper and says nothing. */
export type QueueState =
  | 'idle'
  | 'holds'
  | 'disabled'
  | 'rejecting'
  | 'missing'
  | 'no-server'
  | 'stuck'
  | `alerts ${string}`;

/** The programs of CUPS, with one queue that prints into a folder. */
export interface FakeCups {
  /** Where its programs are, to stand first on PATH. */
  readonly folder: string;
  be(state: QueueState): Promise<void>;
  /** What came out, the oldest first. */
  papers(): Promise<readonly Uint8Array[]>;
  /** What waits in the queue. */
  waiting(): Promise<readonly string[]>;
  /** Every program that was run, with its words. */
  ran(): Promise<readonly string[]>;
}

/** Puts the programs of CUPS, with a queue `slips`, into this folder. */
export async function fakeCups(folder: string): Promise<FakeCups> {
  for (const part of ['out', 'queue']) await mkdir(join(folder, part));
  const be = (state: QueueState): Promise<void> => writeFile(join(folder, 'state'), state);
  const lines = async (name: string): Promise<readonly string[]> =>
    (await readFile(join(folder, name), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  await be('idle');
  for (const [name, body] of Object.entries(bodies)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${head(folder, name)}\n${body}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return {
    folder,
    async be(state) {
      await be(state);
      if (state !== 'idle') return;
      // What a queue still holds comes out once it can.
      for (const id of await readdir(join(folder, 'queue'))) {
        await writeFile(join(folder, 'out', id), await readFile(join(folder, 'queue', id)));
        await rm(join(folder, 'queue', id));
      }
    },
    async papers() {
      const names = (await readdir(join(folder, 'out'))).sort((a, b) => Number(a) - Number(b));
      return Promise.all(names.map((name) => readFile(join(folder, 'out', name))));
    },
    waiting: () => readdir(join(folder, 'queue')),
    ran: () => lines('ran'),
  };
}

const head = (folder: string, name: string): string => `cd '${folder}'
echo "${name} $*" >> ran
state=$(cat state)
[ "$state" = stuck ] && exec sleep 600
[ "$state" = no-server ] && exit 1`;

const bodies = {
  lp: `[ "$state" = missing ] || [ "$state" = rejecting ] && exit 1
n=$(($(cat count 2>/dev/null || echo 0) + 1)); echo $n > count
case "$state" in idle|alerts*) cat > out/$n ;; *) cat > queue/$n ;; esac
echo "request id is slips-$n (0 file(s))"`,
  cancel: 'rm -f "queue/$' + '{1#slips-}"',
  lpstat:
    `case "$1" in
-r) echo "scheduler is running"; exit 0 ;;
-W) for n in $(ls queue); do echo "slips-$n  somebody  1024  Mon"; done; exit 0 ;;
-a) [ "$state" = rejecting ] && echo "slips not accepting requests since Mon -" || echo "slips accepting requests since Mon"; exit 0 ;;
esac
[ "$state" = missing ] && exit 1
[ "$state" = disabled ] && echo "printer slips disabled since Mon -" || echo "printer slips is idle.  enabled since Mon"
case "$state" in alerts*) echo "	Alerts: $` + `{state#alerts }" ;; *) echo "	Alerts: none" ;; esac`,
} as const;
