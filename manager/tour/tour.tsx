import './tour.css';
import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Section } from '../manager-model.ts';
import { useWords } from '../ui/use-words.ts';
import { followPart } from './follow-part.ts';
import { type TourStep, type TourWords, tourSteps } from './steps.ts';
import { tourWords } from './words.ts';

/**
 * Ten steps through the manager's screen, each beside the part that it tells of. Arrow keys go on and back, Escape ends it, and
 * the focus goes back to where it was. The screen lives on meanwhile.
 */
export function Tour({ go, onEnd }: TourProps) {
  const { language } = useWords();
  const words = tourWords(language);
  const [at, setAt] = useState(0);
  const step = tourSteps[at];
  const dialog = useRef<HTMLDialogElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const window = dialog.current;
    const before = document.activeElement;
    window?.showModal();
    return () => {
      window?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // A dialog that opens gives the focus to its first button, which here ends the tour.
  useLayoutEffect(() => next.current?.focus(), [at]);
  useEffect(() => {
    if (step === undefined || dialog.current === null) return;
    go(step.section);
    return followPart(step.part, dialog.current);
  }, [step]);
  if (step === undefined) return null;
  const turn = (by: number): void => setAt(Math.min(tourSteps.length - 1, Math.max(0, at + by)));
  return (
    <dialog
      ref={dialog}
      class="tour"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onEnd();
      }}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') turn(1);
        if (key === 'ArrowLeft') turn(-1);
      }}
    >
      <div class="tour__ring" aria-hidden="true" />
      <Card step={step} at={at} words={words} title={title} next={next} turn={turn} onEnd={onEnd} />
    </dialog>
  );
}

export interface TourProps {
  readonly go: (section: Section) => void;
  readonly onEnd: () => void;
}

interface CardProps {
  readonly step: TourStep;
  readonly at: number;
  readonly words: TourWords;
  readonly title: string;
  readonly next: RefObject<HTMLButtonElement | null>;
  readonly turn: (by: number) => void;
  readonly onEnd: () => void;
}

const Card = ({ step, at, words, title, next, turn, onEnd }: CardProps) => {
  const { title: heading, text } = words.steps[step.name];
  const isLast = at === tourSteps.length - 1;
  return (
    <div class="tour__card">
      <p class="tour__count">{words.step(at + 1, tourSteps.length)}</p>
      <div aria-live="polite">
        <h2 id={title}>{heading}</h2>
        <p>{text}</p>
      </div>
      <div class="tour__buttons">
        {!isLast && (
          <button class="button button--quiet" type="button" onClick={onEnd}>
            {words.end}
          </button>
        )}
        <button class="button" type="button" aria-disabled={at === 0} onClick={() => turn(-1)}>
          {words.back}
        </button>
        <button ref={next} class="button button--primary" type="button" onClick={() => (isLast ? onEnd() : turn(1))}>
          {isLast ? words.done : words.next}
        </button>
      </div>
    </div>
  );
};
