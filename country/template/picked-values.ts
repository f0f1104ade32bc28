import { signal } from '@preact/signals';
import { editsOf } from '../../manager/settings/setup/draft-edits.ts';
import type { DraftModel } from '../../manager/settings/setup/draft-model.ts';
import { type SetupPartName, setupParts } from '../../manager/settings/setup/parts.ts';
import { createSteps } from '../../manager/settings/setup/steps.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { configChanges, isSame, pathOfSteps, valueAt } from '../../shared/centre/config-diff.ts';
import type { NationalValue } from '../../shared/centre/national-schema.ts';
import { browserClock } from '../../ui/clock.ts';

/** A copy of a centre's settings to try values on: nothing of it is stored or published. */
export function draftOn(document: Centre): DraftModel {
  const { national: _, ...own } = document;
  const inForce = signal<Centre>(own);
  const none = signal(null);
  return {
    ...editsOf(createSteps<Centre>(own, browserClock), inForce, () => undefined),
    ...{ inForce, etag: signal(''), changed: signal(false), saved: signal('saved' as const) },
    ...{ refused: none, publishing: signal(false), other: none, clash: none, taken: none },
    publish: async () => false,
    settle: () => undefined,
    seen: () => undefined,
    follow: () => ({ close: () => undefined }),
    close: () => undefined,
  };
}

/** What somebody has changed, path by path; what they have taken away or moved is no value. */
export function changedValues(before: Centre, after: Centre): readonly NationalValue[] {
  const { national: _, ...own } = before;
  return configChanges(own, after).flatMap((change) =>
    change.what === 'removed' || change.what === 'reordered' || change.after === undefined
      ? []
      : [{ path: change.path, value: change.after, locked: true }],
  );
}

/** All of a part as it stands: of a list each thing by its id. */
export function valuesOfPart(part: SetupPartName, document: Centre): readonly NationalValue[] {
  const covers = setupParts.find(({ name }) => name === part)?.covers ?? [];
  const boxes = new Set(covers.map((cover) => cover.split('/*')[0] ?? cover));
  return [...boxes].flatMap((path) => {
    const value = valueAt(document, path);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [{ path, value, locked: true }];
    return value.flatMap((one) => {
      const inside = pathOfSteps([path, String(one?.id)]);
      return isSame(valueAt(document, inside), one) ? [{ path: inside, value: one, locked: true }] : [];
    });
  });
}
