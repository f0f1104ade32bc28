import type { Centre } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { type Tiers, tierGroups, unnamed } from './profiles-model.ts';
import type { az } from './text/az.ts';

/** What a counter with these tiers calls first and then, in sentences. */
export function profileSentences(
  centre: Centre,
  tiers: Tiers,
  texts: Words<typeof az>,
  language: string,
): readonly string[] {
  const filled = tiers.filter((tier) => tier.length > 0);
  if (filled.length === 0) return [texts.nothing];
  const lists = filled.map((tier) => listed(centre, tier, texts, language));
  const left = filled.some((tier) => tier.includes('*')) ? 0 : unnamed(centre, tiers).length;
  return [
    ...lists.map((list, at) => (at === 0 ? texts.first(list) : texts.next(list))),
    ...(left > 0 ? [texts.never(left)] : []),
  ];
}

const listed = (centre: Centre, tier: readonly string[], texts: Words<typeof az>, language: string): string =>
  tierGroups(centre, tier)
    .flatMap(({ group, ids, of }) => {
      if (group === '*') return [texts.rest];
      const name = nameIn(centre.groups, group, centre, language);
      if (group !== '' && ids.length === of && of > 1) return [texts.wholeGroup(name)];
      if (ids.length > mostNamed) return [texts.some(ids.length, name)];
      return ids.map((id) => nameIn(centre.services, id, centre, language));
    })
    .join(', ');

/** What a thing of the centre is called; its id where it has no name. */
export function nameIn(
  list: readonly { readonly id: string; readonly name: Centre['name'] }[],
  id: string,
  { languages }: Centre,
  language: string,
): string {
  const found = list.find((one) => one.id === id);
  return (found === undefined ? '' : say(found.name, language, languages)) || id;
}

const mostNamed = 3;
