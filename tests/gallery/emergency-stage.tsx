import '../../ui/base.css';
import '../../ui/controls.css';
import '../../ui/dialog.css';
import { HomeNotice } from '../../ui/emergency/at-home.tsx';
import { BeginEmergency } from '../../ui/emergency/begin.tsx';
import { NoticeBar, WholeNotice } from '../../ui/emergency/notice.tsx';
import { StaffNotice } from '../../ui/emergency/staff.tsx';
import { type EmergencyShown, emergencyStates } from './emergency-states.ts';
import { drawnBy } from './state.ts';

const Emergency = ({ on, ...shown }: EmergencyShown) => {
  switch (on) {
    case 'whole':
      return <WholeNotice {...shown} />;
    case 'bar':
      return <NoticeBar {...shown} />;
    case 'staff':
      return (
        <StaffNotice {...shown} centre="asan" onCover={() => undefined} end={() => new Promise(() => undefined)} />
      );
    case 'begin':
      return <BeginEmergency centre="asan" language={shown.languages[0] ?? 'az'} class="button" />;
    case 'home':
      return (
        <HomeNotice
          centres={[{ id: 'asan', name: shown.name, archived: false, emergency: shown.emergency }]}
          language={shown.languages[0] ?? 'az'}
        />
      );
  }
};

export const states = drawnBy((shown: EmergencyShown) => <Emergency {...shown} />, emergencyStates);
