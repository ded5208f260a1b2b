/** The app's own words about itself, in at most 140 characters, which is Slack's limit; Discord takes 400. */
export const appDescription = 'Answers with sections of our articles, explains terms and announces what is new.';
