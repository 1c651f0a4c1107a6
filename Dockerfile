# Two images: the product (the last one, so the default) and the simulators of its outside systems.

FROM node:24-slim AS simulators
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY simulators/package.json simulators/package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY src/domain src/domain
COPY simulators simulators
USER node
CMD ["node", "simulators/server.ts"]

# Every program of the product; docker-compose.yml says which one a container runs.
FROM node:24-slim AS product

ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node /data

# First, so that a change of our own code does not install everything again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

# Not to be run here: the portal hands it out.
COPY agent/package.json agent/package-lock.json agent/README.md agent/
COPY agent/src agent/src
COPY client client
COPY migrations migrations
COPY scripts scripts
COPY src src
COPY web web
# A worker needs no compiler then, and starts at once.
ENV WORKFLOW_BUNDLE=/app/workflows.js
RUN node scripts/bundle-workflows.ts "$WORKFLOW_BUNDLE"
# Nor does an API make the files that pages load.
ENV WEB_ASSETS_DIR=/app/assets
RUN node scripts/build-web.ts "$WEB_ASSETS_DIR"

USER node
# The programs end in order on SIGTERM. A container runs one of them as its first process, and
# Node does not adopt other processes: start it with an init ("init: true").
CMD ["node", "src/api/server.ts"]

# The API's own; containers of other programs replace or disable it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.API_PORT ?? 3000}/healthz`).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
