FROM node:24-slim AS build
WORKDIR /build
RUN npm install --global pnpm@12
COPY . .
RUN pnpm install --frozen-lockfile --filter . --filter participant-panel --filter participant-panel-server \
  && pnpm build \
  && pnpm --filter participant-panel-server deploy --prod --legacy /app

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATABASE_URL=/data/participant-panel.db
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7300
HEALTHCHECK --interval=10s --timeout=7s --start-period=20s CMD ["node", "-e", \
  "fetch(`http://127.0.0.1:${process.env.PORT || 7300}/readyz`).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
