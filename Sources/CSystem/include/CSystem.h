#pragma once
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

/// Takes a waiting connection: non-blocking, closed on exec. -1 and errno where there is none.
int csystem_accept(int listener);

/// A counter to wake a loop with: non-blocking, closed on exec. -1 and errno on failure.
int csystem_eventfd(void);

/// Gives freed memory back to the system.
void csystem_give_back(void);

/// From now on pieces of a mebibyte or more go back to the system as soon as they are freed, and so does what is free at
/// the end of a heap beyond four.
void csystem_hold_little(void);
