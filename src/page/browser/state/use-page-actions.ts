import { useContext } from 'preact/hooks';
import { type PageActions, PageActionsContext } from './page-actions.ts';

export function usePageActions(): PageActions {
  const desk = useContext(PageActionsContext);
  if (desk === undefined) throw new Error('Nothing is drawn outside of the desk');
  return desk;
}
