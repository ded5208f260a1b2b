import type { VNode } from 'preact';
import type { Person, PlatformName } from '../../protocol.ts';
import { SelectMenu } from '../controls/select-menu.tsx';
import { usePageActions } from '../state/use-page-actions.ts';
import { clientLanguages, platformNames } from '../state/words.ts';

interface LanguageSwitchProps {
  readonly platform: PlatformName;
  readonly person: Person | undefined;
}

/** The language of the person's client, as its settings have it: Newsdesk answers in it. */
export function LanguageSwitch({ platform, person }: LanguageSwitchProps): VNode {
  const desk = usePageActions();
  const locale = person?.locale ?? '';
  // A language that is not in the list is shown by its code.
  const known = clientLanguages.some(({ value }) => value === locale) || locale === '';
  return (
    <SelectMenu
      label={`Language of ${person?.name ?? 'nobody'} on ${platformNames[platform]}`}
      placeholder="Language"
      class="select-language"
      options={known ? clientLanguages : [...clientLanguages, { value: locale, label: locale }]}
      selected={[locale]}
      onChange={([next]) =>
        next !== undefined &&
        person !== undefined &&
        void desk.perform(platform, { kind: 'language', platform, userId: person.id, locale: next }, 'The language')
      }
    />
  );
}
