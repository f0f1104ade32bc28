import { usualInches } from '../../shared/wall/wall-letters.ts';
import { metresOf } from '../../shared/wall/wall-reach.ts';
import type { CallPart } from './letters.ts';
import type { Seen } from './stage.ts';

/** What the gallery measured of each screen, as docs/accessibility.md tells it: `npm run gallery -- --figures`. */
export function figuresOf(walked: readonly (readonly [screen: string, seen: readonly Seen[]])[]): readonly string[] {
  const wall = walked.find(([screen]) => screen === 'wall')?.[1] ?? [];
  return [
    '| screen | states × languages | smallest letters, px | least contrast | of large letters | axe-core, states |',
    '|---|---|---|---|---|---|',
    ...walked.map(([screen, seen]) => `| ${[screen, ...screenFigures(seen)].join(' | ')} |`),
    '',
    `| wall, ${usualInches}" | number | counter | hall | its word | sentence | last calls | their counters |`,
    '|---|---|---|---|---|---|---|---|',
    ...sizesOf(wall).map(
      (size) => `| ${[size, ...wallFigures(wall.filter((one) => sizeIn(one) === size))].join(' | ')} |`,
    ),
  ];
}

const sizeIn = ({ size }: Seen): string => size.join('×');
const sizesOf = (seen: readonly Seen[]): readonly string[] => [...new Set(seen.map(sizeIn))];

const screenFigures = (seen: readonly Seen[]): readonly string[] => {
  const contrast = (large: boolean): string => {
    const ratios = seen.flatMap(({ contrasts }) => contrasts.filter(({ isLarge }) => isLarge === large));
    return ratios.length === 0 ? '' : Math.min(...ratios.map(({ ratio }) => ratio)).toFixed(2);
  };
  const checked = seen.filter((one) => one.checked);
  return [
    `${new Set(seen.map(({ name }) => name)).size} × ${new Set(seen.map(({ language }) => language)).size}`,
    Math.min(...seen.map(({ smallest }) => smallest.px)).toFixed(0),
    contrast(false),
    contrast(true),
    sizesOf(checked)
      .map((size) => `${size}: ${checked.filter((one) => sizeIn(one) === size).length}`)
      .join(', '),
  ];
};

const parts = ['number', 'counter', 'hall', 'hallWord', 'sentence', 'last', 'lastCounter'] as const;

/** The smallest of each part, in units and in metres, without the names that no line of a wall could hold. */
const wallFigures = (seen: readonly Seen[]): readonly string[] => {
  const usual = seen.filter(({ name }) => !/longest number/.test(name));
  const least = (part: CallPart): string => {
    const [units] = usual.flatMap(({ letters }) => letters[part] ?? []).toSorted((one, other) => one - other);
    const [width, height] = seen[0]?.size ?? [1920, 1080];
    if (units === undefined) return '';
    return `${Math.round(units)} (${metresOf(units, { width, height, inches: usualInches }).toFixed(1)} m)`;
  };
  return parts.map(least);
};
