import { Icon } from './icons.tsx';

/** How long it takes, how many come before, and how many who booked may; what is not known is left out. */
export function Ahead(props: { readonly wait: string; readonly people: string; readonly booked: string }) {
  const { wait, people, booked } = props;
  return (
    <div class="ahead">
      {wait !== '' && (
        <p class="with-icon ahead__wait">
          <Icon name="clock" />
          <span>{wait}</span>
        </p>
      )}
      {[people, booked].map(
        (words) =>
          words !== '' && (
            <p key={words} class="with-icon">
              <Icon name="people" />
              <span>{words}</span>
            </p>
          ),
      )}
    </div>
  );
}
