import type { InstallOutcome } from '../../../runtime/install-door.ts';
import type { StateVerdict } from './install-state.ts';

/** Relative, so that it leads to the same bot whatever stands before it. */
const again = { href: 'install', text: 'Add to Slack' } as const;

/** The pages for a state that does not hold. None of them says more than the person knows: the request may be anybody's. */
export const stateOutcomes: Readonly<Record<Exclude<StateVerdict, 'valid'>, InstallOutcome>> = {
  missing: refusal('install.stateMissing', 403, 'The address has no state.', 'Only an installation that began here can end here.'),
  forged: refusal(
    'install.stateForged',
    403,
    'The state in the address was not made here.',
    'Somebody changed the address, or made it up.',
  ),
  foreign: refusal(
    'install.stateForeign',
    403,
    'The state in the address belongs to another browser.',
    'The link was opened somewhere else than the installation began, or this browser takes no cookies.',
  ),
  expired: refusal('install.stateExpired', 403, 'The installation took longer than ten minutes.', 'By then Slack has forgotten its code.'),
  used: refusal(
    'install.stateUsed',
    403,
    'The address was used before.',
    'It was opened twice, or the page was loaded again: the app may be installed already.',
  ),
  begun: refusal(
    'install.stateBegun',
    403,
    'The installation with this address has not ended.',
    'It is still under way, or Newsdesk was stopped in the middle of it: then Slack shows the app, and Newsdesk cannot answer.',
  ),
};

/** The page for what Slack said to the code. */
export function codeRefused(error: string): InstallOutcome {
  const why = refusals[error];
  if (why?.isOperators === true) {
    return {
      ...refusal(`install.${error}`, 502, 'Slack does not give this app a token.', why.sentence),
      title: 'Newsdesk is not set up right',
    };
  }
  return refusal(`install.${error}`, 400, 'Slack does not take the code of this installation.', why?.sentence ?? `Slack says: ${error}.`);
}

/** Slack's errors of oauth.v2.access that somebody can do something about. `isOperators`: the operator has to. */
const refusals: Readonly<Record<string, { readonly sentence: string; readonly isOperators?: true }>> = {
  invalid_code: { sentence: 'It is wrong, was given to another app, or is older than ten minutes.' },
  code_already_used: { sentence: 'It was used before: the app may be installed already.' },
  bad_redirect_uri: {
    sentence:
      'The operator has to set PUBLIC_URL to the redirect URL of the app (OAuth & Permissions), without /slack/oauth_redirect at its end.',
    isOperators: true,
  },
  invalid_client_id: { sentence: 'The operator has to copy SLACK_CLIENT_ID again (Basic Information).', isOperators: true },
  bad_client_secret: { sentence: 'The operator has to copy SLACK_CLIENT_SECRET again (Basic Information).', isOperators: true },
  no_bot_token: { sentence: 'The operator has to give the app its bot scopes: newsdesk manifest prints them.', isOperators: true },
};

export const denied = refusal('install.denied', 400, 'Nothing was installed.', 'You, or an admin of the workspace, did not allow it.');

export const noCode = refusal(
  'install.noCode',
  400,
  'The address has no code.',
  'Slack gives one to the person who allows the installation.',
);

export const otherApp: InstallOutcome = {
  status: 502,
  title: 'Newsdesk is not set up right',
  sentences: [
    'Slack gave a token that is not of this app and workspace.',
    'Nothing was kept of it.',
    'The operator has to compare SLACK_CLIENT_ID and SLACK_API_URL with the app (Basic Information).',
  ],
  refusal: 'install.otherApp',
};

export const unreached: InstallOutcome = {
  status: 503,
  title: 'Slack did not answer',
  sentences: ['Whether the app is installed is not known.', 'Slack could not be asked for its token.', 'Try again in a minute.'],
  link: again,
  refusal: 'install.unreached',
};

export const busy: InstallOutcome = {
  status: 503,
  title: 'Newsdesk is busy',
  sentences: ['Nothing was installed.', 'Too many people install the app at this moment.', 'Load this page again in a minute.'],
  refusal: 'install.busy',
};

export const unkept: InstallOutcome = {
  status: 503,
  title: 'Newsdesk is busy',
  sentences: ['The installation could not be written down.', 'The database did not take it.', 'Try again in a minute.'],
  link: again,
  refusal: 'install.unkept',
};

/** `href` opens the app in Slack. */
export function installed(name: string, href: string, isOrganization: boolean): InstallOutcome {
  const where = isOrganization ? `the organization ${name}` : name;
  const next = isOrganization
    ? 'An admin of the organization has to add it to its workspaces now.'
    : 'Ask with /news in any channel, or set up announcements with /announcements.';
  return {
    status: 200,
    title: 'Newsdesk is installed',
    sentences: [`Newsdesk is in ${where} now.`, next],
    link: { href, text: 'Open Slack' },
  };
}

function refusal(code: string, status: 400 | 403 | 502, what: string, why: string): InstallOutcome {
  return {
    status,
    title: 'Newsdesk was not installed',
    sentences: [what, why, 'Begin once more.'],
    link: again,
    refusal: code,
  };
}
