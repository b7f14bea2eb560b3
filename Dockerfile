# The program is linked statically and needs nothing of the image that it runs in: `scratch` by default, or by
# `--build-arg BASE_IMAGE=docker.io/library/debian:bookworm-slim` one with a shell to look around with.
ARG SWIFT_IMAGE=docker.io/library/swift:6.3.1-bookworm
ARG BASE_IMAGE=scratch

FROM ${SWIFT_IMAGE} AS build
# The libraries of one Debian release belong together: their versions are the release's.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends libssl-dev zlib1g-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Tests come along because the manifest names their folders; none is built.
COPY Package.swift openapi.yaml ./
COPY Sources Sources
COPY Tests Tests
# The cache mount is gone after this step, so the program is copied out within it.
RUN --mount=type=cache,id=entente-build,target=/src/.build \
    swift build -c release --product entente --static-swift-stdlib -Xswiftc -static-executable -Xlinker -s \
 && install -D -m 0755 .build/release/entente /out/usr/local/bin/entente
COPY LICENSE NOTICE /out/usr/share/doc/entente/
COPY Config /out/etc/entente
# Who looks the number up finds a name; nobody needs to.
RUN printf 'root:x:0:0:root:/root:/bin/sh\nentente:x:10001:10001:Entente:/:/sbin/nologin\n' > /out/etc/passwd \
 && printf 'root:x:0:\nentente:x:10001:\n' > /out/etc/group \
 && rm -rf /out/etc/entente/deploy /out/etc/entente/language/examples.conllu

# hadolint ignore=DL3006
FROM ${BASE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Entente" \
      org.opencontainers.image.description="Reads articles about diplomacy and serves actors, events and bilateral ties, each with the sentence that states it" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /out /
ENV ENTENTE_CONFIG=/etc/entente \
    ENTENTE_HOST=0.0.0.0 \
    ENTENTE_ACCESS_LOG=-
# Numbers, so that an orchestrator can see that it is not root.
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s --retries=3 CMD ["/usr/local/bin/entente", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/entente"]
CMD ["serve"]
