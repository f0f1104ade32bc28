import { Icon } from './icons.tsx';

/** How long it takes, then how many come before; what is not known is left out. */
export function Ahead({ wait, people }: { readonly wait: string; readonly people: string }) {
  return (
    <div class="ahead">
      {wait !== '' && (
        <p class="with-icon ahead__wait">
          <Icon name="clock" />
          <span>{wait}</span>
        </p>
      )}
      {people !== '' && (
        <p class="with-icon">
          <Icon name="people" />
          <span>{people}</span>
        </p>
      )}
    </div>
  );
}
