import type { CaseFilePart } from '../shared/cases/case-files.ts';
import type { OfficeBody } from '../shared/cases/office-routes.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Answer, Api } from '../ui/api.ts';
import type { SendFile } from '../ui/files/send-file.ts';

/** What every page of an office works with. */
export interface OfficeWork {
  readonly api: Api;
  readonly newKey: () => string;
  readonly clock: Clock;
  readonly centre: string;
  readonly office: OfficeBody;
  /** Sends files to a case, to what is asked or to its answer. */
  readonly sendTo: (id: string, part: CaseFilePart) => SendFile;
  readonly go: (path: string) => void;
}

/** Why something did not work; `lost` = no answer came. */
export type Trouble = Refusal | 'lost';

/** Why an answer is not a good one; null if it is. */
export function troubleOf(answer: Answer<unknown>): Trouble | null {
  if (answer.ok) return null;
  return 'lost' in answer ? 'lost' : answer.refusal;
}
