import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import type { Passed } from './traffic.ts';

/** A serial port that is none: what is written to `path` goes to a TCP port of this machine, and back. */
export interface Pty {
  readonly path: string;
  /** What has gone through. */
  passed(): Passed;
  /** Lets nothing through until what it gives is called. */
  stall(): () => void;
  /** Pulls the plug. */
  close(): Promise<void>;
}

/** Puts the printer that listens on this TCP port on a serial port; the first pieces take so long on their way (ms). */
export async function openPty(port: number, delayMs = 0): Promise<Pty> {
  const child = spawn('perl', ['-e', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const path = await pathFrom(child);
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  child.stdin.on('error', () => undefined);
  let [toPrinter, fromPrinter] = [0, 0];
  const up = slowed(delayMs, (bytes) => {
    toPrinter += bytes.length;
    socket.write(bytes);
  });
  const down = slowed(delayMs, (bytes) => {
    fromPrinter += bytes.length;
    child.stdin.write(bytes);
  });
  child.stdout.on('data', up);
  socket.on('data', down);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    path,
    passed: () => ({ toPrinter, fromPrinter }),
    stall() {
      child.kill('SIGSTOP');
      return () => child.kill('SIGCONT');
    },
    async close() {
      socket.destroy();
      child.kill();
      await gone;
    },
  };
}

/** How many pieces are carried late. */
const latePieces = 30;

/** Carries pieces one after the other, the first of them each so long (ms). */
const slowed = (delayMs: number, carry: (bytes: Buffer) => void): ((bytes: Buffer) => void) => {
  let before = Promise.resolve();
  let pieces = 0;
  if (delayMs === 0) return carry;
  return (bytes) => {
    pieces += 1;
    const ms = pieces > latePieces ? 0 : delayMs;
    before = before.then(() => new Promise((resolve) => setTimeout(resolve, ms))).then(() => carry(bytes));
  };
};

/**
 * Opens a pseudo-terminal through the kernel and carries bytes between it and this process. Perl is part of every
 * Debian and has the two system calls that Node lacks. A port that nobody has open reads as an error, which passes.
 */
const script = `
use strict; use Fcntl; use POSIX qw(:termios_h);
sysopen(my $master, '/dev/ptmx', O_RDWR | O_NOCTTY) or die "no /dev/ptmx: $!\\n";
my ($unlocked, $number) = (pack('i', 0), pack('I', 0));
ioctl($master, 0x40045431, $unlocked) or die "cannot unlock the terminal: $!\\n";
ioctl($master, 0x80045430, $number) or die "cannot name the terminal: $!\\n";
my $raw = POSIX::Termios->new; $raw->getattr(fileno($master));
$raw->setiflag(0); $raw->setoflag(0); $raw->setlflag(0); $raw->setcflag(CS8 | CREAD);
$raw->setattr(fileno($master), TCSANOW) or die "cannot set the terminal: $!\\n";
syswrite(STDERR, '/dev/pts/' . unpack('I', $number) . "\\n");
sub pass { my ($from, $to) = @_;
  my $got = sysread($from, my $bytes, 4096);
  return $got unless $got;
  for (my $at = 0; $at < $got; ) { $at += syswrite($to, $bytes, $got - $at, $at) // exit 0; }
  return $got;
}
while (1) {
  my $ready = ''; vec($ready, fileno(STDIN), 1) = 1; vec($ready, fileno($master), 1) = 1;
  select($ready, undef, undef, undef);
  if (vec($ready, fileno(STDIN), 1)) { pass(*STDIN, $master) or exit 0; }
  if (vec($ready, fileno($master), 1)) { pass($master, *STDOUT) or select(undef, undef, undef, 0.01); }
}
`;

const pathFrom = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const path = /^\/dev\/pts\/\d+$/mu.exec(said)?.[0];
      if (path !== undefined) resolve(path);
    });
    child.on('error', () => reject(new Error('the tests of the serial line need perl: apt-get install perl-base')));
    child.on('exit', () => reject(new Error(`no pseudo-terminal: ${said.trim()}`)));
  });
