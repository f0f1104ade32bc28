import { Compile } from 'typebox/compile';
import { Errors } from 'typebox/value';
import { Centre } from '../../shared/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';

type Fault = ReturnType<typeof Errors>[number];

/** The alternative of a union that a fault belongs to; null outside of unions. */
const branchOf = ({ schemaPath }: Fault): string | null => /^.*\/anyOf\/[0-9]+/.exec(schemaPath)?.[0] ?? null;

/** Without the alternatives that were not meant, which is to say whose fixed word differs; all, if none was meant. */
const meant = (faults: readonly Fault[]): readonly Fault[] => {
  const others = new Set(faults.filter(({ keyword }) => keyword === 'const').map(branchOf));
  const rest = faults.filter((fault) => branchOf(fault) === null || !others.has(branchOf(fault)));
  return rest.length > 0 ? rest : faults;
};

interface Found {
  readonly path: string;
  readonly complaint: string;
}

const found = (fault: Fault): Found => {
  const { instancePath } = fault;
  switch (fault.keyword) {
    case 'required':
      return { path: `${instancePath}/${fault.params.requiredProperties[0] ?? ''}`, complaint: 'is missing' };
    case 'additionalProperties':
      return {
        path: `${instancePath}/${fault.params.additionalProperties[0] ?? ''}`,
        complaint: 'is not a known field',
      };
    case 'const':
    case 'anyOf':
      return { path: instancePath, complaint: 'is none of the values that may stand here' };
    default:
      return { path: instancePath, complaint: fault.message };
  }
};

/** Many times as fast as looking for what is wrong: a good document of 2 MB holds nobody up. */
const hasShape = Compile(Centre);
const faultsOf = (document: unknown): readonly Fault[] =>
  Errors(Centre, document).filter(({ keyword }) => keyword !== 'boolean');

/**
 * Checks the shape of a configuration document; refuses with `bad-config` and the path of the first fault inside it
 * (as `services/3/series`). What refers to what is the engine's to check.
 */
export const checkDocument = (document: unknown, id: string): Result<Centre> => {
  const [fault] = hasShape.Check(document) ? [] : meant(faultsOf(document));
  if (fault !== undefined) {
    const { path, complaint } = found(fault);
    const where = path.slice(1) || 'the document';
    return refuse('bad-config', `${where}: ${complaint}`, { path: path.slice(1) });
  }
  const centre = document as Centre;
  if (centre.id === id) return ok(centre);
  return refuse('bad-config', `id: must be "${id}"`, { path: 'id' });
};
