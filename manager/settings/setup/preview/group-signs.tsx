import { Icon, type IconName } from '../../../../kiosk/screens/icons.tsx';

/** The signs that a service group may have on the kiosk, by the names that the document has for them. */
export const groupSigns = [
  'education',
  'social',
  'employment',
  'family',
  'housing',
  'land',
  'legal',
  'reception',
  'paper',
  'people',
  'clock',
  'star',
  'link',
  'other',
] as const satisfies readonly IconName[];
export type GroupSign = (typeof groupSigns)[number];

/** A sign as the kiosk draws it. */
export function Sign({ name }: { readonly name: GroupSign }) {
  return <Icon name={name} />;
}
