import { useEffect, useState } from 'preact/hooks';
import { dotsPath } from '../../ui/dots.ts';
import { phonePage } from '../phone-page.ts';
import { type SlipState, slipFailed } from '../slip-state.ts';
import type { Held, Taking } from '../steps.ts';
import { type OpenStage, type Stage, waitWords } from '../words.ts';
import { Ahead } from './ahead.tsx';
import { Frame } from './frame.tsx';
import { Icon } from './icons.tsx';

export function TakingScreen({ stage, step }: { readonly stage: Stage; readonly step: Taking }) {
  return (
    <Frame
      stage={stage}
      name="taking"
      kind="notice"
      above={<span class="pulse" aria-hidden="true" />}
      title={stage.words.taking}
      below={
        <p class="message" role="status">
          {step.busy ? stage.words.takingBusy : step.tries > 1 ? stage.words.takingSlow : stage.words.takingMore}
        </p>
      }
    />
  );
}

export function TicketScreen({ stage, step }: { readonly stage: OpenStage; readonly step: Held }) {
  const { words, model } = stage;
  const service = model.service(step.service);
  const slip = model.slip.value ?? 'printing';
  const closing = model.closing.value;
  const link = phonePage(step.secret);
  const privilege = stage.view.priorityClasses.find(({ id }) => id === step.priorityClass);
  return (
    <Frame
      stage={stage}
      name={`ticket ${step.number}`}
      kind="ticket"
      title={
        <>
          <span class="ticket__label">{words.yourNumber}</span>
          <span class="ticket__number" data-long={step.number.length > 4}>
            {step.number}
          </span>
        </>
      }
      below={
        <div class="ticket__about">
          <Ahead wait={waitWords(stage, step)} people={stage.common.peopleAhead(step.ahead)} />
          <p>{service === undefined ? '' : stage.say(service.name)}</p>
        </div>
      }
      detail={
        <>
          <SlipLine stage={stage} state={slip} />
          {privilege !== undefined && (
            <p class="with-icon ticket__proof">
              <Icon name="star" />
              <span>{words.showProof(stage.say(privilege.proof))}</span>
            </p>
          )}
          {link === null ? <p class="ticket__hall">{words.hall}</p> : <PhoneCode stage={stage} link={link} />}
        </>
      }
      controls={
        <>
          <button type="button" class="closing" aria-hidden={closing === null} tabIndex={closing === null ? -1 : 0}>
            {closing === null ? '' : words.closing(closing)}
          </button>
          <button type="button" class="take" onClick={() => model.startOver()}>
            {words.done}
          </button>
        </>
      }
    />
  );
}

/** The code that leads to the phone's page; what draws it is loaded with the first ticket. */
const PhoneCode = ({ stage, link }: { readonly stage: Stage; readonly link: string }) => {
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    import('uqr').then(
      ({ encode }) => {
        const { size, data } = encode(link, { border: 2 });
        if (wanted) setCode({ size, path: dotsPath(data) });
      },
      () => {
        // Without its server the code cannot be drawn; the number is what counts.
      },
    );
    return () => {
      wanted = false;
    };
  }, [link]);
  return code === null ? null : (
    <figure class="code">
      <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={stage.words.scan}>
        <path d={code.path} />
      </svg>
      <figcaption>
        <p>{stage.words.scan}</p>
        <p class="code__hall">{stage.words.hall}</p>
      </figcaption>
    </figure>
  );
};

const SlipLine = ({ stage, state }: { readonly stage: Stage; readonly state: SlipState }) => (
  <p class={slipFailed(state) ? 'slip-line slip-line--note' : 'slip-line'} role="status">
    <Icon name={slipFailed(state) ? 'warn' : 'slip'} />
    <span>{stage.words.slip[state]}</span>
  </p>
);
