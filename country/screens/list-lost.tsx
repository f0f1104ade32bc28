/** Says that a list did not come, and asks for it again; a place that is read aloud when it is filled. */
export function ListLost(props: {
  readonly isLost: boolean;
  readonly text: string;
  readonly again: string;
  readonly onAgain: () => void;
}) {
  return (
    <div role="alert">
      {props.isLost && (
        <p class="notice notice--bad">
          {props.text}{' '}
          <button type="button" class="button button--quiet" onClick={props.onAgain}>
            {props.again}
          </button>
        </p>
      )}
    </div>
  );
}
