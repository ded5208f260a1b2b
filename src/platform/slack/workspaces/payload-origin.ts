type Fields = Readonly<Record<string, unknown>>;

/** A workspace that something of Slack's may be for. */
export interface PayloadOrigin {
  readonly teamId: string;
  /** Set if the app was installed for the whole organization. */
  readonly organization?: string;
}

/**
 * The workspaces that a payload may be for, the likeliest first. An event names its installation in `authorizations`: its `team_id` may be
 * another company's, in a channel that two share (Slack Connect). A press in such a channel names the presser's workspace as `team`, and that of
 * the app in the view or the message.
 */
export function originsOf(payload: Fields): readonly PayloadOrigin[] {
  const installed = installedOf(payload);
  const isOrg = [installed['is_enterprise_install'], payload['is_enterprise_install']].some((flag) => flag === true || flag === 'true');
  const organization = isOrg
    ? (textOf(installed['enterprise_id']) ?? textOf(payload['enterprise_id']) ?? textOf(fieldsOf(payload['enterprise'])['id']))
    : undefined;
  const teamIds = [
    installed['team_id'],
    fieldsOf(payload['view'])['app_installed_team_id'],
    fieldsOf(payload['team'])['id'],
    payload['team_id'],
    fieldsOf(payload['message'])['team'],
    fieldsOf(payload['user'])['team_id'],
  ].map(textOf);
  return [...new Set(teamIds)]
    .filter((teamId) => teamId !== undefined)
    .map((teamId) => ({ teamId, ...(organization === undefined ? {} : { organization }) }));
}

/** The installation that an event came by; without fields for anything else than an event. */
export function installedOf(payload: Fields): Fields {
  const [authorization] = Array.isArray(payload['authorizations']) ? (payload['authorizations'] as readonly unknown[]) : [];
  return fieldsOf(authorization);
}

/** The fields of a JSON object, none for any other value. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
