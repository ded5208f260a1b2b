# Newsdesk runs from its sources: Node 24 strips the types. Only the browser's side of the page is built.
# The image is named by its exact version, the one that the tests run on: a digest would pin one architecture's build and leave out its security fixes.
FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# None of the production dependencies has an install script.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY scripts/build-page.ts scripts/
COPY src src
RUN npm run build:page

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production CONTENT_DIR=/content DATABASE_URL=file:/state/newsdesk.db HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY commands commands
COPY src src
COPY --from=page /app/dist/page dist/page
COPY content /content
# A volume takes its owner from the folder that it is mounted on first.
RUN mkdir /state /backups && chown node:node /state /backups
USER node
VOLUME /state
EXPOSE 8080
# Whether the process lives, not whether Discord, Slack and the database do: a restart would mend none of them, and cut off those that work.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Newsdesk handles SIGTERM itself, so it may be the first process; --init is welcome and not needed.
CMD ["node", "--max-semi-space-size=8", "bin/newsdesk.js", "serve"]
