import { render } from 'preact';
import { App } from './app.tsx';
import icon from './look/icon.svg';
import './look/page.css';
import { followEvents, sendAct } from './state/connection.ts';
import { createPageActions, PageActionsContext } from './state/page-actions.ts';
import { createStore, StoreContext } from './state/store.ts';

const store = createStore();
const desk = createPageActions(store, sendAct, Date.now);
const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element with the id "page"');

document.querySelector('link[rel="icon"]')?.setAttribute('href', icon);
followEvents(store);
render(
  <StoreContext.Provider value={store}>
    <PageActionsContext.Provider value={desk}>
      <App />
    </PageActionsContext.Provider>
  </StoreContext.Provider>,
  root,
);
