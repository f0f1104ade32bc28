import { FieldFault } from '../../ui/field-fault.tsx';
import { useOffice } from '../screens/context.ts';
import { DateInput } from '../screens/date-input.tsx';
import { Choice } from './choice.tsx';
import type { PaperModel } from './paper-model.ts';
import { ProofField, ToldByField } from './proof-field.tsx';

interface Shown {
  readonly model: PaperModel;
}

/** What the document is: its kind, its topic, how and when it came. */
export function AboutFields({ model }: Shown) {
  return (
    <>
      <What model={model} />
      <ProofField model={model} />
      {model.helps ? <Language model={model} /> : <Ways model={model} />}
      <ToldByField model={model} />
      {!model.helps && <Received model={model} />}
      {model.cameEarlier.value && <ReasonField model={model} />}
    </>
  );
}

const What = ({ model }: Shown) => {
  const { work, words, text } = useOffice();
  const { paper } = words.office;
  const { topics, officials } = work.office;
  const { kind, topic, against } = model.about.value;
  const byTable = model.proof.value !== null;
  const named = (things: typeof topics) => things.map(({ id, name }) => [id, text(name)] as const);
  return (
    <>
      <Choice
        id="kind"
        label={paper.kind}
        value={kind}
        options={named(model.kinds)}
        onChoose={(id) => model.say({ kind: id })}
      />
      {!byTable && (
        <Choice
          id="topic"
          label={paper.topic}
          value={topic}
          options={[['', paper.noTopic], ...named(topics)]}
          onChoose={(id) => model.say({ topic: id })}
        />
      )}
      {!byTable && officials.length > 0 && (
        <Choice
          id="against"
          label={paper.against}
          value={against}
          options={[['', paper.nobody], ...officials.map((one) => [one.id, `${one.name}, ${text(one.post)}`] as const)]}
          onChoose={(id) => model.say({ against: id })}
        />
      )}
    </>
  );
};

const Ways = ({ model }: Shown) => {
  const { words } = useOffice();
  const { paper, channels } = words.office;
  const about = model.about.value;
  return (
    <>
      <Choice
        id="channel"
        label={paper.channel}
        value={about.channel}
        options={model.channels.value.map((channel) => [channel, channels[channel]])}
        onChoose={(said) => {
          const channel = model.channels.value.find((one) => one === said);
          if (channel !== undefined) model.say({ channel });
        }}
      />
      <Language model={model} />
    </>
  );
};

const Language = ({ model }: Shown) => {
  const { work, words } = useOffice();
  const { languages } = work.office;
  if (languages.length < 2) return null;
  return (
    <Choice
      id="language"
      label={words.office.paper.language}
      value={model.about.value.language}
      options={languages.map((code) => [code, code.toUpperCase()])}
      onChoose={(language) => model.say({ language })}
    />
  );
};

const Received = ({ model }: Shown) => {
  const { work, words } = useOffice();
  const { paper } = words.office;
  const wrong = model.wrongDate.value;
  return (
    <div class="field">
      <label for="paper-received">{paper.receivedOn}</label>
      <p class="field__hint" id="paper-received-hint">
        {paper.receivedHint}
      </p>
      <FieldFault id="paper-received-fault" fault={wrong === null ? null : paper.wrongDate[wrong]} />
      <DateInput
        id="paper-received"
        value={model.about.value.receivedOn}
        today={work.office.today}
        wrong={wrong !== null}
        describedBy="paper-received-hint paper-received-fault"
        onChange={(date) => model.say({ receivedOn: date })}
      />
    </div>
  );
};

/** Why what came earlier is registered only now. */
const ReasonField = ({ model }: Shown) => {
  const { paper } = useOffice().words.office;
  const isMissing = model.needsReason.value;
  return (
    <div class="field">
      <label for="paper-reason">{paper.reason}</label>
      <FieldFault id="paper-reason-fault" fault={isMissing ? paper.needsReason : null} />
      <input
        id="paper-reason"
        type="text"
        maxLength={300}
        value={model.about.value.reason}
        aria-invalid={isMissing}
        aria-describedby="paper-reason-fault"
        onInput={(event) => model.say({ reason: event.currentTarget.value })}
      />
    </div>
  );
};
