# A Callboard as a container: the build is made with the image, so that it starts in a second or two.
# The Node that serves comes with the packages (package.json, optionalDependencies); the base image's only installs them.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --include=optional
COPY . .
RUN npm run build && npm prune --omit=dev --include=optional

FROM node:24-slim
WORKDIR /app
COPY --from=build --chown=node:node /app ./
# Where SQLite keeps everything, unless CALLBOARD_STORE=firestore: mount a volume here.
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 CALLBOARD_DATA=/data
EXPOSE 8080
# Not through npm: it would stand between the signal that ends the container and the server.
CMD ["node_modules/.bin/node", "scripts/start.ts"]
