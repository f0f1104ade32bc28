import { useFit } from '../fit.ts';
import type { InGroup } from '../steps.ts';
import type { OpenStage } from '../words.ts';
import { Bar, Frame, LowHelp, Pager } from './frame.tsx';
import { groupIcon, Icon } from './icons.tsx';
import { ServiceRows } from './rows.tsx';

export function GroupScreen({ stage, step }: { readonly stage: OpenStage; readonly step: InGroup }) {
  const { view } = stage;
  const group = view.groups.find(({ id }) => id === step.group);
  const services = view.services.filter((service) => service.group === step.group);
  const page = useFit(stage, services, step.page);
  if (group === undefined) return null;
  return (
    <Frame
      stage={stage}
      name={`group ${group.id}`}
      above={
        <span class="sign sign--group">
          <Icon name={groupIcon(group.icon)} />
        </span>
      }
      title={stage.say(group.name)}
      below={<LowHelp stage={stage}>{stage.words.chooseBelow}</LowHelp>}
      box={page.box}
      controls={
        <>
          <ServiceRows stage={stage} services={page.items} />
          <Pager stage={stage} page={page.page} pages={page.pages} />
        </>
      }
      bar={<Bar stage={stage} />}
    />
  );
}
