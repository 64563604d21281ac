/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Functions that tests call by name, in threads and in processes. */

#pragma once

#include "core/parallel/function.h"
#include "core/parallel/pool.h"

/* power: x¹⁰. fail: an error at 7. end: ends its worker at 5. nap: so many milliseconds.
 * process: its number. length: of a text. nested, nested-processes: the sum of power over
 * x … x + 3, by workers of its own. raise: x to the exponent of the object, by its pool.
 * double: the object with twice the exponent. */
extern const MurTaskFunction test_functions[];

/* An object that owns a pool, which must not be shipped. */
typedef struct
{
  double exponent;
  char *name;
  MurPool *pool;
  gpointer file; /* (nullable): cannot be shipped */
} BigPow;

extern const MurObjectType test_big_pow;

BigPow *test_big_pow_new (double exponent, const char *name);
