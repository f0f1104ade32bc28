import { servicePage } from '../../shared/centre/passport.ts';
import { useFit } from '../fit.ts';
import { pageOnPhone } from '../phone-page.ts';
import { Bar, Frame, Pager } from '../screens/frame.tsx';
import { PhoneCode } from '../screens/phone-code.tsx';
import type { About } from '../steps.ts';
import type { OpenStage } from '../words.ts';
import { PrintSheet } from './print-sheet.tsx';
import { type Paragraph, paragraphsOf, useTold } from './told.ts';
import { passportWords } from './words.ts';
import './about.css';

/** What there is to know of a service before a ticket is taken: to read here, on the phone or on paper. */
export function AboutScreen({ stage, step }: { readonly stage: OpenStage; readonly step: About }) {
  const words = passportWords(stage.language);
  const id = step.confirm.service;
  const told = useTold(stage, id);
  const known = told.value !== null && told.value !== 'lost' ? paragraphsOf(stage, told.value) : [];
  const page = useFit(stage, known, step.page);
  const service = stage.model.service(id);
  const link = pageOnPhone(servicePage(stage.view.centre.id, id));
  if (service === undefined) return null;
  const code = known.length > 0 && link !== null ? <PhoneCode link={link} label={words.scan} /> : null;
  const layout = stage.model.layout.value;
  return (
    <Frame
      stage={stage}
      name={`about ${id}`}
      kind="confirm"
      title={stage.say(service.name)}
      long={stage.say(service.name).length > longName}
      // Lying, the room is beside what is read, not below it; with everything low there is none.
      below={layout === 'landscape' && code}
      box={page.box}
      detail={
        <>
          {told.value === null && <p role="status">{words.loading}</p>}
          {told.value === 'lost' && <p role="alert">{words.lost}</p>}
          <Paragraphs paragraphs={page.items} />
        </>
      }
      controls={
        <>
          <Pager stage={stage} page={page.page} pages={page.pages} />
          {told.value === 'lost' && (
            <button
              type="button"
              class="take"
              onClick={() => {
                told.value = null;
              }}
            >
              {words.again}
            </button>
          )}
          {(layout === 'portrait' || layout === 'low') && code}
          {known.length > 0 && <PrintSheet stage={stage} service={id} />}
        </>
      }
      bar={<Bar stage={stage} />}
    />
  );
}

const Paragraphs = ({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) =>
  paragraphs.length === 0 ? null : (
    <ul class="documents about">
      {paragraphs.map(({ title, text }) => (
        <li key={text}>
          {title !== null && <h2>{title}</h2>}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );

/** Letters that fit a heading of full size in two lines. */
const longName = 52;
