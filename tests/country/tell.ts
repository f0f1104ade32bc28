import { liveThrough } from './country.ts';
import { fewestFaults } from './shrink.ts';

/** Tells the history of one seed, line by line, what is wrong in the end, and the fewest faults with which it still is. */

const seed = Number(process.argv[2]);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { findings, digest, faults } = await liveThrough({ seed, tell: say });
say(`seed ${seed}: ${findings.length} findings, SHA-256 of the history ${digest}`);
if (findings.length > 0) {
  const fewest = new Set(await fewestFaults(liveThrough, { seed }, faults));
  say(`the fewest faults with which something is still wrong: ${[...fewest].join(', ') || 'none'}`);
  const again = await liveThrough({ seed, only: fewest });
  for (const finding of again.findings) say(finding);
  process.exitCode = 1;
}
