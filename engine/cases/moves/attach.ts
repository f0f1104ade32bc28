import { filesInAll } from '../../../shared/cases/case-files.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { AttachFile } from '../case-commands.ts';
import {
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  conflict,
  hasConflict,
  stampCase,
  theCase,
} from '../case-world.ts';

/** [CS24] A file is added, up to so many in one step and so many in all (`too-many-files`). */
export function attach(world: CaseWorld, command: AttachFile): CaseDecision {
  const moving = theCase(world, command.case, 'attach');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  if (hasConflict(found, world.staff)) return conflict;
  const most = kind.filesAtOnce;
  if (found.filesOfStep >= most || found.files >= filesInAll)
    return refuse('too-many-files', `${most} files at once, ${filesInAll} in all`, { most, inAll: filesInAll });
  const { file, part, hash, bytes } = command;
  return casesDecided({
    ...stampCase(world, found.id),
    ...{ type: 'case-file-added', file, part, hash, bytes, kind: command.kind },
  });
}
