import { useContext } from 'preact/hooks';
import { type Desk, DeskContext } from './desk.ts';

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('Nothing is drawn outside of the desk');
  return desk;
}
