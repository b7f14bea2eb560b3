#define _GNU_SOURCE
#include "CSystem.h"
#include <malloc.h>
#include <stddef.h>
#include <sys/socket.h>

int csystem_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }

int csystem_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void csystem_give_back(void) { malloc_trim(0); }

void csystem_hold_little(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
}
