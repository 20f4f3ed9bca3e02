# Whocan alone: no Neo4j is in this image. docs/operations.md says how to run it.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY scripts/build.mjs scripts/
COPY schema schema
COPY cypher cypher
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production \
    WHOCAN_DATA=/data \
    WHOCAN_HOST=0.0.0.0 \
    WHOCAN_LOG_LEVEL=info
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/schema schema
COPY --from=build /app/cypher cypher
COPY LICENSE ./
RUN ln -s /app/dist/cli/main.js /usr/local/bin/whocan \
 && install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 4000
# The certificate is its clients' business; whether the process answers is not.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "const { WHOCAN_PORT: port, WHOCAN_TLS_CERT_FILE: tls } = process.env; require(tls ? 'https' : 'http').get({ host: '127.0.0.1', port: port || 4000, path: '/healthz', rejectUnauthorized: false }, (answer) => process.exit(answer.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
ENTRYPOINT ["whocan"]
CMD ["serve"]
