/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Kernels: inner loops over arrays, written as plain branch-free C.
 *
 * MUR_KERNEL before a definition compiles the loop for three instruction levels and
 * picks one when the program is loaded. Contraction is off for the whole project and
 * reductions use MUR_LANES accumulators added in a fixed order, so the three give the
 * same bits. The function has to be static: clang gives a cloned one another symbol.
 *
 * Sanitizers cannot run before themselves, which the picking would ask of them: with
 * them there is one level only. */

#pragma once

#include <glib.h>

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) \
  || __has_feature(undefined_behavior_sanitizer)
#define MUR_SANITIZED 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define MUR_SANITIZED 1
#endif

/* Clang cannot tell the levels of a machine by these names, only by what they add. */
#if !defined __x86_64__ || defined MUR_SANITIZED
#define MUR_KERNEL
#elif defined __clang__
#define MUR_KERNEL __attribute__ ((target_clones ("avx512dq", "avx2", "default")))
#else
#define MUR_KERNEL \
  __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif

/* Before a loop that may read and write one array, but only at one place at a time: the
 * compiler need not fear that its iterations meet. Clang warns where it is told so and
 * cannot vectorise, as with sanitizers. */
#if defined __clang__ && (defined MUR_SANITIZED || !defined __OPTIMIZE__)
#define MUR_LOOP
#elif defined __clang__
#define MUR_LOOP _Pragma ("clang loop vectorize(assume_safety)")
#else
#define MUR_LOOP _Pragma ("GCC ivdep")
#endif

/* Helpers of a kernel have to be inlined, or they would run at the lowest level. */
#define MUR_INLINE static inline __attribute__ ((always_inline))

/* Partial sums of a reduction: two registers of the widest level. */
#define MUR_LANES 16

/* Four doubles as one vector, at any place in an array of doubles.
 *
 * A vector type, because compilers keep an array of sums in memory and not in
 * registers. Four doubles fill one AVX register and two of SSE2. Arithmetic is lane by
 * lane, so results do not depend on the register's width. */
typedef double MurDouble4 __attribute__ ((vector_size (32), aligned (8), may_alias));
