# Two images: the product (the last one, so the default) and the simulators of its outside systems. Each is
# built in a stage of its own, and what runs has neither compilers nor what only building needs.
#
# The tag is exact, and the same release as the package "node" of package.json, which the tests run on. Built
# twice with the same SOURCE_DATE_EPOCH, files and layers are the same (BuildKit, rewrite-timestamp=true).

FROM node:24.21.0-bookworm-slim AS base
ENV NODE_ENV=production
WORKDIR /app
RUN install -d -o 1000 -g 1000 /data

FROM base AS simulators-build
COPY simulators/package.json simulators/package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM base AS simulators
ENV DATA_DIR=/data
LABEL org.opencontainers.image.title="Định Danh simulators" \
  org.opencontainers.image.description="The outside systems that Định Danh talks to, played; never for production"
COPY --from=simulators-build /app ./
COPY src/domain src/domain
COPY simulators simulators
USER 1000:1000
EXPOSE 3100
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3100/people').then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "simulators/server.ts"]

FROM base AS product-build
# First, so that a change of our own code does not install everything again. Scripts run for those that
# package.json allows (allowScripts).
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
# A worker needs no compiler then, and starts at once; nor does an API make the files that pages load.
RUN node scripts/bundle-workflows.ts /app/workflows.js && node scripts/build-web.ts /app/assets

# Every program of the product; docker-compose.yml says which one a container runs.
FROM base AS product
ARG VERSION=0.1.0
ARG REVISION=unknown
ENV DATA_DIR=/data WORKFLOW_BUNDLE=/app/workflows.js WEB_ASSETS_DIR=/app/assets
LABEL org.opencontainers.image.title="Định Danh" \
  org.opencontainers.image.description="Registrations, logins and accounts of a public-service portal as durable workflows" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
COPY --from=product-build /app ./
USER 1000:1000
EXPOSE 3000
# The API's own; containers of other programs replace it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.API_PORT ?? 3000}/healthz`).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
# The programs end in order on SIGTERM. A container runs one of them as its first process, and
# Node does not adopt other processes: start it with an init ("init: true").
CMD ["node", "src/api/server.ts"]
