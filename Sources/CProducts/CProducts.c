#include "CProducts.h"
#include <string.h>

// In C because Swift cannot compile one function for several processors and choose when it runs. Plain vectors and not
// intrinsics: what a processor lacks, the compiler makes of what it has.

// Two rows of a strip, all their products, and the sums of a strip.
typedef int16_t entries __attribute__((vector_size(64)));
typedef int32_t products __attribute__((vector_size(128)));
typedef int32_t strip __attribute__((vector_size(64)));

// Everything that takes or gives vectors is inlined, so it does not matter how each processor would hand them on.
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))

INLINE entries two_rows(const int16_t *matrix) {
  entries loaded;
  memcpy(&loaded, matrix, sizeof loaded);
  return loaded;
}

// Two neighbouring numbers, sixteen times.
INLINE entries repeated(const int16_t *left) {
  int32_t both;
  memcpy(&both, left, sizeof both);
  return (entries)((strip){0} + both);
}

// The sums of neighbouring products; written so that it becomes one instruction where there is one for it.
INLINE strip sums_of(entries a, entries b) {
  products all = __builtin_convertvector(a, products) * __builtin_convertvector(b, products);
  return __builtin_shufflevector(all, all, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30) +
         __builtin_shufflevector(all, all, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}

// `rows` is known wherever this is inlined, so that the sums stay in registers.
INLINE void multiply(const int16_t *left, long stride, const int rows, const int16_t *matrix, long pairs, long strips,
                     int32_t *sums) {
  for (long at = 0; at < strips; at++) {
    strip sum[4] = {0};
    for (long pair = 0; pair < pairs; pair++, matrix += 32) {
      entries both = two_rows(matrix);
      for (int row = 0; row < rows; row++) sum[row] += sums_of(both, repeated(left + row * stride + 2 * pair));
    }
    for (int row = 0; row < rows; row++) memcpy(sums + (row * strips + at) * 16, &sum[row], sizeof sum[row]);
  }
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void multiply_wide(
    const int16_t *left, long stride, long count, const int16_t *matrix, long pairs, long strips, int32_t *sums) {
  switch (count) {
    case 1: multiply(left, stride, 1, matrix, pairs, strips, sums); break;
    case 2: multiply(left, stride, 2, matrix, pairs, strips, sums); break;
    case 3: multiply(left, stride, 3, matrix, pairs, strips, sums); break;
    default: multiply(left, stride, 4, matrix, pairs, strips, sums); break;
  }
}
#endif

void cproducts_multiply_plainly(const int16_t *left, long stride, long count, const int16_t *matrix, long pairs,
                                long strips, int32_t *sums) {
  // More than two rows' sums would not fit the registers of the plainest processor.
  for (; count >= 2; count -= 2, left += 2 * stride, sums += 32 * strips)
    multiply(left, stride, 2, matrix, pairs, strips, sums);
  if (count == 1) multiply(left, stride, 1, matrix, pairs, strips, sums);
}

void cproducts_multiply(const int16_t *left, long stride, long count, const int16_t *matrix, long pairs, long strips,
                        int32_t *sums) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return multiply_wide(left, stride, count, matrix, pairs, strips, sums);
#endif
  cproducts_multiply_plainly(left, stride, count, matrix, pairs, strips, sums);
}
