import { thisMachine } from '../../server/time/machine.ts';
import { type DemoMachine, demoMachine } from '../demo/demo-machine.ts';
import type { CountryTime } from './messages.ts';

/** The machine of one of the country's processes, which goes by the time of all. */
export function countryMachine({ elapsed, startsAt }: CountryTime): DemoMachine {
  return demoMachine(startsAt + thisMachine().elapsed() - elapsed);
}
