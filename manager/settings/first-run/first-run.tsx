import './first-run.css';
import '../setup/setup.css';
import { useComputed } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Manager } from '../../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { nothingWanted, SetupContext, type SetupNow } from '../setup/setup-context.ts';
import { setupWords } from '../setup/setup-words.ts';
import { CountersQuestion } from './counters-question.tsx';
import type { FirstRun } from './first-run-model.ts';
import { firstRunWords } from './first-run-words.ts';
import { heldFirstRun } from './held-first-run.ts';
import { HoursQuestion } from './hours-question.tsx';
import { ClerkQuestion, Done, NameQuestion, ScreensQuestion, Start } from './plain-questions.tsx';
import { PrinterQuestion } from './printer-question.tsx';
import { needsCentre, questions, type Step, steps } from './questions.ts';
import { ServicesQuestion } from './services-question.tsx';
import type { StepProps } from './step-props.ts';

/** Seven questions, one at a time, that make a centre. */
export function FirstRunPage({ manager }: { readonly manager: Manager }) {
  const words = firstRunWords(useWords().language);
  const held = heldFirstRun(manager);
  useEffect(() => void held.load(), [held]);
  const user = manager.office.value?.user;
  if (user !== undefined && (user.role !== 'admin' || user.centre !== null)) return <Blank title={words.onlyAdmin} />;
  return (
    <Answered state={held.state.value} onRetry={() => void held.load()}>
      {(run) => <Asked manager={manager} run={run} />}
    </Answered>
  );
}

const Asked = ({ manager, run }: StepProps) => {
  const { language } = useWords();
  const words = firstRunWords(language);
  const step = run.step.value;
  // Fields say what is wrong once their question was answered, not while it is being read.
  const faults = useComputed(() => run.told.value);
  const setup: SetupNow = {
    draft: { ...run.draft, faults },
    words: setupWords(language),
    language,
    wanted: nothingWanted(),
  };
  return (
    <SetupContext.Provider value={setup}>
      <div class="first-run">
        <Steps run={run} />
        <section class="first-run__question">
          {step !== 'start' && step !== 'done' && (
            <p class="soft">{words.stepOf(steps.indexOf(step), questions.length)}</p>
          )}
          <Title key={step} text={words.questions[step]} />
          <Question manager={manager} run={run} step={step} />
          <Wrong run={run} />
          <TroubleNotice why={run.trouble.value} />
          {step !== 'start' && step !== 'done' && <Onwards run={run} step={step} />}
        </section>
      </div>
    </SetupContext.Provider>
  );
};

/** Who goes on hears the new question first. */
const Title = ({ text }: { readonly text: string }) => {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => ref.current?.focus(), []);
  return (
    <h1 class="first-run__title" tabIndex={-1} ref={ref}>
      {text}
    </h1>
  );
};

const Question = ({ manager, run, step }: StepProps & { readonly step: Step }) => {
  switch (step) {
    case 'start':
      return <Start run={run} />;
    case 'name':
      return <NameQuestion />;
    case 'hours':
      return <HoursQuestion manager={manager} />;
    case 'services':
      return <ServicesQuestion manager={manager} run={run} />;
    case 'counters':
      return <CountersQuestion />;
    case 'printer':
      return <PrinterQuestion manager={manager} run={run} />;
    case 'screens':
      return <ScreensQuestion manager={manager} run={run} />;
    case 'clerk':
      return <ClerkQuestion manager={manager} run={run} />;
    case 'done':
      return <Done manager={manager} run={run} />;
  }
};

/** All seven, with where one is; those that need the centre can be gone to once it is there. */
const Steps = ({ run }: { readonly run: FirstRun }) => {
  const words = firstRunWords(useWords().language);
  const now = run.step.value;
  const wrong = new Set(run.told.value.size > 0 ? run.unfinished.value : []);
  return (
    <nav aria-label={words.title}>
      <ol class="first-run__steps">
        {questions.map((question) => {
          const isShut = needsCentre(question) && run.made.value === null;
          const isPast = steps.indexOf(now) > steps.indexOf(question);
          const note = wrong.has(question) ? words.unfinished : isPast ? words.done : null;
          return (
            <li key={question}>
              <button
                type="button"
                class="first-run__step"
                aria-current={question === now ? 'step' : undefined}
                disabled={isShut}
                onClick={() => run.go(question)}
              >
                <span>{words.steps[question]}</span>
                {note !== null && <span class="first-run__note">{note}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};

/** Where something keeps the centre from being made, once it was tried. */
const Wrong = ({ run }: { readonly run: FirstRun }) => {
  const words = firstRunWords(useWords().language);
  const others = run.unfinished.value.filter((question) => question !== run.step.value);
  if (run.told.value.size === 0 || others.length === 0) return null;
  return (
    <div class="notice notice--warn" role="alert">
      <p>{words.wrong}</p>
      <p class="notice__actions">
        {others.map((question) => (
          <button key={question} class="button" type="button" onClick={() => run.go(question)}>
            {words.steps[question]}
          </button>
        ))}
      </p>
    </div>
  );
};

const Onwards = ({ run, step }: { readonly run: FirstRun; readonly step: Step }) => {
  const words = firstRunWords(useWords().language);
  const isMaking = step === 'counters' && run.made.value === null;
  return (
    <p class="first-run__onwards">
      <button
        class="button button--primary"
        type="button"
        aria-disabled={run.busy.value}
        onClick={() => void run.next()}
      >
        {run.busy.value ? words.making : isMaking ? words.make : words.next}
      </button>
      <button class="button" type="button" onClick={() => void run.skip()}>
        {words.skip}
      </button>
      <button class="button button--quiet" type="button" onClick={run.back}>
        {words.back}
      </button>
    </p>
  );
};
