import type { VNode } from 'preact';
import { FaultForm } from './fault-form.tsx';
import { FaultList } from './fault-list.tsx';
import { Outbox } from './outbox.tsx';
import { Panel } from './panel.tsx';

/** Makes the platforms fail on purpose; what becomes of each delivery is seen below. */
export function FaultsPanel(): VNode {
  return (
    <Panel title="Faults and outbox">
      <FaultForm />
      <FaultList />
      <Outbox />
    </Panel>
  );
}
