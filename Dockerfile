FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /house
COPY package.json package-lock.json .npmrc ./
# No package of ours needs a script of its own to be installed.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /house
COPY --from=dependencies /house/node_modules ./node_modules
COPY package.json LICENSE ./
COPY schema ./schema
COPY policies ./policies
COPY adapters ./adapters
COPY gateway ./gateway
# Nothing is written: it runs with a root file system that cannot be.
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "gateway/health-check.ts"]
# The flags of `npm run serve`, and no npm between the signal and whom it is for.
CMD ["node", "--no-parallel-scavenge", "--max-semi-space-size=16", "--external-memory-accounted-in-global-limit", "gateway/main.ts"]
