import { partFor, type SetupPartName } from '../parts.ts';
import { useSetup } from '../setup-context.ts';
import { nationalIn } from './national-here.ts';
import { Lock } from './owner-mark.tsx';

/** That some settings of a part are locked, where there are any. */
export function LockedInPart({ part }: { readonly part: SetupPartName }) {
  const { draft, words } = useSetup();
  const count = nationalIn(draft.document).value.filter(
    ({ path, place, owner }) => owner === 'locked' && partFor(place ?? path) === part,
  ).length;
  if (count === 0) return null;
  return (
    <p class="notice owner-notice">
      <Lock /> {words.national.inPart(count)}
    </p>
  );
}
