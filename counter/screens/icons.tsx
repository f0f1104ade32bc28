export type IconName = keyof typeof shapes;

/** A small line drawing beside a word, never instead of one. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}

const shapes = {
  /** A call going out. */
  called: 'M3 9v6h4l6 4V5L7 9H3zm13-1.5a6 6 0 0 1 0 9m2.5-12a10 10 0 0 1 0 15',
  /** Two people over a table, as a tick in a circle. */
  serving: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.2l2.8 2.8L16.2 9.4',
  paused: 'M8 5v14M16 5v14',
  closed: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  trouble: 'M12 4 2.5 20h19L12 4zm0 6v5m0 2.6v.2',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 9c.6-4 3.7-6 7.5-6s6.9 2 7.5 6',
  star: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z',
  booked: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8M12 13v3l2 1.5',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 5 5',
} as const;
