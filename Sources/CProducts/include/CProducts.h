#pragma once
#include <stdint.h>

/// Products of up to four rows with every strip of a matrix, by the widest instructions that this processor has.
///
/// A strip is sixteen columns of the matrix, and as long as it: `pairs` times two rows, whose numbers alternate. All numbers
/// are whole, so the sums are the same on every processor; they must fit 32 bits, which is a matter of the caller's scales.
/// - left: `count` rows of 2 * `pairs` numbers, `stride` numbers apart.
/// - matrix: `strips` * `pairs` * 32 numbers, quickest when they begin at a multiple of 64 bytes.
/// - sums: `count` rows of `strips` * 16 sums, written whole.
void cproducts_multiply(const int16_t *left, long stride, long count, const int16_t *matrix, long pairs, long strips,
                        int32_t *sums);

/// The same by the instructions that every processor of its kind has; apart so that tests can compare the two.
void cproducts_multiply_plainly(const int16_t *left, long stride, long count, const int16_t *matrix, long pairs,
                                long strips, int32_t *sums);
