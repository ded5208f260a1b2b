import { type APIApplication, type REST, Routes } from 'discord.js';
import type { Standing } from '../standing.ts';
import { isTokenRefusal } from './gateway-faults.ts';

/** Asks which application the token is of. @throws the fault of the standing if Discord refuses the token, else what the request throws. */
export async function askApplication(rest: REST, standing: Standing): Promise<APIApplication> {
  try {
    return (await rest.get(Routes.currentApplication())) as APIApplication;
  } catch (error) {
    if (isTokenRefusal(error)) await standing.suspect('the application was refused');
    throw standing.fault() ?? error;
  }
}
