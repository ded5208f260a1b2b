import { createForm, type Form, readChoice, readInteger, readList, readObject, readString } from '../form.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import type { ApplicationSettings } from '../world.ts';

/** Contexts of an installation, as keys of `integration_types_config`: a server, and a user. */
const contexts: readonly string[] = ['0', '1'];
const scopesOf = (context: string): readonly string[] => (context === '0' ? ['applications.commands', 'bot'] : ['applications.commands']);

/**
 * The change that "Edit Current Application" asks for; fields that it does not name stay. The sandbox keeps the description, the tags and
 * the settings of the installation.
 *
 * @throws DiscordApiError 50035 with every problem at once.
 */
export function readApplicationChange(body: Json): Partial<ApplicationSettings> {
  const form = createForm();
  const description = readDescription(form.at('description'), body['description']);
  const tags = readTags(form.at('tags'), body['tags']);
  const installConfig = readInstallConfig(form.at('integration_types_config'), body['integration_types_config']);
  form.assertValid();
  return {
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
    ...(installConfig === undefined ? {} : { installConfig }),
  };
}

/** The reference page says a text; the OpenAPI document says an object with translations, of which `default` is answered. */
function readDescription(form: Form, value: unknown): string | undefined {
  const bounds = { max: limits.applicationDescription };
  if (typeof value !== 'object' || value === null) return readString(form, value, bounds);
  const object = readObject(form, value);
  return object && readString(form.at('default'), object['default'], { ...bounds, required: true });
}

function readTags(form: Form, value: unknown): readonly string[] | undefined {
  const list = readList(form, value, { max: limits.applicationTags });
  const tags = list?.map((tag, index) => readString(form.at(index), tag, { required: true, max: limits.applicationTag }) ?? '');
  if (tags !== undefined) requireUnique(form, tags);
  return tags;
}

function readInstallConfig(form: Form, value: unknown): Json | undefined {
  const config = readObject(form, value);
  if (config === undefined) return undefined;
  if (Object.keys(config).length === 0) form.problem('BASE_TYPE_MIN_LENGTH', 'Must be 1 or more in length.');
  const read: Json = {};
  for (const [context, setting] of Object.entries(config)) {
    const place = form.at(context);
    if (readChoice(place, context, contexts) === undefined) continue;
    const params = readObject(place, setting)?.['oauth2_install_params'];
    const installParams = readInstallParams(place.at('oauth2_install_params'), params, scopesOf(context));
    read[context] = installParams === undefined ? {} : { oauth2_install_params: installParams };
  }
  return read;
}

function readInstallParams(form: Form, value: unknown, known: readonly string[]): Json | undefined {
  const params = readObject(form, value);
  if (params === undefined) return undefined;
  const place = form.at('scopes');
  const scopes = (readList(place, params['scopes'], { min: 1 }) ?? []).map((scope, index) =>
    readChoice(place.at(index), scope as string, known, { required: true }),
  );
  requireUnique(place, scopes);
  // The OpenAPI document allows one bit more than a number holds.
  const permissions = readInteger(form.at('permissions'), params['permissions'], { min: 0, max: Number.MAX_SAFE_INTEGER }) ?? 0;
  return { scopes, permissions: String(permissions) };
}

function requireUnique(form: Form, values: readonly unknown[]): void {
  if (new Set(values).size < values.length) form.problem('SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value');
}
