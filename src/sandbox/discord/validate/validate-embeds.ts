import { type Form, readBoolean, readInteger, readObject, readObjects, readString, readUrl } from '../form.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';

const linkSchemes = ['http', 'https'];
const mediaSchemes = ['http', 'https', 'attachment'];

/** Embeds as Create Message takes them, the sum over all of them included (resources/message, embed limits). */
export function validateEmbeds(form: Form, value: unknown): readonly Json[] | undefined {
  if (value === undefined || value === null) return undefined;
  let sum = 0;
  const embeds = readObjects(form, value, { max: limits.embeds }).map(({ form: place, object }) => {
    sum += validateEmbed(place, object);
    return { type: 'rich', ...object };
  });
  if (sum > limits.embedSum) form.problem('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${limits.embedSum}`);
  return embeds;
}

/** Returns how many characters count towards the sum. */
function validateEmbed(form: Form, embed: Json): number {
  const title = readText(form.at('title'), embed['title'], limits.embedTitle);
  const description = readText(form.at('description'), embed['description'], limits.embedDescription);
  readUrl(form.at('url'), embed['url'], { schemes: linkSchemes });
  readInteger(form.at('color'), embed['color'], { min: 0, max: 0xffffff });
  const timestamp = readString(form.at('timestamp'), embed['timestamp']);
  if (timestamp !== undefined && Number.isNaN(Date.parse(timestamp))) {
    form.at('timestamp').problem('DATE_TIME_TYPE_PARSE', `Could not parse ${timestamp}. Should be ISO8601.`);
  }
  const footer = readObject(form.at('footer'), embed['footer']);
  const author = readObject(form.at('author'), embed['author']);
  let length = title + description;
  if (footer) {
    length += readText(form.at('footer').at('text'), footer['text'], limits.embedFooter);
    readUrl(form.at('footer').at('icon_url'), footer['icon_url'], { schemes: mediaSchemes });
  }
  if (author) {
    length += readText(form.at('author').at('name'), author['name'], limits.embedAuthor);
    readUrl(form.at('author').at('url'), author['url'], { schemes: linkSchemes });
    readUrl(form.at('author').at('icon_url'), author['icon_url'], { schemes: mediaSchemes });
  }
  const media = ['image', 'thumbnail'].filter((key) => {
    const object = readObject(form.at(key), embed[key]);
    if (object) readUrl(form.at(key).at('url'), object['url'], { schemes: mediaSchemes });
    return object !== undefined;
  });
  const fields = readObjects(form.at('fields'), embed['fields'], { max: limits.embedFields });
  for (const field of fields) {
    length += readText(field.form.at('name'), field.object['name'], limits.embedFieldName, true);
    length += readText(field.form.at('value'), field.object['value'], limits.embedFieldValue, true);
    readBoolean(field.form.at('inline'), field.object['inline']);
  }
  const hasContent = length > 0 || media.length > 0 || embed['url'] !== undefined;
  if (!hasContent) form.at('description').problem('BASE_TYPE_REQUIRED', 'This field is required');
  return length;
}

/** Discord trims white space around an embed's texts before it counts them. */
function readText(form: Form, value: unknown, max: number, required = false): number {
  const text = typeof value === 'string' ? value.trim() : value;
  if (required && text === '') form.problem('BASE_TYPE_REQUIRED', 'This field is required');
  return readString(form, text, { required, max })?.length ?? 0;
}
