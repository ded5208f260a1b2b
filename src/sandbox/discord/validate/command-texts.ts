import { type Form, readObject, readString } from '../form.ts';
import { discordLimits as limits } from '../limits.ts';

/** Names of chat commands and options: lower case where a letter has one (interactions/application-commands, naming). */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** A chat command's or option's name, or the freer one of a context menu entry. */
export function readName(form: Form, value: unknown, isChatInput: boolean): string | undefined {
  const name = readString(form, value, { required: true, min: 1, max: limits.commandName });
  if (name === undefined || !isChatInput || name.length === 0 || name.length > limits.commandName) return name;
  if (!namePattern.test(name)) form.problem('STRING_TYPE_REGEX', 'String value did not match validation regex.');
  else if (name !== name.toLowerCase()) form.problem('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  return name;
}

export function readNames(form: Form, value: unknown, isChatInput: boolean): void {
  for (const [locale, name] of Object.entries(readObject(form, value) ?? {})) {
    checkLocale(form, locale);
    readName(form.at(locale), name, isChatInput);
  }
}

export function readLocalizations(form: Form, value: unknown, max: number): void {
  for (const [locale, text] of Object.entries(readObject(form, value) ?? {})) {
    checkLocale(form, locale);
    readString(form.at(locale), text, { required: true, min: 1, max });
  }
}

/** The languages of Discord's client (reference, locales). */
const locales =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(' ');

function checkLocale(form: Form, locale: string): void {
  if (!locales.includes(locale)) form.at(locale).problem('ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
}
