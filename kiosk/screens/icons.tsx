export type IconName = keyof typeof shapes;

export function Icon(props: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 64 64" aria-hidden="true">
      <path d={shapes[props.name]} />
    </svg>
  );
}

/** Signs, drawn on a field of 64 with one line width. They never stand without words. */
const shapes = {
  education: 'M32 18C26 13 17 11 8 12v36c9-1 18 1 24 6 6-5 15-7 24-6V12c-9-1-18 1-24 6Zm0 0v36',
  social: 'M32 8v4M8 34a24 22 0 0 1 48 0c-4-4-12-4-16 0-4-4-12-4-16 0-4-4-12-4-16 0ZM32 34v16a6 6 0 0 1-12 0',
  employment: 'M8 20h48v32H8ZM24 20v-8h16v8M8 34h48M28 34v6h8v-6',
  family:
    'M20 22a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM44 22a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM32 40a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM8 54V38a10 10 0 0 1 12-9M56 54V38a10 10 0 0 0-12-9M22 54v-3a10 7 0 0 1 20 0v3',
  housing: 'M8 30 32 9l24 21M14 26v28h36V26M26 54V38h12v16',
  land: 'M32 40c8-10 12-16 12-21a12 12 0 0 0-24 0c0 5 4 11 12 21ZM32 22v-4M18 36 8 40v16l16-6 16 6 16-6V34l-9 3',
  legal: 'M32 8v46M20 54h24M12 16h40M14 16 6 36h16ZM50 16l-8 20h16ZM6 36a8 7 0 0 0 16 0M42 36a8 7 0 0 0 16 0',
  reception: 'M8 10h48v34H30L18 56V44H8ZM20 22h24M20 32h16',
  other: 'M10 14h12v12H10ZM10 38h12v12H10ZM30 20h24M30 44h24',
  search: 'M28 46a18 18 0 1 0 0-36 18 18 0 0 0 0 36ZM41 41l15 15',
  back: 'M28 12 8 32l20 20M8 32h48',
  ahead: 'M24 12l20 20-20 20',
  before: 'M40 12 20 32l20 20',
  home: 'M54 32A22 22 0 1 1 46 15M54 8v14H40',
  reach: 'M26 12a5 5 0 1 0 .1 0M26 24v16h16l8 14M26 30h14M20 32a14 14 0 1 0 19 18',
  clock: 'M32 58a26 26 0 1 0 0-52 26 26 0 0 0 0 52ZM32 18v14l10 8',
  people:
    'M24 28a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM6 54V48a18 14 0 0 1 36 0v6M42 11a9 9 0 0 1 0 17M48 36a14 14 0 0 1 10 12v6',
  paper: 'M14 6h24l12 12v40H14ZM38 6v12h12M22 30h20M22 42h20',
  slip: 'M14 8h36v46l-6-5-6 5-6-5-6 5-6-5-6 5ZM24 20h16M24 32h16',
  topics: 'M10 10h18v18H10ZM36 10h18v18H36ZM10 36h18v18H10ZM36 36h18v18H36Z',
  warn: 'M32 8 58 54H6ZM32 26v14M32 46v1',
  check: 'M10 34l14 14 30-32',
  star: 'M32 8l7 16 17 2-13 11 4 17-15-9-15 9 4-17L8 26l17-2Z',
  erase: 'M22 14h34v36H22L6 32ZM30 24l16 16M46 24 30 40',
  lost: 'M6 26a38 34 0 0 1 52 0M16 36a24 22 0 0 1 32 0M32 50v1M10 56 54 10',
  link: 'M26 38 38 26M30 18l6-6a11 11 0 0 1 16 16l-6 6M34 46l-6 6a11 11 0 0 1-16-16l6-6',
} as const;

const isIcon = (name: string): name is IconName => Object.hasOwn(shapes, name);

/** The sign of a service group; one that we have not drawn gets the plain one. */
export const groupIcon = (name: string | null): IconName => (name !== null && isIcon(name) ? name : 'other');
