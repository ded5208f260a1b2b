/** Style sheets are taken in by the bundler. */
declare module '*.css';
declare module '*.svg' {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: so the bundler gives it.
  export default url;
}
