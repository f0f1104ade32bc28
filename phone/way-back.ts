/** Puts a step into the tab's history, so that going back runs `run` and does not leave the page. Closing takes the step away. */
export function onWayBack(run: () => void): { close(): void } {
  if (waiting === null) addEventListener('popstate', went);
  waiting = run;
  history.pushState({ [stepName]: true }, '');
  return {
    close() {
      waiting = nothing;
      if (history.state?.[stepName] !== true) return;
      ownSteps += 1;
      history.back();
    },
  };
}

const stepName = 'novbeStep';
const nothing = (): void => {};

/** What a step back does; null until there was one. */
let waiting: (() => void) | null = null;
/** Steps back that were taken here and are still under way: they are nobody's wish. */
let ownSteps = 0;

const went = (): void => {
  if (ownSteps > 0) ownSteps -= 1;
  else waiting?.();
};
