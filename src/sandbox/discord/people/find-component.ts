import { isJson, type Json } from '../json.ts';

/** The component with this custom id, anywhere in a message or modal. */
export function findComponent(components: readonly unknown[], customId: string): Json | undefined {
  for (const component of components) {
    if (!isJson(component)) continue;
    if (component['custom_id'] === customId) return component;
    const children = [component['components'], component['accessory'], component['component']].flat();
    const found = findComponent(children, customId);
    if (found) return found;
  }
  return undefined;
}
