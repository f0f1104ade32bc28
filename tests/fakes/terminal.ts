import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program at a terminal of its own, with somebody who reads and types there. */
export interface Terminal {
  /** All that stands on the screen so far. */
  said(): string;
  /** Resolves once this stands on the screen; rejects where the program ends before. */
  shows(text: string): Promise<void>;
  type(text: string): void;
  /** How the program ended: its code, or 128 and the signal. */
  readonly ended: Promise<number>;
}

/** Starts a program at a terminal; ended with `signal`. */
export function atTerminal(
  program: readonly string[],
  { env, signal }: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Terminal {
  const child = spawn('perl', ['-e', script, ...program], { env, signal });
  // Only an abort or a missing perl is an error here; either way nothing more is shown.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  let screen = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      screen += part.toString();
    });
  }
  const ended = once(child, 'close').then(([code]) => Number(code));
  return {
    said: () => screen,
    async shows(text) {
      for (let over = false; !screen.includes(text); ) {
        if (over) throw new Error(`the program ended without showing "${text}":\n${screen}`);
        over = await Promise.race([once(child.stdout, 'data').then(() => false), ended.then(() => true)]);
      }
    },
    type: (text) => void child.stdin.write(text),
    ended,
  };
}

/**
 * Runs a program at a pseudo-terminal that echoes what is typed, as terminals do unless they are told not to. Perl is part of
 * every Debian and has the system calls that Node lacks.
 */
const script = `
use strict; use Fcntl; use POSIX ();
sysopen(my $master, '/dev/ptmx', O_RDWR | O_NOCTTY) or die "no /dev/ptmx: $!\\n";
my ($unlocked, $number) = (pack('i', 0), pack('I', 0));
ioctl($master, 0x40045431, $unlocked) or die "cannot unlock the terminal: $!\\n";
ioctl($master, 0x80045430, $number) or die "cannot name the terminal: $!\\n";
my $path = '/dev/pts/' . unpack('I', $number);
my $child = fork() // die "cannot fork: $!\\n";
if ($child == 0) {
  POSIX::setsid();
  sysopen(my $slave, $path, O_RDWR) or die "cannot open the terminal: $!\\n";
  close($master);
  POSIX::dup2(fileno($slave), $_) for 0, 1, 2;
  exec { $ARGV[0] } @ARGV or die "cannot start: $!\\n";
}
my $open = 1;
while (1) {
  my $ready = ''; vec($ready, fileno(STDIN), 1) = 1 if $open; vec($ready, fileno($master), 1) = 1;
  select($ready, undef, undef, undef);
  if ($open && vec($ready, fileno(STDIN), 1)) {
    if (sysread(STDIN, my $typed, 4096)) { syswrite($master, $typed); } else { $open = 0; }
  }
  if (vec($ready, fileno($master), 1)) { last unless sysread($master, my $shown, 4096); syswrite(STDOUT, $shown); }
}
waitpid($child, 0);
exit($? & 127 ? 128 + ($? & 127) : $? >> 8);
`;
