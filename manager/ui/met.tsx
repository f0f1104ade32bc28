import { useWords } from './use-words.ts';

/** Whether a target is met: by sign, word and colour; nothing where there is no figure. */
export function Met(props: { readonly met: boolean | null }) {
  const { words } = useWords();
  if (props.met === null) return null;
  return props.met ? (
    <span class="met met--yes">
      <Tick /> {words.met}
    </span>
  ) : (
    <span class="met met--no">
      <Warning /> {words.missed}
    </span>
  );
}

const Tick = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <circle cx="8" cy="8" r="8" fill="currentColor" />
    <path d="M4.4 8.3l2.4 2.4 4.8-5" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" />
  </svg>
);
const Warning = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d="M8 .8l7.6 13.8H.4z" fill="currentColor" />
    <path d="M8 6v4M8 12.1v.6" stroke="#fff" stroke-width="1.7" stroke-linecap="round" />
  </svg>
);
