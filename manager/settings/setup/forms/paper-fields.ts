import { paperCuts } from '../../../../shared/devices/printer-schema.ts';
import type { SetupWords } from '../setup-words.ts';

/** What is asked of the paper of a printer: how wide it is, and how a slip comes off the roll. */
export const paperFields = [
  {
    kind: 'choice',
    at: 'printers/*/dots',
    options: ({ choices }: SetupWords) => ([576, 384] as const).map((value) => ({ value, label: choices.dots[value] })),
  },
  {
    kind: 'choice',
    at: 'printers/*/cut',
    options: ({ choices }: SetupWords) => paperCuts.map((value) => ({ value, label: choices.cut[value] })),
  },
] as const;
