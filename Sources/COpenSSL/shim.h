#pragma once
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// What OpenSSL has as macros, which Swift does not see.

/// TLS 1.2 at the least. 1 when it could be set.
static inline int copenssl_require_tls12(SSL_CTX *context) {
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
}

/// No renegotiation, no compression; the server's order of ciphers stands, but ChaCha20 first for clients that put it first.
static inline void copenssl_set_rules(SSL_CTX *context) {
  SSL_CTX_set_options(
      context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                   SSL_OP_PRIORITIZE_CHACHA);
}

/// The groups for key exchange, best first, separated by colons. 1 when all are known.
static inline int copenssl_set_groups(SSL_CTX *context, const char *list) {
  return SSL_CTX_set1_groups_list(context, list);
}

/// No server-side session store (tickets carry their own state), and idle connections give their buffers back.
static inline void copenssl_keep_little(SSL_CTX *context) {
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

/// Adds a certificate to those that are sent behind the server's own; the context takes it over. 1 when it did.
static inline int copenssl_add_chain(SSL_CTX *context, X509 *certificate) {
  return SSL_CTX_add0_chain_cert(context, certificate);
}

/// RFC 7301: `http/1.1` for those who offer protocols and have it among them; a fatal alert for those who have not.
static int copenssl_select_http11(
    SSL *ssl, const unsigned char **out, unsigned char *length, const unsigned char *offered, unsigned int count,
    void *unused) {
  static const unsigned char served[] = "\x08http/1.1";
  (void)ssl;
  (void)unused;
  if (SSL_select_next_proto((unsigned char **)out, length, served, sizeof served - 1, offered, count) ==
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_OK;
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

static inline void copenssl_serve_http11(SSL_CTX *context) {
  SSL_CTX_set_alpn_select_cb(context, copenssl_select_http11, NULL);
}

static inline void copenssl_retry_read(BIO *bio) {
  BIO_clear_retry_flags(bio);
  BIO_set_retry_read(bio);
}

static inline void copenssl_clear_retry(BIO *bio) { BIO_clear_retry_flags(bio); }

/// A new key on the curve P-256; null on failure.
static inline EVP_PKEY *copenssl_new_key(void) { return EVP_EC_gen("P-256"); }

/// All that a memory BIO holds; `*bytes` is its own.
static inline long copenssl_contents(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }
