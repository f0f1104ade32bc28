import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders in the order of how long their files take; what is not named comes last. */
const folders = ['journeys', 'crash', 'history', 'server', 'security', 'wait', 'queue'];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = folders.findIndex((folder) => moduleId.includes(`/tests/${folder}/`));
  return at < 0 ? folders.length : at;
};

/** Begins with the files that take longest, so that no worker has a long one left when the others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.toSorted((a, b) => rank(a) - rank(b));
  }
}
