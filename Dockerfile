# Both bases are of one Debian release: the program links its glibc, libssl and zlib.
ARG SWIFT_IMAGE=docker.io/library/swift:6.3.1-bookworm
ARG BASE_IMAGE=docker.io/library/debian:bookworm-slim

FROM ${SWIFT_IMAGE} AS build
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
    swift build -c release --product entente --static-swift-stdlib -Xlinker -s \
 && install -D -m 0755 .build/release/entente /out/entente

FROM ${BASE_IMAGE}
RUN apt-get update \
 && apt-get install -y --no-install-recommends libssl3 libstdc++6 zlib1g \
 && rm -rf /var/lib/apt/lists/*
LABEL org.opencontainers.image.title="Entente" \
      org.opencontainers.image.description="Reads articles about diplomacy and serves actors, events and bilateral ties, each with the sentence that states it" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY LICENSE NOTICE /usr/share/doc/entente/
COPY Config /etc/entente
COPY --from=build /out/entente /usr/local/bin/entente
ENV ENTENTE_CONFIG=/etc/entente
# Numbers, so that an orchestrator can see that it is not root.
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 CMD ["/usr/local/bin/entente", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/entente"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
