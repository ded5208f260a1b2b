import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FaultKind, FaultTarget, PlatformName } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { Segments } from '../controls/segments.tsx';
import { SelectMenu } from '../controls/select-menu.tsx';
import { useModel } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { faultWords, platformNames, targetWords } from '../state/words.ts';

const platforms: readonly PlatformName[] = ['discord', 'slack'];
const kinds = Object.keys(faultWords) as readonly FaultKind[];
const targets = Object.keys(targetWords) as readonly FaultTarget[];
const most = 100;

const restartWords = {
  never: 'Its buttons go on working, and nothing is announced twice.',
  underWay: 'It stops, and starts again…',
  done: 'Newsdesk was started again. Its buttons still work.',
};

export function FaultForm(): VNode {
  const desk = usePageActions();
  const [platform, setPlatform] = useState<PlatformName>('discord');
  const [what, setWhat] = useState<FaultTarget>('post');
  const [times, setTimes] = useState('1');
  const [problem, setProblem] = useState<string>();
  const [restarted, setRestart] = useState<'underWay' | 'done'>();
  const isConnected = useModel(({ page }) => page?.[platform].connected ?? false);
  const name = platformNames[platform];

  const put = async (fault: FaultKind): Promise<void> => {
    const count = Math.min(Math.max(Math.trunc(Number(times)) || 1, 1), most);
    const result = await desk.send({ kind: 'fault', platform, fault, what, times: count });
    setProblem(result.status === 'done' ? undefined : (result.problem ?? 'The fault was not taken.'));
  };
  const cut = async (): Promise<void> => {
    const result = await desk.send({ kind: 'cut', platform });
    setProblem(result.status === 'done' ? undefined : (result.problem ?? 'The connection was not cut.'));
  };

  const restart = async (): Promise<void> => {
    setRestart('underWay');
    const result = await desk.send({ kind: 'restart' });
    setRestart(result.status === 'done' ? 'done' : undefined);
    setProblem(result.status === 'done' ? undefined : (result.problem ?? 'Newsdesk was not started again.'));
  };

  return (
    <fieldset class="fault-form" aria-label="Make something fail">
      <p class="panel-lead">Let a platform fail, and watch that every announcement still arrives once.</p>
      <Segments
        label="Platform that fails"
        options={platforms.map((value) => ({ value, label: platformNames[value] }))}
        selected={platform}
        onChange={setPlatform}
      />
      <div class="fault-where">
        <SelectMenu
          label="What it strikes"
          placeholder="What it strikes"
          options={targets.map((value) => ({ value, label: targetWords[value] }))}
          selected={[what]}
          onChange={([value]) => setWhat(value as FaultTarget)}
        />
        <label class="fault-times">
          <input
            type="number"
            min={1}
            max={most}
            value={times}
            aria-label="How many requests it strikes"
            onInput={({ currentTarget: { value } }) => setTimes(value)}
          />
          <span>times</span>
        </label>
      </div>
      <ul class="fault-kinds">
        {kinds.map((kind) => (
          <li key={kind}>
            <button type="button" class="fault-kind" onClick={() => void put(kind)}>
              <span class="fault-name">{faultWords[kind].name}</span>
              <span class="fault-note">{faultWords[kind].note}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="fault-kind" disabled={!isConnected} onClick={() => void cut()}>
            <span class="fault-name">
              <Icon name="cut" small /> Cut the line
            </span>
            <span class="fault-note">{isConnected ? `Newsdesk connects to ${name} again.` : 'Newsdesk is reconnecting.'}</span>
          </button>
        </li>
      </ul>
      <button type="button" class="fault-kind fault-restart" disabled={restarted === 'underWay'} onClick={() => void restart()}>
        <span class="fault-name">Restart Newsdesk</span>
        <span class="fault-note" role="status">
          {restartWords[restarted ?? 'never']}
        </span>
      </button>
      {problem !== undefined && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
