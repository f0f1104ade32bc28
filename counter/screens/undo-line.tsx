import { ActionButton } from './action-button.tsx';
import { useDesk } from './context.ts';

/** What was just done here and may still be taken back, with the seconds that are left; it takes no focus, and goes by itself. */
export function UndoLine() {
  const { desk, words } = useDesk();
  const offered = desk.undo.value;
  const { moves, undone } = words.counter;
  return (
    <div class="undo">
      <p class="undo__what" role="status">
        {offered !== null && undone[offered.move](offered.number)}
        {offered?.heard === true && <small>{undone.heard}</small>}
        {offered !== null && offered.first !== null && <small>{undone.first(offered.first.number)}</small>}
      </p>
      {offered !== null && (
        <>
          <ActionButton
            class="button--small button--strong"
            label={moves.undo}
            hint="undo"
            asks="undo"
            ready
            onPress={() => void desk.takeBack()}
          />
          <span class="undo__left" aria-hidden="true">
            {undone.left(offered.seconds)}
          </span>
        </>
      )}
    </div>
  );
}
