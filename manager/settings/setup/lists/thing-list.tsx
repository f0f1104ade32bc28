/** The things of a part, of which one is looked at, and a button for one more. */
export function ThingList(props: {
  readonly label: string;
  readonly things: readonly ListedThing[];
  readonly at: number;
  readonly add: string;
  readonly onTake: (place: number) => void;
  readonly onAdd: () => void;
}) {
  return (
    <div class="edit-things">
      <ul class="edit-things__list" aria-label={props.label}>
        {props.things.map(({ name, note }, place) => (
          <li key={place}>
            <button
              type="button"
              aria-current={place === props.at ? 'true' : undefined}
              onClick={() => props.onTake(place)}
            >
              <b>{name}</b>
              {note !== null && <span>{note}</span>}
            </button>
          </li>
        ))}
      </ul>
      <button class="button" type="button" onClick={props.onAdd}>
        {props.add}
      </button>
    </div>
  );
}

export interface ListedThing {
  readonly name: string;
  readonly note: string | null;
}
