/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Inputs that the program writes today, small, for every target that reads such. */

#pragma once

#include <glib.h>

typedef void (*MurFuzzSeedFunc) (
  const char *target, const char *name, const char *bytes, gsize length, gpointer data);

void mur_fuzz_seeds (MurFuzzSeedFunc func, gpointer data);
