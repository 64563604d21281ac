/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an enumeration's values are called: in files and on the command line, and for
 * people. An array of choices is indexed by the enumeration and ends with a %NULL id:
 *
 *   static const MurChoice solvers[] = {
 *     [MUR_INTEGRATOR_TAYLOR] = { "taylor", "Taylor series, adaptive" },
 *     [MUR_INTEGRATOR_RK4] = { "rk4", "Runge–Kutta 4, fixed step" },
 *     { NULL },
 *   };
 *   MUR_ASSERT_CHOICES (solvers, MUR_N_INTEGRATOR_METHODS); */

#pragma once

#include <glib.h>

typedef struct
{
  const char *id;    /* lower case with hyphens */
  const char *title; /* what people read */
} MurChoice;

/* An enumeration of @n values has @n choices. */
#define MUR_ASSERT_CHOICES(choices, n) \
  G_STATIC_ASSERT (G_N_ELEMENTS (choices) == (n) + 1)
